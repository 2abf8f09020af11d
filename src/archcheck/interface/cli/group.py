"""The `archcheck` command with its subcommands, each found by its file name."""

import importlib
import os
import pkgutil
from collections.abc import Iterable, Mapping
from typing import cast

import click
from click.shell_completion import CompletionItem

from archcheck.domain.suggestion import nearest
from archcheck.interface.cli import commands
from archcheck.interface.cli.given_values import demanding
from archcheck.interface.cli.terminal import tell

DEFAULT_COMMAND = "check"
CHECK_MODULE = f"{commands.__name__}.{DEFAULT_COMMAND}"
GROUP_OPTIONS = ("--help", "-h", "--version", "-V")
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
        return demanding(cast(click.Command, module.command))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that begin with no command."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, _completed(args))
        return super().parse_args(ctx, with_command(args))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and what `check` takes, since it needs not be written."""
        check = click.Context(importlib.import_module(CHECK_MODULE).command, ctx)
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        options = check.command.shell_complete(check, incomplete)
        return [*super().shell_complete(ctx, incomplete), *options, *files]


def _completed(arguments: list[str]) -> list[str]:
    """What a shell asks about, which may be nothing yet."""
    is_default = bool(arguments) and arguments[0] not in (*command_names(), *GROUP_OPTIONS)
    return [DEFAULT_COMMAND, *arguments] if is_default else arguments


def command_names() -> list[str]:
    """The names of all commands, sorted, without importing any."""
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def with_command(arguments: list[str]) -> list[str]:
    """The arguments with the command written out; UsageError for neither path nor command."""
    if not arguments:
        return [DEFAULT_COMMAND]
    first = arguments[0]
    if first in command_names():
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
    raise click.UsageError(f'"{first}" is neither a path nor a command. {_hint(first)}')


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
