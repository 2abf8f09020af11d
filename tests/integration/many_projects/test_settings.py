"""Tests of commands about the configuration of several projects."""

import pytest

from tests.integration.many_projects.commands_support import Commands

LISTS = [("rules",), ("tools",), ("tools", "check")]


@pytest.mark.parametrize("command", LISTS)
def test_should_say_it_once_when_all_projects_have_the_same(
    commands: Commands, command: tuple[str, ...]
) -> None:
    status = commands(*command)
    assert (status, commands.headings) == (0, [])


@pytest.mark.parametrize("command", [("rules",), ("config", "show")])
def test_should_name_who_has_the_same_when_projects_differ(
    divided: Commands, command: tuple[str, ...]
) -> None:
    divided(*command, "--project", "amp,helpers")
    assert divided.headings == ["amp:", "helpers:"]


def test_should_tell_of_several_together_when_another_one_differs(divided: Commands) -> None:
    divided("rules")
    assert divided.headings[0] == "amp:", divided.headings


def test_should_show_the_roots_of_each_project_when_they_are_asked_for(commands: Commands) -> None:
    commands("config", "show", "--roots")
    assert commands.headings == ["amp:", "dev_tools (tools/dev):", "helpers:"]


def test_should_key_one_document_by_project_when_it_is_for_programs(commands: Commands) -> None:
    found = commands.document("rules")
    assert (found["schema"], found["projects"]["amp"]["schema"]) == (
        "archcheck-by-project/1",
        "archcheck-rules/1",
    )


def test_should_print_its_own_document_when_one_project_is_chosen(commands: Commands) -> None:
    assert commands.document("rules", "--project", "amp")["schema"] == "archcheck-rules/1"


def test_should_find_a_project_by_name_when_another_one_is_around(commands: Commands) -> None:
    status = commands("--show-files", "--project", "helpers", inside="amp")
    assert (status, commands.out.splitlines()[0]) == (
        0,
        "../helpers/src/helpers/__init__.py  source",
    )


def test_should_say_the_nearest_name_when_a_project_is_unknown(commands: Commands) -> None:
    status = commands("rules", "--project", "helper")
    assert (status, 'did you mean "helpers"?' in commands.err) == (2, True)


def test_should_refuse_a_missing_path_when_others_are_there(commands: Commands) -> None:
    status = commands("--show-files", "amp", "helprs")
    assert (status, commands.err) == (
        2,
        'the path "helprs" does not exist\n  did you mean "helpers"?\n',
    )


def test_should_refuse_a_path_when_no_project_holds_it(commands: Commands) -> None:
    (commands.root / "docs").mkdir()
    status = commands("fitness", "docs")
    assert (status, commands.err) == (2, "docs: in no project of [tool.archcheck.projects]\n")


def test_should_list_the_files_of_all_projects_and_name_what_lies_in_none(
    commands: Commands,
) -> None:
    (commands.root / "docs").mkdir()
    status = commands("--show-files", "docs", "amp")
    assert (status, commands.out.count("  source"), commands.err) == (
        0,
        2,
        "archcheck: not checked: docs: in no project that is checked\n",
    )


def test_should_tell_what_is_wrong_behind_the_others_when_one_project_is(
    divided: Commands,
) -> None:
    (divided.root / "amp/pyproject.toml").write_text("[tool.archcheck]\nfail = 1\n", "utf-8")
    status = divided("config", "show", "--roots")
    said = "amp/pyproject.toml:2: tool.archcheck.fail: unknown key" in divided.err
    assert (status, divided.headings, said) == (
        2,
        ["dev_tools (tools/dev):", "helpers:"],
        True,
    ), divided.err


def test_should_say_why_when_only_a_submodule_is_chosen(commands: Commands) -> None:
    (commands.root / "amp/.git").mkdir()
    status = commands("rules", "--project", "amp")
    assert (status, commands.err) == (2, "submodules are looked at in their own repositories\n")


def test_should_name_a_file_as_it_is_called_from_here_when_it_sets_a_value(
    divided: Commands,
) -> None:
    divided("config", "show")
    places = [line.split()[-1] for line in divided.out.splitlines() if line.startswith("extends")]
    assert places == ["amp/pyproject.toml:6", "pyproject.toml:2"]
