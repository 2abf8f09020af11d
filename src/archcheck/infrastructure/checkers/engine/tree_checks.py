"""The rules on the LibCST tree of one file: parsed once, walked once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import libcst as cst

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
)
from archcheck.infrastructure.checkers.engine.checker_files import checker_of
from archcheck.infrastructure.checkers.engine.enclosing import enclosing_symbol
from archcheck.infrastructure.checkers.engine.failures import Failures
from archcheck.infrastructure.checkers.engine.check_instructions import RuleOrder
from archcheck.infrastructure.checkers.engine.traversal import NodeType, walk


def tree_findings(
    file: ScreenedFile, rules: Sequence[RuleOrder], failures: Failures
) -> list[Finding]:
    """The findings of these rules; what goes wrong is noted in `failures`."""
    parsed = _parsed(file, failures)
    return _run(parsed, rules, failures) if parsed else []


def _parsed(file: ScreenedFile, failures: Failures) -> ParsedFile | None:
    with failures.of("LibCST, which reads what Python can parse,"):
        module = cst.parse_module(file.text.text)
        return ParsedFile(file.file, file.data, file.text, file.tree, file.discovery, module)
    return None


def _run(file: ParsedFile, rules: Sequence[RuleOrder], failures: Failures) -> list[Finding]:
    try:
        return _run_together(file, rules)
    except Exception:
        return _run_apart(file, rules, failures)


def _run_apart(file: ParsedFile, rules: Sequence[RuleOrder], failures: Failures) -> list[Finding]:
    """One rule after the other, to learn which one fails."""
    findings: list[Finding] = []
    for rule in rules:
        with failures.of(rule.name):
            findings.extend(_run_together(file, [rule]))
    return findings


def _run_together(file: ParsedFile, rules: Sequence[RuleOrder]) -> list[Finding]:
    checkers = [checker_of(rule.name)(rule.options) for rule in rules]
    walk(file.module, _handlers(file, checkers))
    return [
        _finding(file, rule, violation)
        for rule, checker in zip(rules, checkers)
        for violation in checker.violations()
    ]


def _handlers(
    file: ParsedFile, checkers: Sequence[Checker]
) -> Mapping[NodeType, Sequence[Handler]]:
    handlers: dict[NodeType, list[Handler]] = defaultdict(list)
    for checker in checkers:
        for kind, handler in checker.handlers(file).items():
            handlers[kind].append(handler)
    return handlers


def _finding(file: ParsedFile, rule: RuleOrder, violation: Violation) -> Finding:
    location = _place(file, violation)
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.name,
        level=rule.level,
        message=violation.message,
        location=location,
        key=violation.key,
        symbol=_symbol(file, violation, location),
        related=tuple(
            RelatedLocation(_location(file, anchor), message)
            for anchor, message in violation.related
        ),
        why=rule.why,
        fix=violation.fix or rule.remedy,
    )


def _place(file: ParsedFile, violation: Violation) -> Location:
    if violation.region is not None:
        return Location(file.file.path, violation.region)
    return _location(file, violation.anchor)


def _location(file: ParsedFile, anchor: Anchor) -> Location:
    start, _ = file.positions.span(anchor.first)
    _, end = file.positions.span(anchor.last or anchor.first)
    last = end if anchor.end is None else start + anchor.end
    return Location(file.file.path, file.positions.region(start + anchor.start, last))


def _symbol(file: ParsedFile, violation: Violation, location: Location) -> str:
    if not file.file.module:
        return file.file.path
    inner = violation.symbol or enclosing_symbol(file.tree, location.region.start_line)
    return ".".join(filter(None, (file.file.module, inner)))
