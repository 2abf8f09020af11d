"""Tests of the choice of the command."""

import pathlib

import click
import pytest
from click.shell_completion import ShellComplete

from archcheck.interface.cli.group import ArchcheckGroup, command_names, with_command
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment


def test_should_list_commands_when_files_exist() -> None:
    assert command_names() == [
        "baseline",
        "cache",
        "check",
        "config",
        "explain",
        "fitness",
        "graph",
        "init",
        "packs",
        "policy",
        "query",
        "report",
        "rules",
        "sarif",
        "selftest",
        "tools",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["check"]),
        (["src"], ["check", "src"]),
        (["./src", "--strict"], ["check", "./src", "--strict"]),
        (["--strict"], ["check", "--strict"]),
        (["check", "src"], ["check", "src"]),
        (["rules"], ["rules"]),
        (["./rules"], ["check", "./rules"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["-V"], ["-V"]),
    ],
)
def test_should_put_check_first_when_no_command_is_named(
    arguments: list[str],
    expected: list[str],
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "rules").mkdir()
    monkeypatch.chdir(tmp_path)
    assert with_command(arguments) == expected


def test_should_mention_path_when_it_is_called_like_a_command(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rules").mkdir()
    monkeypatch.chdir(tmp_path)
    with_command(["rules"])
    assert "write ./rules to check the path" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "hint"),
    [
        ("chekc", 'Did you mean "check"?'),
        ("scr", 'Did you mean "src"?'),
        ("src/oder.py", 'Did you mean "src/order.py"?'),
        ("zzzz", "archcheck --help lists the commands."),
        ("no/such/place", "archcheck --help lists the commands."),
        ("help", "Write archcheck --help."),
        ("wizard", "archcheck --help lists the commands."),
        ("version", "Write archcheck --version."),
    ],
)
def test_should_suggest_nearest_when_argument_is_neither_path_nor_command(
    first: str, hint: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "order.py").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match=hint.replace("?", r"\?")):
        with_command([first])


@pytest.mark.parametrize(
    ("before", "incomplete", "expected"),
    [
        (
            [],
            "",
            [
                "baseline",
                "cache",
                "check",
                "config",
                "explain",
                "fitness",
                "graph",
                "init",
                "packs",
                "policy",
                "query",
                "report",
                "rules",
                "sarif",
                "selftest",
                "tools",
                "",
            ],
        ),
        ([], "ru", ["rules", "ru"]),
        ([], "--fail", ["--fail-on"]),
        ([], "--vers", ["--version"]),
        (["--strict"], "--col", ["--color"]),
        (["check", "--fail-on"], "n", ["note", "never"]),
        (["config"], "s", ["schema", "show"]),
        (["explain"], "--al", ["--all"]),
        (["src"], "--str", ["--strict"]),
    ],
)
def test_should_complete_words_when_a_shell_asks(
    before: list[str], incomplete: str, expected: list[str]
) -> None:
    group = ArchcheckGroup(name="archcheck")
    click.version_option("1")(group)
    completion = ShellComplete(group, {}, "archcheck", "_ARCHCHECK_COMPLETE")
    found = completion.get_completions(before, incomplete)
    assert [item.value for item in found] == expected


@pytest.mark.parametrize(
    ("before", "incomplete", "expected"),
    [
        (["explain"], "no-com", ["no-comments"]),
        (["explain"], "my", ["mypy"]),
        (["explain"], "CNV10", ["CNV101"]),
        (["check", "--select"], "no-com", ["no-comments"]),
        (["--ignore"], "tests", ["tests"]),
        (["explain"], "--al", ["--all"]),
    ],
)
def test_should_complete_names_when_a_shell_asks(
    before: list[str], incomplete: str, expected: list[str]
) -> None:
    context = {"obj": Root(Environment())}
    completion = ShellComplete(ArchcheckGroup(name="archcheck"), context, "archcheck", "_COMPLETE")
    found = completion.get_completions(before, incomplete)
    assert [item.value for item in found][:1] == expected


def test_should_know_no_command_when_there_is_no_such_file() -> None:
    group = ArchcheckGroup(name="archcheck")
    assert group.get_command(click.Context(group), "deploy") is None


def test_should_import_the_command_when_it_is_wanted() -> None:
    group = ArchcheckGroup(name="archcheck")
    command = group.get_command(click.Context(group), "rules")
    assert (command and command.name) == "rules"


def test_should_list_commands_to_click_when_asked_for_help() -> None:
    group = ArchcheckGroup(name="archcheck")
    assert group.list_commands(click.Context(group)) == command_names()
