"""Tests of levels."""

from archcheck.domain.level import Level


def test_should_be_the_less_serious_level_when_it_is_capped() -> None:
    assert [level.capped(Level.NOTE) for level in Level] == ["off", "note", "note", "note"]


def test_should_rank_levels_when_compared_by_severity() -> None:
    ranked = sorted(Level, key=lambda level: level.severity, reverse=True)
    assert ranked == [Level.ERROR, Level.WARNING, Level.NOTE, Level.OFF]
