"""sentence-test-name."""

import pytest

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.rules.sentence_test_name import SentenceTestName
from tests.unit.infrastructure.checkers.testing.testing_support import (
    made,
    parsed,
    quoted,
    violations,
)

DEFAULTS: dict[str, OptionValue] = {
    "style": "should",
    "min_words": 0,
    "pattern": "",
    "extra_verbs": (),
}


def test_should_lie_at_the_name_when_a_name_is_no_sentence() -> None:
    """The message says why."""
    file = parsed("class TestA:\n    def test_b(self): ...\n")
    found = violations(SentenceTestName, DEFAULTS, file)[0]
    assert (quoted(file, found), found.message, found.key) == (
        "test_b",
        "the name lacks `should`: say what the code should do",
        "TestA.test_b:name",
    )


@pytest.mark.parametrize(
    ("style", "fix"),
    [
        ("should", ""),
        ("behaviour", "say what happens, for example test_total_includes_tax."),
        ("regex", "rename it so that it matches the pattern of the project."),
    ],
)
def test_should_advise_for_the_style_when_it_is_not_the_default(style: str, fix: str) -> None:
    """The default's advice is the rule's own."""
    file = parsed("def test_order_total_2(): ...")
    assert violations(SentenceTestName, DEFAULTS | {"style": style}, file)[0].fix == fix


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, 1),
        ({"min_words": 5}, 1),
        ({"style": "behaviour"}, 1),
        ({"style": "behaviour", "extra_verbs": ("foos",)}, 0),
        ({"style": "regex", "pattern": "test_order.*"}, 0),
    ],
)
def test_should_obey_the_options_when_they_change_what_a_sentence_is(
    options: dict[str, OptionValue], found: int
) -> None:
    """Each of them."""
    file = parsed("def test_order_foos_items(): ...")
    assert len(violations(SentenceTestName, DEFAULTS | options, file)) == found


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("def test_order(): ...", True),
        ("def test_order_should_be_empty(): ...", False),
        ("def order(): ...", False),
    ],
)
def test_should_screen_a_file_when_all_names_are_sentences(source: str, may: bool) -> None:
    """Names alone decide."""
    assert made(SentenceTestName, DEFAULTS).may_violate(parsed(source)) is may
