"""`--shard i/n`."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
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


def part_of(
    checked: Checked | CheckedProjects, options: Mapping[str, Any]
) -> Checked | CheckedProjects:
    """What the wanted shard reports; all where none is wanted."""
    shard = options["shard"]
    if shard is None:
        return checked
    if isinstance(checked, Checked):
        return sharded(checked, shard, FILE_FAMILIES)
    checks = tuple(sharded(each, shard, FILE_FAMILIES) for each in checked.checks)
    results = tuple(each.outcome for each in checks)
    outcome = dataclasses.replace(checked.outcome, results=results)
    return dataclasses.replace(checked, outcome=outcome, checks=checks)
