"""Tests of settings that loosen."""

import pytest

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.setting_directions import Loosened, loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings

ROW = ToolRow(
    name="tool", grow=("ignore",), shrink={"select": ()}, most={"max": 5}, unlimited=(-1,)
)


def _settings(key: str, items: tuple[str, ...] | None) -> Settings:
    return {} if items is None else {key: Setting(items, Place("x.toml", 1))}


def _how(key: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> list[Loosened]:
    return list(loosened(ROW, _settings(key, old), _settings(key, new)))


@pytest.mark.parametrize(
    ("key", "old", "new", "expected"),
    [
        ("select", None, ("E",), ["lacks all but these"]),
        ("select", ("E",), None, []),
        ("select", ("E", "F"), ("E",), ["lacks F"]),
        ("select", ("E4",), ("ALL",), []),
        ("ignore", ("src",), ("src", "src/shop"), ["holds src/shop"]),
        ("ignore", ("E",), ("E501",), []),
        ("max", ("4",), ("many",), ["went from 4 to 5"]),
        ("max", ("many",), None, []),
        ("max", ("4",), ("-1",), ["went from 4 to inf"]),
    ],
)
def test_should_say_how_it_loosens_when_a_setting_is_changed(
    key: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None, expected: list[str]
) -> None:
    assert _how(key, old, new) == [Loosened(key, how) for how in expected]
