"""`archcheck cache`: what is remembered from one run to the next."""

import dataclasses
from typing import Any

import click

from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    cache_directory_option,
    cache_wish,
    configuration_request,
    format_option,
    project_options,
    trust_cache_option,
)
from archcheck.interface.cli.terminal import say

SCHEMA = "archcheck-cache/1"
MEGABYTE = 1_000_000


@click.group("cache", short_help="Look into the cache, or empty it.")
def command() -> None:
    """Look after what archcheck remembers from one run to the next."""


@command.command("info", short_help="Show where the cache is, and how large.")
@cache_directory_option
@trust_cache_option
@project_options
@format_option
@click.pass_obj
def info(composition: Composition, /, **options: Any) -> None:
    """Show where the cache is, how large it may get, and how many results it holds."""
    request = configuration_request(options)
    content = composition.look_after_cache().content(request, cache_wish(options))
    if options["as_json"]:
        from archcheck.interface.cli.tables import print_json

        print_json({"schema": SCHEMA, **dataclasses.asdict(content)})
        return
    say(f"directory  {content.directory}")
    say(f"size       {_megabytes(content.size)}, of which results take {_most(content.limit)}")
    say(f"results    {content.results:,}")


@command.command("clear", short_help="Remove what is in the cache.")
@cache_directory_option
@project_options
@click.pass_obj
def clear(composition: Composition, /, **options: Any) -> None:
    """Remove what archcheck and its tools have cached, and nothing else."""
    request = configuration_request(options)
    content = composition.look_after_cache().clear(request, cache_wish(options))
    say(f"{_megabytes(content.size)} removed from {content.directory}")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"


def _most(limit: int) -> str:
    return f"at most {limit / MEGABYTE:,.0f} MB"
