"""`archcheck graph`: the architecture as a picture."""

from typing import Any

import click

from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.graph_delivery import deliver, status_of, tell_all
from archcheck.interface.cli.graph_options import request_from, view_from, view_options
from archcheck.interface.cli.reading_options import reading_options
from archcheck.interface.cli.wanted_reports import WantedReport, wanted_reports
from archcheck.interface.cli.watched_progress import progress_on

EXAMPLES = """
\b
Examples:
  archcheck graph                               Mermaid, for Markdown
  archcheck graph --focus shop.order            what touches shop.order
  archcheck graph --reaches domain shop.web     how one gets to the other
  archcheck graph --external --depth 2          libraries too, names of two components
"""
DEFAULT = WantedReport("mermaid", "")


@click.command("graph", short_help="Draw the architecture.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@view_options
@click.option(
    "--reaches",
    nargs=2,
    metavar="FROM TO",
    help="The shortest import chains from FROM to TO (layers, modules, patterns).",
)
@reading_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Draw the architecture of a project: modules or packages, what they import, their layers,
    and what is forbidden.

    A PATH that stands for the project shows all of it; a narrower one what touches the modules
    in it. A forbidden import is red, and names the contracts that it breaks.
    """
    formats = composition.graph_formats()
    wanted = wanted_reports(options["formats"], formats.names()) or (DEFAULT,)
    progress = progress_on("auto", composition.environment)
    found = composition.draw_graph().execute(request_from(options), view_from(options), progress)
    tell_all(found.remarks)
    return status_of(found.missing, deliver(found.drawing, wanted, composition))
