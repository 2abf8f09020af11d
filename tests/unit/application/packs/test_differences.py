"""Tests of comparing packs."""

from archcheck.application.packs.differences import differences
from tests.unit.application.packs.pack_support import ONE, TWO


def test_should_say_what_each_alone_has_and_what_differs_when_packs_differ() -> None:
    assert list(differences(ONE, TWO)) == [
        'only one has the tool "black"',
        'only two has the layer "domain"',
        'value exclude differs: one says ["a"], two says []',
        'rule "no-comments" differs in level: one says "error", two says "note"',
    ]


def test_should_say_nothing_when_packs_say_the_same() -> None:
    assert not list(differences(ONE, ONE))
