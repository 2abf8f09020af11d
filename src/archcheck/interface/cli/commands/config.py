"""`archcheck config`: the effective configuration."""

from typing import Any

import click

from archcheck.domain.configuration import Origin
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.tables import print_table


@click.group("config", short_help="Show the effective configuration.")
def command() -> None:
    """Look at the configuration of this project."""


@command.command("show", short_help="Show every value and where it comes from.")
@project_options
@click.pass_obj
def show(composition: Composition, /, **options: Any) -> None:
    """Show every value of the effective configuration and where it comes from."""
    values = composition.show_configuration().execute(configuration_request(options))
    rows = [(value.key, value.value, _place(value.origin)) for value in values]
    print_table(("key", "value", "set by"), rows, terminal_options(options, composition))


def _place(origin: Origin) -> str:
    return f"{origin.source}:{origin.line}" if origin.key else origin.source
