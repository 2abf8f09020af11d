"""Tests of advice about options that do not exist."""

import click
import pytest

from archcheck.interface.cli.commands.check import command as check
from archcheck.interface.cli.commands.rules import command as rules
from archcheck.interface.cli.unknown_options import WISHES, advised


def advice(*arguments: str, command: click.Command = check) -> str:
    try:
        command.make_context(command.name, list(arguments))
    except click.ClickException as problem:
        return advised(problem).format_message()
    return ""


@pytest.mark.parametrize(
    ("option", "near"),
    [
        ("--formt", "--format"),
        ("--formta", "--format"),
        ("--tol", "--tool"),
        ("--no-test", "--no-tests"),
        ("--colour", "--color"),
        ("--sarif-profil=full", "--sarif-profile"),
    ],
)
def test_should_suggest_option_when_it_is_near(option: str, near: str) -> None:
    name = option.partition("=")[0]
    assert advice(option) == f'there is no option {name}: did you mean "{near}"?'


@pytest.mark.parametrize("option", ["--nonsense", "--prose", "-x"])
def test_should_suggest_nothing_when_no_option_is_near(option: str) -> None:
    assert advice(option) == f"there is no option {option}"


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("--output", "write --format json:FILE or --format sarif:FILE"),
        ("-o", "write --format json:FILE or --format sarif:FILE"),
        ("-fjson", "write --format json:FILE or --format sarif:FILE"),
        ("--json", "write --format json:FILE or --format sarif:FILE"),
        ("--exclude=docs", "set the key exclude in [tool.archcheck]"),
        ("--disable", "write --ignore RULE"),
        ("--exit-zero", "write --fail-on never"),
        ("--show-settings", "write archcheck config show"),
        ("-j4", "write --jobs NUMBER"),
        ("--fix", "archcheck changes no file; each finding says what to do"),
        ("--root", "write the path of the project as an argument"),
    ],
)
def test_should_name_the_way_when_a_wish_is_common(option: str, hint: str) -> None:
    assert advice(option).endswith(f": {hint}")


@pytest.mark.parametrize("option", ["--unsafe"])
def test_should_promise_nothing_when_option_is_not_built(option: str) -> None:
    assert advice(option) == f"there is no option {option}"


@pytest.mark.parametrize("command", [check, rules])
def test_should_advise_only_about_strangers_when_options_are_listed(
    command: click.Command,
) -> None:
    """What is built needs no advice, and wins over it."""
    built = {name for parameter in command.params for name in parameter.opts}
    assert built.isdisjoint(WISHES)


def test_should_speak_of_options_of_the_command_when_it_is_another() -> None:
    assert advice("--fix", command=rules) == "there is no option --fix"


@pytest.mark.parametrize(
    "problem", [click.UsageError("no"), click.NoSuchOption("--fix", "no such thing")]
)
def test_should_leave_problems_alone_when_nothing_is_known_about_them(
    problem: click.ClickException,
) -> None:
    assert advised(problem) is problem
