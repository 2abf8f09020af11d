"""Tests of how rows of layers are written."""

import pytest

from archcheck.infrastructure.architecture.contracts.layer_rows import (
    Member,
    Row,
    known_spellings,
    parse_row,
    row_problem,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("domain", Row("domain", (Member("domain"),), True)),
        (" a|b ", Row("a|b", (Member("a"), Member("b")), True)),
        ("a : (b)", Row("a : (b)", (Member("a"), Member("b", True)), False)),
        ("( jobs )", Row("( jobs )", (Member("jobs", True),), True)),
    ],
)
def test_should_read_members_when_row_is_written(text: str, expected: Row) -> None:
    assert parse_row(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", ""),
        ("a | b : c", '"a | b : c" mixes | and : on one level'),
        ("a |", '"a |" has an empty name'),
        ("()", '"()" has an empty name'),
    ],
)
def test_should_explain_row_when_it_cannot_be_read(text: str, expected: str) -> None:
    assert row_problem(text) == expected


def test_should_know_every_spelling_when_rows_are_closed() -> None:
    expected = {"a", "b", "(b)", "a | (b)"}
    assert known_spellings([parse_row("a | (b)")]) == expected


@pytest.mark.parametrize(
    ("closed", "expected"), [("b", True), ("(b)", True), ("a | (b)", True), ("a", False)]
)
def test_should_close_member_when_it_or_its_row_is_named(closed: str, expected: bool) -> None:
    assert parse_row("a | (b)").is_closed(Member("b", True), [closed]) is expected
