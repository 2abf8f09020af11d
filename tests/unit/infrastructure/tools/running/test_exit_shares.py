"""Tests of what exit status parts of an answer would have had by themselves."""

from collections.abc import Collection, Mapping

import pytest

from archcheck.infrastructure.tools.running.exit_shares import CLEAN, Kind, shares

FOUND, UNREAD = (True, False), (False, True)


@pytest.mark.parametrize(
    ("kinds", "code", "expected"),
    [
        ((CLEAN,), 0, {CLEAN: 0}),
        ((CLEAN, FOUND), 1, {CLEAN: 0, FOUND: 1}),
        ((FOUND, UNREAD), 2, {CLEAN: 0}),
        ((CLEAN,), 1, {}),
        ((CLEAN, FOUND), None, {CLEAN: None, FOUND: None}),
    ],
)
def test_should_give_a_status_only_where_it_is_known_when_an_answer_is_divided(
    kinds: Collection[Kind], code: int | None, expected: Mapping[Kind, int | None]
) -> None:
    assert shares(kinds, code) == expected
