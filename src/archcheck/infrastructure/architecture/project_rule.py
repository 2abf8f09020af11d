"""Rules about the whole project, each found by the name of its file."""

import abc
import importlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeGuard, TypeVar

import msgspec

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.toml_text import key_text
from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.problem import Problem
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options
from archcheck.infrastructure.discovery.contents import read_bytes

Subject = TypeVar("Subject")
OptionsType = TypeVar("OptionsType", bound=Options)


class ProjectViolation(msgspec.Struct, frozen=True):
    """A violation in the file `path`, on line 1 where no region is given.

    `key`, `symbol` and `limit` as in Finding; without a `fix` the page of the rule has it. `level`
    is the most serious that it can have, whatever the rule's.
    """

    path: str
    message: str
    key: str
    symbol: str
    fix: str = ""
    region: Region | None = None
    related: tuple[RelatedLocation, ...] = ()
    limit: str = ""
    level: Level | None = None

    def level_under(self, level: Level) -> Level:
        """The level that it has where its rule has this one."""
        return level.capped(self.level) if self.level else level


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


class RunningRule(msgspec.Struct, frozen=True):
    """A rule with one set of options, and as it applies to the first file that has them."""

    rule: Any
    active: ActiveRule

    def applies(self, active: ActiveRule | None) -> TypeGuard[ActiveRule]:
        """Whether a file to which the rule applies like this has the same options."""
        return active is not None and active.options == self.active.options


class FamilyRules(ProjectRules, Generic[Subject]):
    """Runs the enabled rules of one family, each found by its file's name in one package."""

    family: ClassVar[str]
    package: ClassVar[str]

    @abc.abstractmethod
    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> Subject:
        """What the rules of the family look at; asked only where one of them runs."""

    def runs(self, rule: ActiveRule) -> bool:
        """Whether a rule is one of these."""
        return rule.definition.family == self.family

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: the rules' options are checked with the configuration."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in scope, sorted."""
        running = self.running(inspection)
        if not running:
            return ProjectAnswer()
        subject = self.subject(inspection, facts)
        findings = (_findings(rule, inspection, subject) for rule in running)
        ordered = sorted(itertools.chain(*findings), key=lambda finding: finding.order)
        return ProjectAnswer(tuple(ordered))

    def running(self, inspection: Inspection) -> list[RunningRule]:
        """The enabled rules, each once for each set of options that it has for some file."""
        rules = inspection.rules.rules.values()
        names = (it.definition.name for it in filter(self.runs, rules))
        return [self._made(active) for name in names for active in _variants(name, inspection)]

    def _made(self, active: ActiveRule) -> RunningRule:
        kind = load_rule(self.package, active.definition)
        return RunningRule(kind(msgspec.convert(active.options, kind.options_type)), active)


def option_problems(
    running: RunningRule, problems: Iterable[KeyProblem], inspection: Inspection
) -> Iterator[Problem]:
    """Where options mean nothing in a project; what a pack states holds for any."""
    for problem in problems:
        key = key_text(("rules", running.rule.rule, problem.key))
        origin = inspection.configuration.origins.get(key, running.active.origin)
        if not origin.speaks_to_any:
            yield origin.problem(problem.message, problem.hint)


def _variants(name: str, inspection: Inspection) -> Sequence[ActiveRule]:
    found: list[ActiveRule] = []
    for file in inspection.project.files:
        active = inspection.rules.for_file(file.path).get(name)
        if active is not None and active.options not in [other.options for other in found]:
            found.append(active)
    return found


def _findings(running: RunningRule, inspection: Inspection, subject: object) -> Iterator[Finding]:
    for violation in _violations(running, subject):
        active = inspection.rules.for_file(violation.path).get(running.rule.rule)
        if running.applies(active) and inspection.scope.holds(violation.path):
            yield _finding(active, violation, inspection.project.root)


def _violations(running: RunningRule, subject: object) -> Iterable[ProjectViolation]:
    definition = running.active.definition
    if definition.plugin is None:
        violations: Iterable[ProjectViolation] = running.rule.violations(subject)
        return violations
    from archcheck.infrastructure.plugins.folders import blamed

    with blamed(definition.plugin, f"the rule {definition.name}"):
        return list(running.rule.violations(subject))


def _finding(rule: ActiveRule, violation: ProjectViolation, root: str) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.definition.name,
        level=violation.level_under(rule.level),
        message=violation.message,
        location=Location(violation.path, violation.region or first_line(root, violation.path)),
        key=violation.key,
        symbol=violation.symbol,
        related=violation.related,
        limit=violation.limit,
        because=rule.definition.because,
        fix=violation.fix or rule.definition.fix,
    )


def first_line(root: str, path: str) -> Region:
    """The region of the first line of a file."""
    return SourceText.decode_leniently(read_bytes(root, path)).whole_line(1)
