"""The rules about files and directories."""

import abc
import importlib
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeGuard, TypeVar

import msgspec

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location
from archcheck.domain.plugin import Plugin
from archcheck.domain.project import Project
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.discovery.contents import read_bytes

FAMILY = "layout"
PACKAGE = "archcheck.infrastructure.architecture.layout.rules"

Stated = Mapping[str, OptionValue]
OptionsType = TypeVar("OptionsType", bound=Options)


class LayoutViolation(msgspec.Struct, frozen=True):
    """A violation that lies on line 1 of the file `path`; `key` and `symbol` as in Finding."""

    path: str
    message: str
    key: str
    symbol: str
    fix: str = ""


class LayoutRule(abc.ABC, Generic[OptionsType]):
    """Looks at a project's directories; one instance for one check."""

    rule: ClassVar[str]
    options_type: ClassVar[type[Options]] = Options

    def __init__(self, options: OptionsType) -> None:
        """Take the rule's options, which `options_type` declares."""
        self.options = options

    @abc.abstractmethod
    def violations(self, project: Project) -> Iterable[LayoutViolation]:
        """Everything that is wrong in the project, whatever the scope."""


def load_rule(name: str, plugin: Plugin | None = None) -> type[LayoutRule[Any]]:
    """The class of a rule, from the file that is named like it."""
    module = _module(name.replace("-", "_"), plugin)
    return next(
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and getattr(kind, "rule", "") == name
    )


def _module(stem: str, plugin: Plugin | None) -> ModuleType:
    if plugin is None:
        return importlib.import_module(f"{PACKAGE}.{stem}")
    from archcheck.infrastructure.plugins.folders import imported

    return imported(plugin, f"{FAMILY}.{stem}")


class LayoutRules(ProjectRules):
    """Runs the enabled layout rules, each found by its file's name."""

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: the rules' options are checked with the configuration."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in scope, sorted."""
        findings = [
            finding
            for rule in inspection.rules.rules.values()
            if rule.definition.family == FAMILY
            for finding in _findings(rule, inspection)
        ]
        return ProjectAnswer(tuple(sorted(findings, key=lambda finding: finding.order)))


def _findings(rule: ActiveRule, inspection: Inspection) -> Iterable[Finding]:
    name = rule.definition.name
    kind = load_rule(name, rule.definition.plugin)
    for options in _options(name, inspection):
        made = kind(msgspec.convert(options, kind.options_type))
        for violation in made.violations(inspection.project):
            active = inspection.rules.for_file(violation.path).get(name)
            if _applies(active, options) and inspection.scope.holds(violation.path):
                yield _finding(active, violation, inspection.project.root)


def _options(name: str, inspection: Inspection) -> Sequence[Stated]:
    """Each set of options under which the rule runs for some file."""
    found: list[Stated] = []
    for file in inspection.project.files:
        active = inspection.rules.for_file(file.path).get(name)
        if active is not None and active.options not in found:
            found.append(active.options)
    return found


def _applies(active: ActiveRule | None, options: Stated) -> TypeGuard[ActiveRule]:
    return active is not None and active.options == options


def _finding(rule: ActiveRule, violation: LayoutViolation, root: str) -> Finding:
    text = SourceText.decode_leniently(read_bytes(root, violation.path))
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.definition.name,
        level=rule.level,
        message=violation.message,
        location=Location(violation.path, text.whole_line(1)),
        key=violation.key,
        symbol=violation.symbol,
        because=rule.definition.because,
        fix=violation.fix,
    )
