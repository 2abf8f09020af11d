"""Findings that are told together: those of one rule and contract."""

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.check_result import CheckResult, EnabledRule
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.infrastructure.reports.selection import active, importance, ordered
from archcheck.infrastructure.reports.words import on_one_line, reason_and_fix, rule_label

MOST_FILES = 6
MOST_LINES = 8


class Group(msgspec.Struct, frozen=True):
    """Ordered findings of one rule and contract; `summary` is what the rule says in general."""

    findings: tuple[Finding, ...]
    summary: str
    fix: str

    @property
    def head(self) -> str:
        """`error layer-dependency (hexagonal) x2`."""
        first = self.findings[0]
        contract = f" ({first.contract})" if first.contract else ""
        count = f" x{len(self.findings)}" if len(self.findings) > 1 else ""
        return f"{first.level.value} {rule_label(first)}{contract}{count}"

    @property
    def messages(self) -> Mapping[str, Sequence[Finding]]:
        """The findings by what they say."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(on_one_line(finding.message), []).append(finding)
        return found

    def lines(self, most: int) -> Iterator[str]:
        """What is wrong, where, and what to do; at most so many different messages in full."""
        messages = self.messages
        if len(messages) == 1:
            yield f"{self.head}: {next(iter(messages))}"
            yield f"  {places_text(self.findings)}"
        elif len(messages) <= most:
            yield f"{self.head}:"
            yield from (f"  {places_text(found)} {said}" for said, found in messages.items())
        else:
            yield f"{self.head}: {self.summary}"
            yield f"  {places_text(self.findings)}"
        yield from self._advice()

    def _advice(self) -> Iterator[str]:
        if self.fix and self.fix not in self.summary:
            yield f"  fix: {self.fix}"


def groups(result: CheckResult) -> list[Group]:
    """The most important first, then those with the most findings."""
    rules = {rule.definition.name: rule for rule in result.rules}
    summaries = _summaries(result)
    found: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in ordered(active(result.findings)):
        key = importance(finding), rule_label(finding), finding.contract
        found.setdefault(key, []).append(finding)
    ranked = sorted(found.items(), key=lambda entry: (entry[0][0], -len(entry[1]), entry[0]))
    return [_group(findings, rules, summaries) for _, findings in ranked]


def _summaries(result: CheckResult) -> Mapping[tuple[str, str], str]:
    own = {(OWN_ANALYZER, rule.definition.name): rule.definition.summary for rule in result.rules}
    tools = {(it.name, rule.id): rule.summary for it in result.analyzers for rule in it.rules}
    return {**tools, **own}


def _group(
    findings: Sequence[Finding],
    rules: Mapping[str, EnabledRule],
    summaries: Mapping[tuple[str, str], str],
) -> Group:
    first = findings[0]
    fixes = {reason_and_fix(finding, rules)[1] for finding in findings}
    advice = fixes.pop() if len(fixes) == 1 else reason_and_fix(first, rules)[1]
    summary = summaries.get((first.analyzer, first.rule)) or first.message
    return Group(tuple(findings), on_one_line(summary), on_one_line(advice))


def places_text(findings: Iterable[Finding]) -> str:
    """`src/a.py:4,9 src/b.py:7 +3`: lines by file, and how many more there are."""
    lines: dict[str, list[int]] = collections.defaultdict(list)
    for finding in findings:
        lines[finding.location.path].append(finding.location.region.start_line)
    shown = [f"{path}:{_numbers(found)}" for path, found in [*lines.items()][:MOST_FILES]]
    hidden = sum(len(found) for path, found in [*lines.items()][MOST_FILES:])
    return " ".join([*shown, *([f"+{hidden}"] if hidden else ())])


def _numbers(lines: Sequence[int]) -> str:
    known = sorted(set(lines))
    more = f",+{len(known) - MOST_LINES}" if len(known) > MOST_LINES else ""
    return ",".join(map(str, known[:MOST_LINES])) + more
