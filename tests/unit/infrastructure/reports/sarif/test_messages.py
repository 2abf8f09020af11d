"""Tests of messages."""

import pytest

from archcheck.domain.finding import Finding
from archcheck.domain.location import RelatedLocation
from archcheck.infrastructure.reports.sarif.messages import TEXT_LIMIT, result_message
from tests.unit.infrastructure.reports.results_support import (
    CHAINED,
    COUNTED,
    DIRECT,
    SHELL,
    finding,
    place,
)

CHAIN = (
    "domain reaches infrastructure through two imports. "
    'Contract "hexagonal".\n'
    "2 other routes.\n"
    "Why: Business rules must survive a change of framework or database.\n"
    "Chain: [shop.domain.pricing imports shop.shared.clock](1), "
    "[shop.shared.clock imports shop.infrastructure.ntp](2)."
)
MANY = tuple(
    RelatedLocation(place("a.py", number, 1, 2), f"assertion number {number} of this test")
    for number in range(1, 200)
)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (finding(), "prose comment."),
        (finding(message=""), "No message."),
        (finding(message="breaks the contract hexagonal", contract="hexagonal"), None),
        (CHAINED, CHAIN),
        (
            finding(contract="events are facts", declared_as="structure rule"),
            'prose comment. Structure rule "events are facts".',
        ),
        (
            SHELL,
            "subprocess call with shell=True identified, security issue.\n"
            "Also reported by: ruff:S602.",
        ),
    ],
)
def test_should_say_what_and_why_when_finding_is_told(entry: Finding, text: str | None) -> None:
    """The first sentence is the title."""
    assert result_message(entry).text == (text or "breaks the contract hexagonal.")


@pytest.mark.parametrize("label", ["Why: Business rules", "Fix: depend on"])
def test_should_tell_reason_and_advice_when_finding_has_them(label: str) -> None:
    """For readers who see nothing but the message."""
    assert label in result_message(DIRECT).text


def test_should_link_places_when_finding_has_related_ones() -> None:
    """Links as SARIF writes them."""
    assert "\nSee: [an assertion](1), [an assertion](2), " in result_message(COUNTED).text


def test_should_show_place_when_related_one_has_no_message() -> None:
    """A link has a text."""
    silent = RelatedLocation(place("a.py", 4, 1, 2), "")
    assert "[a.py:4](1)" in result_message(finding(related=(silent,))).text


def test_should_not_repeat_place_when_chain_has_it() -> None:
    """A link of the chain is no further related place."""
    entry = finding(chain=CHAINED.chain, related=CHAINED.chain)
    assert len(result_message(entry).linked) == 2


def test_should_keep_limit_when_there_are_many_places() -> None:
    """Those that do not fit are not linked, and not listed."""
    said = result_message(finding(message="m " * 900, because="w" * 900, related=MANY))
    fits = len(said.text) <= TEXT_LIMIT
    assert (fits, said.text.count("](")) == (True, len(said.linked))


def test_should_link_some_places_when_body_is_long() -> None:
    """The body leaves room for them."""
    assert len(result_message(finding(message="m " * 900, related=MANY)).linked) > 10
