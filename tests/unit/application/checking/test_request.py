"""Tests of requests."""

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.domain.level import Level


@pytest.mark.parametrize(
    ("wish", "configured", "chosen"),
    [
        ("", Level.WARNING, Level.WARNING),
        ("", None, None),
        ("never", Level.WARNING, None),
        ("note", Level.WARNING, Level.NOTE),
        ("error", None, Level.ERROR),
    ],
)
def test_should_prefer_the_command_line_when_a_level_is_wished_for(
    wish: str, configured: Level | None, chosen: Level | None
) -> None:
    assert CheckRequest(directory="/", fail_on=wish).chosen_fail_on(configured) is chosen
