"""Layout rules of small configurations, in small projects."""

import dataclasses
import pathlib

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import DEFAULT, Configuration
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.architecture.layout.catalogue import known_types, layout_of
from archcheck.infrastructure.architecture.layout.configured_rules import ConfiguredLayout
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.configuration.merging import build
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.architecture.layout.layout_support import definition
from tests.unit.infrastructure.configuration.configuration_support import fragment_of
from tests.unit.infrastructure.discovery.project_support import discover

RULES = (
    definition("empty-rule", "gate"),
    *(definition(name, "layout") for name in known_types()),
)


def configured(root: pathlib.Path, text: str, source: str = "archcheck.toml") -> Configuration:
    """The configuration of an archcheck.toml, or what a pack would make of it."""
    configuration = build(fragment_of(text))
    layout = (
        dataclasses.replace(it, origin=dataclasses.replace(it.origin, source=source))
        for it in configuration.layout
    )
    return dataclasses.replace(
        configuration, root=str(root), file="archcheck.toml", layout=tuple(layout)
    )


def inspected(configuration: Configuration, *paths: str) -> Inspection:
    """What a check of these paths is about, with all types of layout rules."""
    root = pathlib.Path(configuration.root)
    project, scope = discover(root, *paths, configuration=configuration)
    rules = {rule.name: ActiveRule(rule, Level.ERROR, {}, DEFAULT) for rule in RULES}
    return Inspection(
        configuration=configuration,
        project=project,
        scope=scope,
        rules=RulePlan(rules, configuration, path_matches),
        cache_directory="",
        workers=1,
    )


def findings(inspection: Inspection) -> tuple[Finding, ...]:
    """What is wrong with a project."""
    return ConfiguredLayout(GitState()).judge(inspection, ()).findings


def told(root: pathlib.Path, text: str, *paths: str) -> list[str]:
    """What a project is told, with the places."""
    found = findings(inspected(configured(root, text), *paths))
    return [f"{it.location.path}:{it.location.region.start_line}: {it.message}" for it in found]


def skipped(root: pathlib.Path, text: str) -> list[str]:
    """What does not apply of these rules of a pack."""
    inspection = inspected(configured(root, text, "pack house"))
    return list(ConfiguredLayout(GitState()).judge(inspection, ()).skipped_rules)


def problems(root: pathlib.Path, text: str, source: str = "archcheck.toml") -> list[str]:
    """What the rules cannot mean in a project."""
    inspection = inspected(configured(root, text, source))
    rules = ConfiguredLayout(GitState())
    try:
        rules.validate(inspection)
        rules.judge(inspection, ())
    except UsageProblems as error:
        return [str(problem) for problem in error.problems]
    return []


def matches(root: pathlib.Path, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What the first rule means in a project."""
    configuration = configured(root, text)
    view = ProjectView(inspected(configuration), GitState())
    return list(layout_of(configuration.layout[0], view).matches())
