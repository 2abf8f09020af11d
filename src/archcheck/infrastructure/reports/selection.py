"""Which findings are shown, and in which order."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.moved_paths import UNCHECKED
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.infrastructure.reports.words import rule_label

ANALYSIS_PROBLEMS = frozenset({"unparsable-file", "internal-error"})


def active(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count."""
    return [finding for finding in findings if finding.counts]


def importance(finding: Finding) -> int:
    """0 for an analysis problem, then errors, warnings and notes."""
    own = finding.analyzer == OWN_ANALYZER
    return 0 if own and finding.rule in ANALYSIS_PROBLEMS else 4 - finding.level.severity


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The most important of sorted findings first; within a level they stay by file and line."""
    return sorted(findings, key=importance)


def spread(findings: Sequence[Finding], limit: int, each: int | None = None) -> list[Finding]:
    """At most `limit` of ordered findings: the most important, spread evenly over the rules.

    `each` limits those of one rule and level.
    """
    by_importance = itertools.groupby(findings, key=importance)
    turns = (_in_turn(group, each) for _, group in by_importance)
    chosen = itertools.islice(itertools.chain.from_iterable(turns), limit)
    kept = set(map(id, chosen))
    return [finding for finding in findings if id(finding) in kept]


def unsaid(gaps: Iterable[str], findings: Iterable[Finding]) -> list[str]:
    """The sentences about what was not checked without those that repeat a finding."""
    broken = itertools.filterfalse(importance, findings)
    said = tuple(f"{finding.location.path}{UNCHECKED}" for finding in broken)
    return [gap for gap in gaps if not gap.startswith(said)]


def _in_turn(findings: Iterable[Finding], each: int | None) -> Iterator[Finding]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(rule_label(finding), []).append(finding)
    rounds = itertools.zip_longest(*(by_rule[label][:each] for label in sorted(by_rule)))
    return filter(None, itertools.chain.from_iterable(rounds))
