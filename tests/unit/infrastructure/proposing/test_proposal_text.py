"""Tests of proposals as TOML."""

import tomllib

import pytest

from archcheck.application.proposing.proposal import Item, Proposal
from archcheck.infrastructure.proposing.proposal_text import LONGEST, ProposalText

ENABLED = {"enabled": True}
BROKEN = Item(name="mypy", keys=ENABLED, count=2)
RULE = Item(name="no-comments", keys={"level": "error"}, count=2)
PATTERNS = tuple(f"shop.some.deeply.nested.package{number}" for number in range(4))


def text(proposal: Proposal) -> str:
    """The table in a file of its own."""
    return ProposalText(()).text(proposal)


def test_should_switch_tools_on_when_they_find_nothing() -> None:
    said = tomllib.loads(text(Proposal(tools=(Item(name="mypy", keys=ENABLED),))))
    assert said["tools"] == {"mypy": ENABLED}


@pytest.mark.parametrize("proposal", [Proposal(tools=(BROKEN,)), Proposal(rules=(RULE,))])
def test_should_say_how_much_is_found_when_something_does_not_hold(proposal: Proposal) -> None:
    assert "2 findings today" in text(proposal)


@pytest.mark.parametrize("items", [{"tools": (BROKEN,)}, {"rules": (RULE,)}])
def test_should_say_nothing_of_what_does_not_hold_when_it_is_minimal(
    items: dict[str, tuple[Item, ...]],
) -> None:
    assert text(Proposal(minimal=True, **items)) == "extends = []\n"  # type: ignore[arg-type]


def test_should_keep_lines_short_when_a_list_is_long() -> None:
    lines = text(Proposal(layers={"nested": PATTERNS})).splitlines()
    assert max(map(len, lines)) <= LONGEST


def test_should_say_the_same_when_a_list_is_written_over_several_lines() -> None:
    said = tomllib.loads(text(Proposal(layers={"nested": PATTERNS})))
    assert said["layers"] == {"nested": [*PATTERNS]}
