"""Tests of what a project hears whose layers nobody knows."""

import json
import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck, project

HEAD = '[tool.archcheck]\nextends = ["sprint-zero"]\n'
UNMEASURED = 'rules.coverage-below = "off"\n'
PACKED = f"{HEAD}{UNMEASURED}"
NONE = f'{HEAD}architecture = "none"\n{UNMEASURED}'
LAYOUT = """disable.layout = [
    "the service runs in a container", "the service has tests", "secrets stay out of the repository",
]
"""
ONLY_RULES = ("--only-rules", "--no-cache")


def strangers(directory: pathlib.Path, configuration: str = PACKED) -> pathlib.Path:
    """A project with packages that no layer knows, and a script that checks it."""
    root = project(directory, configuration, order="LIMIT = 1\n")
    (root / ".ci").mkdir()
    (root / ".ci" / "check").write_text("archcheck ./src\n", encoding="utf-8")
    for name in ("adapters", "service_layer"):
        package = root / "src" / "shop" / name
        package.mkdir()
        (package / "__init__.py").write_text("", encoding="utf-8")
    return root


def test_should_say_so_in_the_first_line_when_no_layer_is_there(tmp_path: pathlib.Path) -> None:
    first = archcheck(strangers(tmp_path), *ONLY_RULES).out.splitlines()[0]
    assert (
        "architecture: not checked (no package is named interface, infrastructure, application, "
        "domain or shared; found: adapters, service_layer: " in first
    )


@pytest.mark.parametrize(
    ("configuration", "more", "status", "text"),
    [
        (PACKED, (), 0, "no architecture was checked."),
        (PACKED, ("--strict",), 3, "no architecture was checked"),
        (NONE, (), 0, "no architecture was checked, as declared."),
        (NONE, ("--strict",), 0, "no architecture was checked, as declared."),
        ("[tool.archcheck]\nextends = []\n", ("--strict",), 0, "Gate passed."),
        (PACKED, ("--strict", "--select", "no-comments"), 0, "Gate passed."),
        (PACKED, ("--strict", "--quiet"), 3, "no architecture was checked"),
    ],
)
def test_should_say_so_in_the_last_line_when_no_layer_is_there(
    tmp_path: pathlib.Path, configuration: str, more: tuple[str, ...], status: int, text: str
) -> None:
    run = archcheck(strangers(tmp_path, configuration), *ONLY_RULES, *more)
    assert (run.status, text in run.out.splitlines()[-1]) == (status, True), run.said


def test_should_say_no_contracts_when_there_are_none(tmp_path: pathlib.Path) -> None:
    run = archcheck(strangers(tmp_path, "[tool.archcheck]\nextends = []\n"), *ONLY_RULES)
    assert "no contracts" in run.out.splitlines()[0]


def test_should_tell_programs_when_no_layer_is_there(tmp_path: pathlib.Path) -> None:
    run = archcheck(strangers(tmp_path), *ONLY_RULES, "--format", "json")
    assert json.loads(run.out)["project"]["architecture"] == "not checked"


def test_should_compare_when_a_layer_is_there(tmp_path: pathlib.Path) -> None:
    root = strangers(tmp_path, f"{PACKED}{LAYOUT}")
    (root / "src" / "shop" / "domain.py").write_text("LIMIT = 1\n", encoding="utf-8")
    run = archcheck(root, *ONLY_RULES, "--strict")
    assert run.says(0, "layer domain in shop", "Gate passed"), run.said
