"""The quiet page where nobody watches: a line each, for other programs; needs no rich."""

from collections.abc import Iterator

from archcheck.application.baseline_words import shrinkable_lines
from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.infrastructure.reports.selection import active, ordered, unsaid
from archcheck.infrastructure.reports.words import (
    message_text,
    on_one_line,
    place_text,
    rule_label,
)


def plain_page(result: CheckResult, unicode: bool) -> str:
    """All findings, what was not checked, and the verdict."""
    return "".join(f"{visible(line, unicode).rstrip()}\n" for line in _lines(result))


def _lines(result: CheckResult) -> Iterator[str]:
    findings = ordered(active(result.findings))
    yield from map(_line, findings)
    for sentence in unsaid(result.verdict.incomplete, findings):
        yield f"not checked: {on_one_line(sentence)}"
    yield from map(on_one_line, shrinkable_lines(result))
    yield verdict_sentence(result)


def _line(finding: Finding) -> str:
    label = f"{finding.level.value}[{rule_label(finding)}]"
    return f"{place_text(finding.location)}: {label} {message_text(finding)}"
