"""Tests of what is remembered of rules."""

import pytest

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.running.remembered_rules import RememberedRules
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

RULE = ToolRule(id="E1", name="E1", summary="bad", level=Level.ERROR)
BASIS = b"all"


@pytest.fixture(name="results")
def remembered_rule() -> ResultsInMemory:
    """What is known after one rule was described."""
    results = ResultsInMemory()
    RememberedRules(results, BASIS).keep({"E1"}, (RULE,))
    return results


def test_should_know_rules_when_all_is_equal(results: ResultsInMemory) -> None:
    assert RememberedRules(results, BASIS).known(["E1"]) == (RULE,)


@pytest.mark.parametrize(
    ("basis", "rule_ids"), [(b"else", ["E1"]), (BASIS, ["E1", "E2"]), (None, ["E1"])]
)
def test_should_know_nothing_when_something_differs(
    results: ResultsInMemory, basis: bytes | None, rule_ids: list[str]
) -> None:
    assert RememberedRules(results, basis).known(rule_ids) == ()


@pytest.mark.parametrize(("rule_id", "summary"), [("\udcff", "bad"), ("E1", "\udcff")])
def test_should_remember_nothing_when_a_text_is_none(rule_id: str, summary: str) -> None:
    results = ResultsInMemory()
    odd = ToolRule(id="E1", name="E1", summary=summary, level=Level.ERROR)
    RememberedRules(results, BASIS).keep([rule_id], (odd,))
    assert list(results.entries) == []
