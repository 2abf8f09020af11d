"""Tests of which entries of two states are the same."""

import msgspec

from archcheck.infrastructure.guarding.matching import matched


class Entry(msgspec.Struct, frozen=True):
    """Something with a name."""

    name: str
    kind: str = "a"


def test_should_pair_in_order_when_only_the_last_key_fits() -> None:
    before, after = map(Entry, ("one", "two")), map(Entry, ("uno", "due", "tre"))
    found = matched(
        before, after, (lambda it: it.name, lambda it: (it.name, 1), lambda it: it.kind)
    )
    assert [(old.name, new.name) for old, new in found.pairs] == [("one", "uno"), ("two", "due")]
