"""`--shard i/n`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.checked import Checked
from archcheck.application.sharding import sharded
from archcheck.domain.check_result import Shard

MOST_SHARDS = 1_000
SHARD = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")
FILE_FAMILIES = ("conventions", "gate", "tests")
Command = Callable[..., Any]


def shard_option(function: Command) -> Command:
    """Add `--shard`."""
    return click.option(
        "--shard",
        metavar="i/n",
        callback=lambda _context, _parameter, value: _shard(value) if value else None,
        help="Report the i-th of n parts of the findings; archcheck sarif merge joins them.",
    )(function)


def _shard(text: str) -> Shard:
    found = SHARD.fullmatch(text)
    number, count = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= count <= MOST_SHARDS:
        message = f'"{text}" is no shard: write 1/4 for the first of four, at most {MOST_SHARDS}.'
        raise click.BadParameter(message)
    return Shard(number, count)


def part_of(checked: Checked, options: Mapping[str, Any]) -> Checked:
    """What the wanted shard reports; all where none is wanted."""
    shard = options["shard"]
    return sharded(checked, shard, FILE_FAMILIES) if shard else checked
