"""The `archcheck` command with its subcommands, each found by its file name."""

import importlib
import os
import pkgutil
from collections.abc import Iterable, Mapping
from typing import cast

import click

from archcheck.domain.suggestion import nearest
from archcheck.interface.cli import commands
from archcheck.interface.cli.terminal import tell

DEFAULT_COMMAND = "check"
GROUP_OPTIONS = ("--help", "-h", "--version")
LATER_COMMANDS = (
    ("baseline",),
    ("cache",),
    ("config", "schema"),
    ("fix",),
    ("graph",),
    ("init",),
    ("report",),
    ("sarif",),
    ("tools", "install"),
)
OPTIONS_FOR_WORDS: Mapping[str, str] = {"help": "--help", "version": "--version"}


class ArchcheckGroup(click.Group):
    """A group whose default command is `check`; the first argument alone decides."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in command_names():
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name}")
        return cast(click.Command, module.command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that begin with no command."""
        return super().parse_args(ctx, with_command(args))


def command_names() -> list[str]:
    """The names of all commands, sorted, without importing any."""
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def with_command(arguments: list[str]) -> list[str]:
    """The arguments with the command written out; UsageError for neither path nor command."""
    if not arguments:
        return [DEFAULT_COMMAND]
    first = arguments[0]
    if first in command_names():
        _refuse_later(tuple(arguments[:2]))
        _mention_path(first)
    elif first not in GROUP_OPTIONS:
        _demand_path(first)
        return [DEFAULT_COMMAND, *arguments]
    return arguments


def _mention_path(name: str) -> None:
    if os.path.lexists(name):
        message = f"archcheck: {name} is the command; write ./{name} to check the path"
        tell(message)


def _demand_path(first: str) -> None:
    if first.startswith("-") or os.path.lexists(first):
        return
    _refuse_later((first,))
    raise click.UsageError(f'"{first}" is neither a path nor a command. {_hint(first)}')


def _refuse_later(words: tuple[str, ...]) -> None:
    if words in LATER_COMMANDS:
        raise click.UsageError(f'the command "{" ".join(words)}" is not supported yet')


def _hint(first: str) -> str:
    if first in OPTIONS_FOR_WORDS:
        return f"Write archcheck {OPTIONS_FOR_WORDS[first]}."
    near = nearest(first, _candidates(first))
    return f'Did you mean "{near}"?' if near else "archcheck --help lists the commands."


def _candidates(first: str) -> Iterable[str]:
    yield from command_names()
    directory = os.path.dirname(first)
    if os.path.isdir(directory or "."):
        for name in os.listdir(directory or "."):
            yield os.path.join(directory, name)
