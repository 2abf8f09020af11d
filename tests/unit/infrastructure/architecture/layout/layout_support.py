"""Inspections of small projects by the layout rules."""

import pathlib
from collections.abc import Mapping

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import DEFAULT, Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue, RuleDefinition
from archcheck.infrastructure.discovery.path_globs import path_matches
from tests.unit.infrastructure.discovery.project_support import discover

OPTIONS: Mapping[str, OptionValue] = {"tests": "auto", "namespace_packages": ()}


def definition(name: str, family: str) -> RuleDefinition:
    """A rule without a page."""
    return RuleDefinition(
        name=name,
        code="ARC301",
        family=family,
        level=Level.ERROR,
        precision="high",
        tags=(),
        options=(),
        opt_in=True,
        summary="",
        because="Because.",
        fix="Do it.",
        page="",
    )


def inspect(
    root: pathlib.Path,
    *paths: str,
    configuration: Configuration | None = None,
    name: str = "missing-package-init",
    family: str = "layout",
    options: Mapping[str, OptionValue] = OPTIONS,
) -> Inspection:
    """What a check of these paths is about, with one rule."""
    chosen = configuration or Configuration(root=str(root))
    project, scope = discover(root, *paths, configuration=chosen)
    rule = ActiveRule(definition(name, family), Level.ERROR, options, DEFAULT)
    return Inspection(
        configuration=chosen,
        project=project,
        scope=scope,
        rules=RulePlan({name: rule}, chosen, path_matches),
        cache_directory="",
        workers=1,
    )
