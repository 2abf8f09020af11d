"""Tests of levels."""

from archcheck.domain.level import Level


def test_should_rank_levels_when_compared_by_severity() -> None:
    ranked = sorted(Level, key=lambda level: level.severity, reverse=True)
    assert ranked == [Level.ERROR, Level.WARNING, Level.NOTE, Level.OFF]
