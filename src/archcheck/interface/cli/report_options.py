"""Options of the commands that print reports: which ones, and how they look."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.ports.report_format import ReportOptions
from archcheck.interface.cli.choice import Choice

Command = Callable[..., Any]
PROFILES = ["github", "full", "gitlab"]


def formats_option(function: Command) -> Command:
    """Add `--format`, for reports of a check."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT[:FILE]",
        help="console, json, sarif, github, gitlab, gitlab-sast, junit, markdown, agent or html, "
        "to standard output or to FILE; repeatable.",
    )(function)


def reproducible_option(function: Command) -> Command:
    """Add `--reproducible`."""
    return click.option(
        "--reproducible",
        is_flag=True,
        help="Nothing in any report that depends on the machine or the moment.",
    )(function)


def look_options(function: Command) -> Command:
    """Add the options of the console and of SARIF."""
    for option in reversed(_look()):
        function = option(function)
    return function


def _look() -> tuple[Callable[[Command], Command], ...]:
    return (
        click.option("--all", "all_findings", is_flag=True, help="No limit on the console."),
        click.option("--quiet", "-q", is_flag=True, help="Findings and verdict only, a line each."),
        click.option("--verbose", "-v", is_flag=True, help="Say what was skipped, too."),
        click.option("--timings", is_flag=True, help="Show what took how long."),
        click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
        click.option(
            "--color",
            type=Choice(["auto", "always", "never"]),
            default="auto",
            help="Colours on the console.  [default: auto]",
        ),
        click.option(
            "--sarif-profile",
            type=Choice(PROFILES),
            default="github",
            help="Who reads the SARIF.  [default: github]",
        ),
        click.option(
            "--sarif-category", metavar="NAME", default="", help="The category of the runs."
        ),
        click.option(
            "--sarif-absolute", is_flag=True, help="Write the project root into the SARIF."
        ),
    )


def report_options(options: Mapping[str, Any]) -> ReportOptions:
    """How reports are to look, from the options of the command line."""
    return ReportOptions(
        directory=os.getcwd(),
        all_findings=options["all_findings"],
        quiet=options["quiet"],
        verbose=options["verbose"],
        timings=options["timings"],
        statistics=options["statistics"],
        profile=options["sarif_profile"],
        category=options["sarif_category"],
        absolute=options["sarif_absolute"],
    )
