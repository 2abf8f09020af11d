"""The rules on one file, each asked by itself."""

from collections.abc import Iterator, Sequence

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.checkers.checker import CheckedFile, Violation
from archcheck.infrastructure.checkers.engine.check_instructions import RuleOrder
from archcheck.infrastructure.checkers.engine.checker_files import checker_with
from archcheck.infrastructure.checkers.engine.enclosing import enclosing_symbol
from archcheck.infrastructure.checkers.engine.failures import Failures
from archcheck.infrastructure.checkers.project_facts import ProjectFacts


def rule_findings(
    file: CheckedFile, rules: Sequence[RuleOrder], project: ProjectFacts, failures: Failures
) -> Iterator[Finding]:
    """The findings of these rules; what goes wrong is noted in `failures`."""
    for rule in rules:
        with failures.of(rule.name):
            checker = checker_with(rule.name, rule.stated, rule.plugin)
            yield from [_finding(file, rule, each) for each in checker.violations(file, project)]


def _finding(file: CheckedFile, rule: RuleOrder, violation: Violation) -> Finding:
    path = file.file.path
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.name,
        level=rule.level.capped(violation.at_most),
        message=violation.message,
        location=Location(path, violation.place),
        at_most=violation.at_most,
        key=violation.key,
        symbol=_symbol(file, violation),
        related=tuple(
            RelatedLocation(Location(path, place), message) for place, message in violation.related
        ),
        because=rule.because,
        fix=violation.fix or rule.fix,
    )


def _symbol(file: CheckedFile, violation: Violation) -> str:
    if not file.file.module:
        return file.file.path
    inner = violation.symbol or enclosing_symbol(file.tree, violation.place.start_line)
    return ".".join(filter(None, (file.file.module, inner)))
