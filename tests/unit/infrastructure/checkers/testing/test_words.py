"""The word lists."""

import pytest

from archcheck.infrastructure.checkers.testing.words import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    NO_VERBS,
    THIRD_PERSON,
    third_person,
    third_persons,
)


def test_should_list_about_210_verbs_when_counted() -> None:
    """As the rule's page says."""
    assert 200 <= len(THIRD_PERSON) <= 220


def test_should_list_no_verb_twice_when_auxiliaries_are_beside() -> None:
    """One list each."""
    assert THIRD_PERSON.isdisjoint(AUXILIARIES)


@pytest.mark.parametrize("noun", ["tests", "orders", "results", "requests", "names", "values"])
def test_should_leave_out_a_verb_when_it_is_a_noun_as_well(noun: str) -> None:
    """A sentence needs an unambiguous verb."""
    assert noun not in THIRD_PERSON


def test_should_take_no_opener_for_a_verb_when_it_stands_first() -> None:
    """`should_when` says nothing."""
    assert CLAUSE_OPENERS <= NO_VERBS


def test_should_list_about_1000_verbs_when_nouns_count_as_well() -> None:
    """As the rule's page says."""
    assert 950 <= len(third_persons()) <= 1150


def test_should_hold_the_certain_verbs_when_all_are_listed() -> None:
    """One is a part of the other."""
    assert THIRD_PERSON <= third_persons()


@pytest.mark.parametrize(
    ("verb", "inflected"),
    [
        ("change", "changes"),
        ("check", "checks"),
        ("pass", "passes"),
        ("match", "matches"),
        ("push", "pushes"),
        ("fix", "fixes"),
        ("rely", "relies"),
        ("obey", "obeys"),
        ("echo", "echoes"),
        ("boo", "boos"),
    ],
)
def test_should_inflect_a_verb_when_it_is_regular(verb: str, inflected: str) -> None:
    """By the rules of spelling."""
    assert third_person(verb) == inflected
