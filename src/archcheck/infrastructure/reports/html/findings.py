"""The findings of a page, each fact once."""

from collections.abc import Iterator, Mapping

from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult, EnabledRule
from archcheck.domain.finding import BaselineState, Finding
from archcheck.infrastructure.reports.selection import importance
from archcheck.infrastructure.reports.words import reason_and_fix, rule_label

Advice = tuple[str, str]
Data = dict[str, object]


def findings_data(result: CheckResult) -> Data:
    """Findings as lists, the most important first; lines of source and advice apart."""
    rules = {rule.definition.name: rule for rule in result.rules}
    advice: dict[Advice, int] = {}
    ranked = sorted(result.findings, key=importance)
    return {
        "findings": [_finding(finding, rules, advice) for finding in ranked],
        "advice": list(advice),
        "lines": {
            file.path: {number: visible(line) for number, line in file.lines.items()}
            for file in result.files
        },
    }


def _finding(
    finding: Finding, rules: Mapping[str, EnabledRule], advice: dict[Advice, int]
) -> list[object]:
    """Level, rule, path, region, message, state, contract, owners, advice, chain, reason."""
    because, fix = reason_and_fix(finding, rules)
    told = (visible(because), visible(fix))
    region = finding.location.region
    return [
        finding.level.value,
        rule_label(finding),
        visible(finding.location.path),
        [region.start_line, region.start_column, region.end_line, region.end_column],
        visible(finding.message),
        _state(finding),
        visible(finding.contract),
        [visible(owner) for owner in finding.owners],
        advice.setdefault(told, len(advice)),
        list(_chain(finding)),
        visible(finding.suppression.reason) if finding.suppression else "",
    ]


def _state(finding: Finding) -> str:
    if finding.suppression:
        return "ignored"
    return "known" if finding.baseline_state is BaselineState.UNCHANGED else "open"


def _chain(finding: Finding) -> Iterator[str]:
    for link in (*finding.chain, *finding.related):
        place = f"{link.location.path}:{link.location.region.start_line}"
        yield visible(f"{link.message} ({place})")
