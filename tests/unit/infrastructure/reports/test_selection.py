"""Tests of the choice of findings."""

import collections

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.selection import (
    importance,
    ordered,
    spread,
    unsaid,
)
from tests.unit.infrastructure.reports.results_support import finding, place

LEVELS = st.sampled_from([Level.ERROR, Level.WARNING, Level.NOTE])
RULES = st.sampled_from(["no-comments", "unparsable-file", "layer-dependency"])
FINDINGS = st.lists(
    st.builds(
        lambda level, rule, key: finding(level=level, rule=rule, key=key),
        LEVELS,
        RULES,
        st.sampled_from("abc"),
    ),
    max_size=12,
)


def of(rule: str, count: int, level: Level = Level.ERROR) -> list[Finding]:
    """Several findings of one rule."""
    return [finding(rule=rule, level=level, key=str(number)) for number in range(count)]


def chosen(findings: list[Finding], limit: int) -> dict[str, int]:
    """How many of each rule are chosen."""
    return dict(collections.Counter(entry.rule for entry in spread(ordered(findings), limit)))


def test_should_spread_over_rules_when_limit_is_small() -> None:
    """No rule hides the others."""
    findings = [*of("a", 90), *of("b", 2), *of("c", 40)]
    assert chosen(findings, 12) == {"a": 5, "b": 2, "c": 5}


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ("src/a.py was not checked by archcheck: invalid syntax", True),
        ("src/b.py was not checked by archcheck: invalid syntax", False),
        ("src/a.py", False),
        ("mypy did not finish: src/a.py", False),
    ],
)
def test_should_know_what_is_said_when_a_file_is_broken(gap: str, expected: bool) -> None:
    broken = finding(rule="unparsable-file", location=place("src/a.py", 1, 1, 2))
    mild = finding(location=place("src/b.py", 1, 1, 2))
    assert unsaid([gap], [broken, mild]) == ([] if expected else [gap])


def test_should_show_few_of_each_rule_when_each_is_limited() -> None:
    findings = ordered([*of("a", 9), *of("b", 2), *of("a", 4, Level.WARNING)])
    assert [len(spread(findings, limit, 3)) for limit in (100, 7)] == [8, 7]


def test_should_prefer_errors_when_limit_is_small() -> None:
    """A warning is shown only where room is left."""
    findings = [*of("a", 9), *of("b", 9, Level.WARNING)]
    assert chosen(findings, 10) == {"a": 9, "b": 1}


def test_should_prefer_analysis_problems_when_limit_is_small() -> None:
    """What could not be checked comes first."""
    assert chosen([*of("a", 9), *of("internal-error", 2)], 2) == {"internal-error": 2}


def test_should_rank_tools_rule_as_error_when_it_has_name_of_problem() -> None:
    """Only our own rules are analysis problems."""
    assert importance(finding(analyzer="x", rule="internal-error")) == 1


@given(FINDINGS, st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_should_keep_order_when_findings_are_spread(findings: list[Finding], limit: int) -> None:
    """Chosen findings are sorted like all."""
    few = spread(ordered(findings), limit)
    assert few == ordered(few)


@given(FINDINGS, st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_should_choose_as_many_as_allowed_when_findings_are_spread(
    findings: list[Finding], limit: int
) -> None:
    """Not one less."""
    assert len(spread(ordered(findings), limit)) == min(limit, len(findings))
