"""Tests of `archcheck packs`."""

import json
import pathlib

import pytest

from tests.unit.interface.cli.command_support import archcheck

Captured = pytest.CaptureFixture[str]


def test_should_list_packs_with_numbers_when_asked(capsys: Captured) -> None:
    archcheck("packs")
    assert ["one", "0", "0", "0", "1", "1"] in [
        line.split()[:6] for line in capsys.readouterr().out.splitlines()
    ]


def test_should_list_packs_for_programs_when_asked(capsys: Captured) -> None:
    archcheck("packs", "--format", "json")
    assert json.loads(capsys.readouterr().out)["packs"][0] == {
        "name": "one",
        "summary": "The first.",
        "layouts": ["package"],
        "extends": [],
        "steps": {"1": 1, "2": 0, "3": 1},
        "contracts": 0,
        "structure": 0,
        "layout": 0,
        "rules": 1,
        "tools": 1,
    }


def test_should_say_the_differences_when_packs_differ(capsys: Captured) -> None:
    archcheck("packs", "diff", "one", "two")
    assert capsys.readouterr().out.splitlines()[0] == 'only one has the tool "black"'


def test_should_say_so_when_packs_say_the_same(capsys: Captured) -> None:
    archcheck("packs", "diff", "one", "one")
    assert capsys.readouterr().out == "one and one say the same\n"


def test_should_give_the_differences_to_programs_when_asked(capsys: Captured) -> None:
    archcheck("packs", "diff", "one", "one", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {
        "schema": "archcheck-packs-diff/1",
        "differences": [],
    }


def test_should_print_a_new_pack_when_it_is_a_trial(capsys: Captured) -> None:
    archcheck("packs", "new", "mine", "--dry-run")
    assert capsys.readouterr().out.startswith('summary = "mine."\n')


def test_should_name_the_file_when_a_pack_is_written(
    capsys: Captured, tmp_path: pathlib.Path
) -> None:
    archcheck("packs", "new", str(tmp_path / "mine"))
    assert capsys.readouterr().out == f"wrote {tmp_path}/mine.toml\n"


def test_should_be_incomplete_when_a_pack_cannot_be_written(tmp_path: pathlib.Path) -> None:
    assert archcheck("packs", "new", str(tmp_path / "missing" / "mine")) == 3


def test_should_refuse_when_a_name_is_empty() -> None:
    assert archcheck("packs", "new", ".toml") == 2
