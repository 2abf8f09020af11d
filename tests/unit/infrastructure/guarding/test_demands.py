"""Tests of whether as much is demanded as before."""

import pytest

from archcheck.infrastructure.guarding.demands import is_as_strict


@pytest.mark.parametrize(
    ("key", "now", "before", "expected"),
    [
        ("have_at_least", 3, 2, True),
        ("have_at_least", 2, 3, False),
        ("have_at_most", 2, 3, True),
        ("have_at_most", 3, 2, False),
        ("somehow", 2, 3, False),
    ],
)
def test_should_know_the_direction_when_a_number_is_changed(
    key: str, now: int, before: int, expected: bool
) -> None:
    tables = ({key: {"methods": number}} for number in (now, before))
    assert is_as_strict(*tables, forbids=False) is expected
