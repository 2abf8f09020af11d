"""Rules about the whole project, each found by the name of its file."""

import abc
import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeGuard, TypeVar

import msgspec

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.rule import OptionValue, RuleDefinition
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.discovery.contents import read_bytes

Stated = Mapping[str, OptionValue]
Subject = TypeVar("Subject")
OptionsType = TypeVar("OptionsType", bound=Options)


class ProjectViolation(msgspec.Struct, frozen=True):
    """A violation in the file `path`, on line 1 where no region is given.

    `key` and `symbol` as in Finding; without a `fix` the page of the rule has it.
    """

    path: str
    message: str
    key: str
    symbol: str
    fix: str = ""
    region: Region | None = None
    related: tuple[RelatedLocation, ...] = ()


class ProjectRule(abc.ABC, Generic[Subject, OptionsType]):
    """Looks at something of a whole project; one instance for one check."""

    rule: ClassVar[str]
    options_type: ClassVar[type[Options]] = Options

    def __init__(self, options: OptionsType) -> None:
        """Take the rule's options, which `options_type` declares."""
        self.options = options

    @abc.abstractmethod
    def violations(self, subject: Subject, /) -> Iterable[ProjectViolation]:
        """Everything that is wrong in the project, whatever the scope."""


def load_rule(package: str, rule: RuleDefinition) -> type[ProjectRule[Any, Any]]:
    """The class of a rule, from the file in the package, or in its plug-in, that is named like it."""
    module = _module(package, rule)
    return next(
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and getattr(kind, "rule", "") == rule.name
    )


def _module(package: str, rule: RuleDefinition) -> ModuleType:
    stem = rule.name.replace("-", "_")
    if rule.plugin is None:
        return importlib.import_module(f"{package}.{stem}")
    from archcheck.infrastructure.plugins.folders import imported

    return imported(rule.plugin, f"{rule.family}.{stem}")


class FamilyRules(ProjectRules, Generic[Subject]):
    """Runs the enabled rules of one family, each found by its file's name in one package."""

    family: ClassVar[str]
    package: ClassVar[str]

    @abc.abstractmethod
    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> Subject:
        """What the rules of the family look at; asked only where one of them runs."""

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: the rules' options are checked with the configuration."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in scope, sorted."""
        rules = [
            rule
            for rule in inspection.rules.rules.values()
            if rule.definition.family == self.family
        ]
        if not rules:
            return ProjectAnswer()
        subject = self.subject(inspection, facts)
        findings = [it for rule in rules for it in self._findings(rule, inspection, subject)]
        return ProjectAnswer(tuple(sorted(findings, key=lambda finding: finding.order)))

    def _findings(
        self, rule: ActiveRule, inspection: Inspection, subject: Subject
    ) -> Iterator[Finding]:
        name = rule.definition.name
        kind = load_rule(self.package, rule.definition)
        for options in _options(name, inspection):
            made = kind(msgspec.convert(options, kind.options_type))
            for violation in made.violations(subject):
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


def _finding(rule: ActiveRule, violation: ProjectViolation, root: str) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.definition.name,
        level=rule.level,
        message=violation.message,
        location=Location(violation.path, violation.region or _first_line(root, violation.path)),
        key=violation.key,
        symbol=violation.symbol,
        related=violation.related,
        because=rule.definition.because,
        fix=violation.fix or rule.definition.fix,
    )


def _first_line(root: str, path: str) -> Region:
    return SourceText.decode_leniently(read_bytes(root, path)).whole_line(1)
