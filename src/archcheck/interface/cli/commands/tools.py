"""`archcheck tools`: the table of wrapped tools."""

from typing import Any

import click

from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.tables import print_table


@click.command("tools", short_help="List the wrapped tools and whether they can run.")
@project_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> None:
    """List every wrapped tool: found or not, version, environment, its own configuration."""
