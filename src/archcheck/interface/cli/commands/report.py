"""`archcheck report`: any format of a saved result."""

from collections.abc import Iterable
from typing import Any

import click

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.delivery import Delivery
from archcheck.interface.cli.report_options import (
    formats_option,
    look_options,
    report_options,
    reproducible_option,
)
from archcheck.interface.cli.tables import print_json
from archcheck.interface.cli.wanted_reports import WantedReport, wanted_reports

EXAMPLES = """
\b
Examples:
  archcheck --format json:result.json           check, and save the result
  archcheck report result.json                  the console, as the check printed it
  archcheck report result.json --format markdown:comment.md --format junit:junit.xml
"""


@click.command("report", short_help="Print any format of a saved result.", epilog=EXAMPLES)
@click.argument("result", required=False, metavar="RESULT.json", type=click.Path())
@formats_option
@look_options
@reproducible_option
@click.option("--schema", is_flag=True, help="Print the JSON Schema of such files instead.")
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Print what an earlier check has found, which --format json has saved, in any format.

    Nothing is analysed again. The exit status is 0 whatever was found.
    """
    reports = composition.report_result()
    if options["schema"]:
        print_json(reports.schema())
        return 0
    wanted = wanted_reports(options["formats"], composition.report_formats().names())
    checked = reports.execute(_path(options["result"]), options["reproducible"])
    _demand_whole(checked, wanted, composition)
    return Delivery(composition, report_options(options), options["color"]).repeat(checked, wanted)


def _path(path: str | None) -> str:
    if not path:
        hint = "archcheck --format json:RESULT.json writes one"
        raise UsageProblems(Problem("", "RESULT.json", "name a saved result", hint))
    return path


def _demand_whole(
    checked: Checked | CheckedProjects, wanted: Iterable[WantedReport], composition: Composition
) -> None:
    """Half a run would close what the other half has found."""
    load = composition.report_formats().load
    names = {report.format for report in wanted if checked.outcome.interrupted}
    refuse(
        Problem("", "--format", f"no {name} is made of a check that was interrupted")
        for name in sorted(names)
        if not load(name).written_when_interrupted
    )
