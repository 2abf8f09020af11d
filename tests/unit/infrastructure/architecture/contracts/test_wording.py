"""Tests of how messages about imports read."""

import pytest

from archcheck.infrastructure.architecture.contracts.wording import (
    chain_advice,
    few,
    import_title,
    listed,
    number_word,
)


@pytest.mark.parametrize(("count", "expected"), [(1, "one"), (10, "ten"), (11, "11")])
def test_should_write_number_as_word_when_it_is_small(count: int, expected: str) -> None:
    assert number_word(count) == expected


@pytest.mark.parametrize(
    ("names", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_should_join_names_when_there_are_several(names: list[str], expected: str) -> None:
    assert listed(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [("abcde", ("a", "b", "c", "d", "e")), ("abcdefg", ("a", "b", "c", "d", "e", "2 more"))],
)
def test_should_count_names_when_there_are_too_many(names: str, expected: tuple[str, ...]) -> None:
    assert few(tuple(names)) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (1, "application must not import infrastructure"),
        (2, "application reaches infrastructure through two imports"),
    ],
)
def test_should_name_both_ends_when_import_is_forbidden(length: int, expected: str) -> None:
    assert import_title("application", "infrastructure", length) == expected


def test_should_name_last_importer_when_advice_is_about_chain() -> None:
    assert chain_advice("domain", "web", "shop.clock") == (
        "take the import of web out of shop.clock, or move what domain needs of it to a "
        "module without that import."
    )
