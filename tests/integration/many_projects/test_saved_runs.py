"""Tests of reports on an earlier check of several projects."""

import json

import pytest

from tests.integration.many_projects.commands_support import Commands

CHECK = ("check", "--only-rules", "--no-cache", "--reproducible")
SAVE = ("--format", "json:run.json")


@pytest.fixture
def saved(commands: Commands) -> Commands:
    """A repository whose check was saved."""
    commands(*CHECK, *SAVE)
    return commands


@pytest.mark.parametrize("name", ["console", "github", "junit", "sarif", "markdown"])
def test_should_print_what_the_check_printed_when_its_result_was_saved(
    saved: Commands, name: str
) -> None:
    saved(*CHECK, "--format", name)
    printed = saved.out
    saved("report", "run.json", "--reproducible", "--format", name)
    assert saved.out == printed


def test_should_write_the_same_result_when_it_was_saved(saved: Commands) -> None:
    saved("report", "run.json", "--format", "json:again.json")
    first, second = ((saved.root / it).read_text("utf-8") for it in ("run.json", "again.json"))
    assert second == first


def test_should_write_a_file_for_each_project_when_its_name_says_so(saved: Commands) -> None:
    saved("report", "run.json", "--format", "sarif:{project}.sarif")
    assert [saved.written(f"{it}.sarif") for it in ("amp", "dev_tools", "helpers")] == [True] * 3


def test_should_name_no_directory_of_the_machine_when_a_run_is_saved(saved: Commands) -> None:
    assert str(saved.root) not in (saved.root / "run.json").read_text("utf-8")


def test_should_read_a_run_when_a_name_is_no_unicode(saved: Commands) -> None:
    document = json.loads((saved.root / "run.json").read_text("utf-8"))
    document["unmatched"] = ["a\udcff.py: nothing"]
    (saved.root / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    status = saved("report", "odd.json")
    assert (status, ".py: nothing" in saved.out) == (0, True)
