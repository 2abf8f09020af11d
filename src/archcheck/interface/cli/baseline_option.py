"""The option that names a baseline."""

import os
from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def baseline_option(function: Command) -> Command:
    """Add `--baseline`."""
    return click.option(
        "--baseline",
        metavar="FILE",
        default="",
        callback=lambda _context, _parameter, value: os.path.abspath(value) if value else "",
        help="Use this baseline.  [default: the one of the project]",
    )(function)
