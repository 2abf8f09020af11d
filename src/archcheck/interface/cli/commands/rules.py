"""`archcheck rules`: the table of rules."""

from typing import Any

import click

from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.tables import print_table

HEADINGS = ("code", "rule", "level", "set by", "what it checks")


@click.command("rules", short_help="List every rule with its effective level.")
@project_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> None:
    """List every rule of archcheck with its effective level and who set it."""
    rows = [
        (
            status.definition.code,
            status.definition.name,
            status.level.value,
            status.origin.source,
            status.definition.summary,
        )
        for status in composition.list_rules().execute(configuration_request(options))
    ]
    print_table(HEADINGS, rows, terminal_options(options, composition))
