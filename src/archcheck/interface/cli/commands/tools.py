"""`archcheck tools`: the table of wrapped tools."""

from typing import Any

import click

from archcheck.application.ports.tool_inventory import ToolStatus
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.tables import print_table

HEADINGS = ("tool", "in this gate", "version", "found", "its own configuration")


@click.command("tools", short_help="List the wrapped tools and whether they can run.")
@project_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> None:
    """List every wrapped tool: found or not, version, environment, its own configuration."""
    statuses = composition.list_tools().execute(configuration_request(options))
    rows = [
        (
            status.name,
            _part(status),
            status.version or "unknown",
            _found(status),
            status.configuration_file or "none",
        )
        for status in statuses
    ]
    print_table(HEADINGS, rows, terminal_options(options, composition))


def _part(status: ToolStatus) -> str:
    if not status.enabled:
        return "no"
    return "if installed" if status.optional else "yes"


def _found(status: ToolStatus) -> str:
    if not status.found:
        return status.reason
    if not status.interpreter:
        return status.place
    return f"{status.place}, looking into {status.interpreter}"
