"""Which findings are shown, and in which order."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.infrastructure.reports.console.words import rule_label

ANALYSIS_PROBLEMS = frozenset({"unparsable-file", "internal-error"})


def active(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count."""
    return [finding for finding in findings if finding.suppression is None]


def importance(finding: Finding) -> int:
    """0 for an analysis problem, then errors, warnings and notes."""
    own = finding.analyzer == OWN_ANALYZER
    return 0 if own and finding.rule in ANALYSIS_PROBLEMS else 4 - finding.level.severity


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The most important first; within a level by file and line."""
    return sorted(findings, key=lambda finding: (importance(finding), finding.order))


def spread(findings: Sequence[Finding], limit: int) -> list[Finding]:
    """At most `limit` of ordered findings: the most important, spread evenly over the rules."""
    by_importance = itertools.groupby(findings, key=importance)
    candidates = itertools.chain.from_iterable(_in_turn(group) for _, group in by_importance)
    return ordered(itertools.islice(candidates, limit))


def _in_turn(findings: Iterable[Finding]) -> Iterator[Finding]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(rule_label(finding), []).append(finding)
    rounds = itertools.zip_longest(*(by_rule[label] for label in sorted(by_rule)))
    return filter(None, itertools.chain.from_iterable(rounds))
