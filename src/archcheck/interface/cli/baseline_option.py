"""The option that names a baseline."""

import os
from collections.abc import Callable
from typing import Any

import click

from archcheck.interface.cli.given_values import given

Command = Callable[..., Any]


def baseline_option(function: Command) -> Command:
    """Add `--baseline`."""
    return click.option(
        "--baseline",
        metavar="FILE",
        default=None,
        callback=_absolute,
        help="Use this baseline.  [default: the one of the project]",
    )(function)


def _absolute(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """The absolute path of a file that somebody names."""
    named = given(context, parameter, value)
    return os.path.abspath(named) if named else ""
