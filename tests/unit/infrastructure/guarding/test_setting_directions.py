"""Tests of settings that loosen."""

from collections.abc import Mapping

import pytest

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.setting_directions import Loosened, loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings
from archcheck.infrastructure.tools.running import foreign_patterns

ROW = ToolRow(
    name="tool",
    grow=("ignore", "extend_ignore"),
    usual={"ignore": ("W5",)},
    alike=(("ignore", "extend_ignore"),),
    shrink={"select": (), "lint": ("E", "F"), "files": ()},
    adds=("enable",),
    most={"max": 5},
    unlimited=(-1,),
    usually_loose=("skip_short",),
    by_file=("per_file.",),
    places=("files",),
    globs=("omit",),
    regexes=("exclude",),
    grades=("grade",),
    scales={"severity": ("all", "low", "high")},
)
SLOW = "(a*)*b"
PATHS = ("src/shop/web/page.py", "src/shop/price.py", "tests/test_price.py")


def _settings(texts: Mapping[str, tuple[str, ...]]) -> Settings:
    place = Place("x.toml", 1)
    return {key: Setting(items, place, items) for key, items in texts.items()}


def _one(key: str, items: tuple[str, ...] | None) -> Mapping[str, tuple[str, ...]]:
    return {} if items is None else {key: items}


@pytest.mark.parametrize(
    ("key", "old", "new", "expected"),
    [
        ("select", None, ("E",), ["lacks all but these"]),
        ("select", ("E",), None, []),
        ("select", ("E", "F"), ("E",), ["lacks F"]),
        ("select", ("E4",), ("ALL",), []),
        ("lint", None, ("E",), ["lacks F"]),
        ("lint", None, ("E", "F", "B"), []),
        ("lint", ("E", "F", "B"), None, ["lacks B"]),
        ("lint", ("E",), (), ["lacks E"]),
        ("lint", (), ("E",), []),
        ("enable", None, ("x",), []),
        ("enable", ("x", "y"), ("y",), ["lacks x"]),
        ("enable", ("x",), None, ["lacks x"]),
        ("ignore", ("src",), ("src", "src/shop"), ["holds src/shop"]),
        ("ignore", ("E",), ("E501",), []),
        ("ignore", None, ("W503",), []),
        ("max", ("4",), ("many",), ["went from 4 to 5"]),
        ("max", ("many",), None, []),
        ("max", ("4",), ("-1",), ["went from 4 to inf"]),
        ("skip_short", None, ("true",), []),
        ("skip_short", ("false",), None, ["is on"]),
        ("skip_short", None, ("false",), []),
        ("grade", ("A",), ("b",), ["went from A to B"]),
        ("grade", None, ("C",), []),
        ("severity", None, ("high",), ["went from all to high"]),
        ("severity", ("HIGH",), ("low",), []),
        ("per_file.src/*", None, ("F401",), ["holds F401"]),
        ("per_file.docs/*", None, ("F401",), []),
        ("omit", None, ("web",), ["holds web"]),
        ("omit", None, ("src/shop/web/*",), ["holds src/shop/web/*"]),
        ("omit", None, ("build",), []),
        ("omit", ("src",), ("src/shop",), []),
        ("files", ("src/shop/web",), ("src",), []),
        ("files", ("src",), ("src/shop/web",), ["lacks src"]),
        ("files", ("src", "tests"), (".",), []),
        ("files", (".",), ("src", "tests"), []),
        ("files", (".",), ("src",), ["lacks ."]),
        ("files", ("build",), ("src",), ["lacks build"]),
        ("exclude", None, ("(web|other)/",), ["holds (web|other)/"]),
        ("exclude", None, ("^/tests",), ["holds ^/tests"]),
        ("exclude", None, ("build|dist",), []),
        ("exclude", ("(web|other)/",), ("web/",), []),
    ],
)
def test_should_say_how_it_loosens_when_a_setting_is_changed(
    key: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None, expected: list[str]
) -> None:
    found = loosened(ROW, _settings(_one(key, old)), _settings(_one(key, new)), PATHS)
    assert list(found) == [Loosened(key, how) for how in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"extend_ignore": ("E501",)}, {"ignore": ("W503", "E501")}, []),
        ({"ignore": ("E501",)}, {"extend_ignore": ("E501",)}, []),
        ({"ignore": ("E501",)}, {"ignore": ("E501",), "extend_ignore": ("E7",)}, ["holds E7"]),
        ({"per_file.src/*": ("F",)}, {"per_file.src/shop/price.py": ("F401",)}, []),
        ({"per_file.src/shop/price.py": ("F",)}, {"per_file.src/*": ("F",)}, ["holds F"]),
    ],
)
def test_should_see_what_stands_beside_it_when_a_setting_moves_to_another_key(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]], expected: list[str]
) -> None:
    found = loosened(ROW, _settings(old), _settings(new), PATHS)
    assert [it.how for it in found] == expected


def test_should_go_by_the_text_when_there_are_no_files() -> None:
    found = loosened(ROW, {}, _settings({"omit": ("build",)}))
    assert list(found) == [Loosened("omit", "holds build")]


def test_should_take_a_pattern_for_all_files_when_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foreign_patterns, "PATTERN_SECONDS", 0.05)
    found = loosened(ROW, {}, _settings({"exclude": (SLOW,)}), ["a" * 40])
    assert list(found) == [Loosened("exclude", f"holds {SLOW}")]
