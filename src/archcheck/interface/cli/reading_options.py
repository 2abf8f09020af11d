"""Options of the commands that read a whole project."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.interface.cli.given_values import names_in
from archcheck.interface.cli.job_count import AUTO, job_count
from archcheck.interface.cli.project_options import (
    cache_directory_option,
    cache_wish,
    configuration_options,
    projects_option,
    trust_cache_option,
    trust_option,
)

Command = Callable[..., Any]


def reading_options(function: Command) -> Command:
    """Add how the project is read."""
    for option in (
        trust_cache_option,
        cache_directory_option,
        click.option("--no-cache", is_flag=True, help="Neither read nor write caches."),
        click.option(
            "--jobs",
            default=AUTO,
            callback=job_count,
            metavar="NUMBER|auto",
            help="How many processes at once.  [default: auto, the processors that may be used]",
        ),
        trust_option,
        projects_option,
        configuration_options,
    ):
        function = option(function)
    return function


def reading_request(options: Mapping[str, Any], family: str) -> CheckRequest:
    """Which project is to be read; of its rules only those of one family are judged."""
    return CheckRequest(
        directory=os.getcwd(),
        paths=options["paths"],
        configuration_file=options["config"],
        packs=options["pack"] or None,
        selection=Selection(family=family, only_rules=True),
        workers=options["jobs"],
        cache=not options["no_cache"],
        cache_wish=cache_wish(options),
        projects=names_in(options["project"]),
    )
