"""Tests of keys."""

import pytest

from archcheck.infrastructure.caching.canonical import key_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a", "b"), ("ab",)),
        ((("a",), "b"), ("a", ("b",))),
        ((1,), ("1",)),
        ((b"a",), ("a",)),
        ((None,), ("",)),
        (({"a": 1},), ({"a": 2},)),
    ],
)
def test_should_differ_when_values_differ(
    first: tuple[object, ...], second: tuple[object, ...]
) -> None:
    assert key_of(*first) != key_of(*second)


def test_should_be_the_same_when_a_mapping_is_in_another_order() -> None:
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
