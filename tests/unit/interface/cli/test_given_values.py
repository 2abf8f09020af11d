"""Tests of values that are empty."""

from collections.abc import Iterator

import click
import pytest

from archcheck.interface.cli.given_values import EMPTY, demanding
from archcheck.interface.cli.group import ArchcheckGroup, command_names

GROUP = ArchcheckGroup("archcheck")


def _leaves(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    below = getattr(command, "commands", {})
    yield name, command
    for child, inner in below.items():
        yield from _leaves(f"{name} {child}", inner)


def _options() -> Iterator[tuple[str, str, int]]:
    """The words of each command, each of its options that takes texts, and how many."""
    for name in command_names():
        command = GROUP.get_command(click.Context(GROUP), name)
        for words, leaf in _leaves(name, command or GROUP):
            for option in leaf.params:
                if option.type is click.STRING and option.param_type_name == "option":
                    yield words, option.opts[0], option.nargs


def _said(arguments: list[str], command: click.Command = GROUP) -> str:
    try:
        command.main(arguments, standalone_mode=False)
    except click.UsageError as error:
        return error.format_message()
    return ""


def test_should_refuse_every_option_when_its_value_is_empty() -> None:
    taken = [
        (words, option)
        for words, option, count in _options()
        if not _said([*words.split(), option, *[""] * count]).endswith(EMPTY)
    ]
    assert taken == []


def test_should_know_the_options_when_their_values_are_tried() -> None:
    names = (("check", "--select"), ("check", "--cache-dir"), ("baseline update", "--reason"))
    known = {(*name, 1) for name in names}
    assert known <= set(_options())


def test_should_refuse_one_of_several_values_when_it_is_empty() -> None:
    said = _said(["check", "--tool", "flake8", "--tool", ""])
    assert said == f"Invalid value for '--tool': {EMPTY}"


def test_should_refuse_a_path_when_it_is_empty() -> None:
    assert _said(["check", ""]).endswith(EMPTY)


@pytest.mark.parametrize("times", [1, 2])
def test_should_take_an_empty_value_when_it_is_the_usual_one(times: int) -> None:
    taken: list[str] = []
    command = click.Command(
        "c", params=[click.Option(["--name"], default="")], callback=taken.append
    )
    for _ in range(times):
        demanding(command)
    command.callback = lambda name: taken.append(name)
    command.main([], standalone_mode=False)
    assert taken == [""]
