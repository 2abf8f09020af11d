"""What a finding is called, and where it stands, for all formats."""

import collections
from collections.abc import Iterable, Mapping

from archcheck.application.wording import counted
from archcheck.domain.check_result import EnabledRule
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.domain.location import Location

LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)
STATES = {
    Outcome.MISSING: "not installed",
    Outcome.FAILED: "did not finish",
    Outcome.SKIPPED: "skipped",
}


def rule_label(finding: Finding) -> str:
    """`layer-dependency`, or `flake8:F841` for a tool's rule."""
    return finding.printed_rule


def place_text(location: Location) -> str:
    """`path:line:column`, which terminals and editors make clickable."""
    region = location.region
    return f"{location.path}:{region.start_line}:{region.start_column}"


def message_text(finding: Finding) -> str:
    """What a finding says, on one line, with the contract or rule that says so."""
    declaration = f"({finding.declaration})" if finding.declaration else ""
    return on_one_line(f"{finding.message} {declaration}")


def on_one_line(text: str) -> str:
    """A text without its line ends."""
    return " ".join(text.split())


def level_counts(findings: Iterable[Finding]) -> str:
    """`3 errors, 1 warning`; empty without findings."""
    counts = collections.Counter(finding.level for finding in findings)
    return ", ".join(counted(counts[level], level.value) for level in LEVELS if counts[level])


def reason_and_fix(finding: Finding, rules: Mapping[str, EnabledRule]) -> tuple[str, str]:
    """Why a finding matters and what to do, as it says itself or as the page of its rule does."""
    because, fix = _of_page(finding, rules)
    return finding.because or because, finding.fix or fix


def _of_page(finding: Finding, rules: Mapping[str, EnabledRule]) -> tuple[str, str]:
    if finding.analyzer != OWN_ANALYZER or finding.rule not in rules:
        return "", ""
    definition = rules[finding.rule].definition
    return definition.because, definition.fix
