"""Verbs in sentences that are denied."""

from archcheck.infrastructure.architecture.structure.grammar import negated, singular


def test_should_deny_a_verb_when_one_thing_does_not_do_it() -> None:
    assert singular("not call open") == "does not call open"


def test_should_say_it_plainly_when_it_is_denied_twice() -> None:
    assert negated("not be abstract") == "is abstract"
