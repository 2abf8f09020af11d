"""Tests of the choice of the command."""

import pathlib

import click
import pytest

from archcheck.interface.cli.group import ArchcheckGroup, command_names, with_command


def test_should_list_commands_when_files_exist() -> None:
    assert command_names() == ["check", "config", "explain", "rules", "tools"]


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


@pytest.mark.parametrize("first", ["baseline", "cache", "fix", "graph", "init", "report", "sarif"])
def test_should_say_so_when_command_is_not_built_yet(
    first: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match=f'"{first}" is not supported yet'):
        with_command([first, "create"])


@pytest.mark.parametrize("words", [("tools", "install", "safety"), ("config", "schema")])
def test_should_say_so_when_part_of_command_is_not_built_yet(words: tuple[str, ...]) -> None:
    with pytest.raises(click.UsageError, match=f'"{words[0]} {words[1]}" is not supported yet'):
        with_command(list(words))


def test_should_check_path_when_it_is_called_like_a_command_to_come(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report").mkdir()
    monkeypatch.chdir(tmp_path)
    assert with_command(["report"]) == ["check", "report"]


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
