"""Steps of packs: what holds for who has not climbed to the top."""

import pathlib

import pytest

from tests.unit.infrastructure.configuration.configuration_support import (
    load,
    load_problems,
    write_files,
)

PACK = """
summary = "Rules of a team."
layouts = ["package"]
requires_archcheck = ">=0"

[[statements]]
chapter = "Code"
says = "no comments"
by = "no-comments"

[[contracts]]
name = "short"
step = 1
type = "acyclic"
packages = ["shop"]

[[contracts]]
name = "described"
type = "acyclic"
packages = ["shop.order"]

[[layout]]
name = "tested"
step = 2
type = "required-path"
paths = "tests"

[rules]
no-comments = { level = "error", step = 1 }
sentence-test-name = "error"

[tools.black]
step = 2

[tools.mypy]
"""


def climbed(directory: pathlib.Path, step: str) -> list[str]:
    """The names of all that holds at a step."""
    own = f'extends = "team"\n{step}'
    write_files(directory, {"archcheck.toml": own, "packs/team.toml": PACK})
    found = load(directory)
    return sorted([*(it.name for it in found.declarations), *found.rules, *found.tools])


@pytest.mark.parametrize(
    ("step", "names"),
    [
        ("step = { team = 1 }", ["no-comments", "short"]),
        ("step = { team = 2 }", ["black", "no-comments", "short", "tested"]),
        (
            "step = { team = 3 }",
            ["black", "described", "mypy", "no-comments", "sentence-test-name", "short", "tested"],
        ),
        (
            "",
            ["black", "described", "mypy", "no-comments", "sentence-test-name", "short", "tested"],
        ),
    ],
)
def test_should_hold_what_is_below_when_a_step_is_stated(
    step: str, names: list[str], tmp_path: pathlib.Path
) -> None:
    assert climbed(tmp_path, step) == names


@pytest.mark.parametrize(
    ("own", "pack", "problem"),
    [
        ("step = { taem = 1 }", "", '"taem" is no pack of this project\n  did you mean "team"?'),
        ("step = { other = 1 }", "", '"other" is no pack of this project\n  packs here: team'),
        ("step = { team = 4 }", "", "expected a step: 1, 2 or 3, got 4"),
        ("step = 2", "", "expected a table, got 2"),
        ("", '[rules]\nno-comments = { level = "error", step = 9 }', "expected a step: 1, 2 or 3"),
        ("", 'requires_archcheck = ">=99"', "needs archcheck >=99, this is"),
        ("", 'requires_archcheck = "new"', '"new" is no range of versions\n  such as ">=0.1"'),
        ("", "requires_archcheck = 3", "expected a string that says something, got 3"),
        ("", 'layouts = ["elsewhere"]', "elsewhere"),
        ("", '[[statements]]\nchapter = "Code"', "says"),
        ("", 'rules = "none"\ncontracts = 3', "expected a table"),
        ("", "structure = [3]\ntools = { black = 3 }", "expected a table"),
    ],
)
def test_should_refuse_the_configuration_when_steps_mean_nothing(
    own: str, pack: str, problem: str, tmp_path: pathlib.Path
) -> None:
    files = {"archcheck.toml": f'extends = "team"\n{own}', "packs/team.toml": pack}
    write_files(tmp_path, files)
    assert any(problem in found for found in load_problems(tmp_path))


@pytest.mark.parametrize(
    "own",
    [
        '[disable]\ncontracts = "described"',
        '[disable]\ncontracts = ["described", "short"]\nlayout = "tested"',
        '[[waivers]]\nrule = "ARC104"\ncontract = "described"\nreason = "later"',
    ],
)
def test_should_know_a_name_when_its_step_is_not_reached(own: str, tmp_path: pathlib.Path) -> None:
    assert "described" not in climbed(tmp_path, f"step = {{ team = 1 }}\n{own}")


def test_should_know_a_name_when_another_pack_takes_it_away(tmp_path: pathlib.Path) -> None:
    files = {
        "archcheck.toml": 'extends = ["team", "other"]\n[disable]\ncontracts = "described"',
        "packs/team.toml": PACK,
        "packs/other.toml": '[disable]\ncontracts = "described"',
    }
    assert load_problems(write_files(tmp_path, files)) == []


def test_should_find_no_steps_when_the_project_cannot_be_read(tmp_path: pathlib.Path) -> None:
    write_files(tmp_path, {"archcheck.toml": 'extends = "team"\nzzz = 1', "packs/team.toml": ""})
    assert ["zzz" in found for found in load_problems(tmp_path)] == [True]
