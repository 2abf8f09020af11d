"""The layout rules that a configuration declares."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.configuration import LayoutDeclaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.empty_rules import empty_rule
from archcheck.infrastructure.architecture.layout.catalogue import layout_of, layout_type
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.project_rule import first_line
from archcheck.infrastructure.architecture.structure.structure_rules import unknown_names
from archcheck.infrastructure.architecture.when import selectors_of
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.version_control.git_state import GitState

AnyLayout = LayoutType[Any]
EVERY_CODE = frozenset({Role.SOURCE, Role.TEST})


class ConfiguredLayout(ProjectRules):
    """All layout rules of a configuration."""

    def __init__(self, git: GitState) -> None:
        """Take who knows what git tracks."""
        self._git = git

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Those that the rules ask about that are judged."""
        judged = filter(inspection.rules.judges, inspection.configuration.layout)
        return frozenset[Role]().union(*map(_code_roles, judged))

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for rules that cannot mean what they say."""
        refuse(problem for rule in self._rules(inspection, ()) for problem in _problems(rule))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in scope, sorted, and what of packs does not apply."""
        rules = self._rules(inspection, facts)
        judged = [rule for rule in rules if _is_judged(rule, inspection)]
        refuse(itertools.chain.from_iterable(map(_idle_exceptions, judged)))
        findings = itertools.chain.from_iterable(_findings(rule, inspection) for rule in judged)
        skipped = itertools.chain.from_iterable(map(_skipped, judged))
        return ProjectAnswer(tuple(sorted(findings, key=lambda it: it.order)), tuple(skipped))

    def _rules(self, inspection: Inspection, facts: Sequence[FileFacts]) -> list[AnyLayout]:
        configuration = inspection.configuration
        if not configuration.layout:
            return []
        view = ProjectView(inspection, self._git, facts)
        return [layout_of(each, view) for each in configuration.layout]


def _code_roles(declaration: LayoutDeclaration) -> frozenset[Role]:
    selectors = selectors_of(declaration.condition)
    return EVERY_CODE if selectors else layout_type(declaration.type).code_roles


def _is_judged(rule: AnyLayout, inspection: Inspection) -> bool:
    return inspection.rules.judges(rule.declaration) and rule.view.meets(rule.declaration)


def _problems(rule: AnyLayout) -> Iterator[Problem]:
    """A pack may speak of layers that a project does not have."""
    if rule.declaration.origin.speaks_to_any:
        return
    for problem in rule.problems():
        yield rule.declaration.problem(problem.message, problem.hint)
    for selector in rule.selectors():
        yield from unknown_names(selector, rule.view.configuration)


def _idle_exceptions(rule: AnyLayout) -> Iterator[Problem]:
    for entry in () if rule.declaration.origin.speaks_to_any else rule.idle_exceptions():
        yield rule.declaration.problem(f'"{entry}" in except takes nothing out')


def _skipped(rule: AnyLayout) -> Iterator[str]:
    """What a pack's rule does not apply to here, and what any rule cannot judge."""
    declaration = rule.declaration
    named = f'layout rule "{declaration.name}" of {declaration.origin.source}'
    yield from (f"{named}: {clause}" for clause in rule.left_out())
    if declaration.origin.speaks_to_any:
        yield from _not_applying(rule, named)


def _not_applying(rule: AnyLayout, named: str) -> Iterator[str]:
    missing = rule.absences()
    absence = f"no {listed(missing, 'or')} in this project" if missing else rule.emptiness()
    if absence:
        yield f"{named}: {absence}"
    for glob in rule.idle_exceptions():
        yield f"{named}: its exception {glob} takes nothing out"


def _findings(rule: AnyLayout, inspection: Inspection) -> Iterator[Finding]:
    reason = rule.emptiness() if _must_select(rule.declaration, inspection) else ""
    if reason:
        yield empty_rule(rule.declaration, reason, inspection)
    for violation in rule.violations():
        if _is_reported(violation.path, rule, inspection):
            yield _finding(rule, violation, inspection)


def _must_select(declaration: LayoutDeclaration, inspection: Inspection) -> bool:
    may_be_empty = declaration.allow_empty or declaration.origin.speaks_to_any
    return inspection.scope.judges_rules and not may_be_empty


def _is_reported(path: str, rule: AnyLayout, inspection: Inspection) -> bool:
    excluded = (path_matches(it, path) for it in inspection.configuration.exclude)
    is_open = path == rule.view.configuration_file or not any(excluded)
    return is_open and inspection.scope.holds(path)


def _finding(rule: AnyLayout, violation: LayoutViolation, inspection: Inspection) -> Finding:
    declaration = rule.declaration
    active = inspection.rules.rules[rule.rule]
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.rule,
        level=violation.level_under(declaration.level or active.level),
        message=violation.message,
        location=_location(violation, inspection.project.root),
        key=violation.key,
        symbol=violation.symbol,
        contract=declaration.name,
        declared_as=declaration.what,
        related=violation.related,
        because=declaration.because or active.definition.because,
        fix=declaration.fix or violation.fix or active.definition.fix,
    )


def _location(violation: LayoutViolation, root: str) -> Location:
    return Location(violation.path, violation.region or first_line(root, violation.path))
