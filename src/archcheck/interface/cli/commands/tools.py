"""`archcheck tools`: the wrapped tools, where they are, and whether they would say anything."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.tool_installation import NotInstalled
from archcheck.application.ports.tool_inventory import ToolStatus
from archcheck.application.ports.tool_probes import ToolProbe
from archcheck.domain.job import Outcome
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, answer_each
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.project_options import (
    format_option,
    project_options,
    projects_option,
    settings_request,
    terminal_options,
    trust_option,
)
from archcheck.interface.cli.tables import print_table
from archcheck.interface.cli.terminal import say, tell

SCHEMA = "archcheck-tools/1"
HEADINGS = (
    *("tool", "in this gate", "version", "environment", "gets", "found"),
    "its own configuration",
)
CLOSED = 1


@click.group(
    "tools", invoke_without_command=True, short_help="List the wrapped tools, install or try them."
)
@projects_option
@project_options
@format_option
@click.pass_context
def command(context: click.Context, /, **options: Any) -> int:
    """List every wrapped tool: where it is, its version, the files that it gets, and whether trust is needed."""
    if context.invoked_subcommand is not None:
        return 0
    composition: Composition = context.obj
    use_case = composition.list_tools()

    def listed(request: CheckRequest) -> Answer:
        statuses = use_case.execute(request.configuration)
        rows = list(map(_row, statuses))
        look = terminal_options(options, composition)
        return Answer(
            page=lambda: print_table(HEADINGS, rows, look),
            document=lambda: {"schema": SCHEMA, "tools": list(map(dataclasses.asdict, statuses))},
            same=rows,
        )

    return answer_each(composition, options, settings_request(options), listed, reads_code=False)


def _row(status: ToolStatus) -> Sequence[str]:
    return (
        status.name,
        _part(status),
        status.version or ("unknown" if status.found else "none"),
        status.environment or "none",
        _files(status),
        _found(status),
        status.configuration_file or "none",
    )


@command.command("install", short_help="Install missing tools for archcheck alone.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@trust_option
@click.pass_context
def install(context: click.Context, /, names: tuple[str, ...]) -> None:
    """Install tools into an environment of archcheck's own, at the versions it is tested with.

    Packages come from the index that pip or uv is configured for.
    """
    composition: Composition = context.obj
    try:
        done = composition.tool_installer().install(names)
    except NotInstalled as problem:
        tell(f"archcheck: not installed: {problem}")
        context.exit(INCOMPLETE)
    say(f"{', '.join(done.distributions)}: installed in {done.place}")


@command.command("check", short_help="Give each tool a file that it must complain about.")
@click.option("--strict", is_flag=True, help="A tool that says nothing at all closes the gate.")
@projects_option
@project_options
@format_option
@click.pass_obj
def check(composition: Composition, /, strict: bool, **options: Any) -> int:
    """Give each enabled tool a planted file under the project's own configuration.

    A tool that finds nothing in it has been configured into silence.
    """
    use_case = composition.check_tools()

    def checked(request: CheckRequest) -> Answer:
        probes = use_case.execute(request.configuration)
        rows = [(probe.name, _said(probe, strict)) for probe in probes]
        look = terminal_options(options, composition)
        return Answer(
            page=lambda: print_table(("tool", "planted file"), rows, look),
            document=lambda: {"schema": SCHEMA, "probes": list(map(dataclasses.asdict, probes))},
            same=rows,
            status=_status(probes, strict),
        )

    return answer_each(composition, options, settings_request(options), checked, reads_code=False)


def _status(probes: Sequence[ToolProbe], strict: bool) -> int:
    return max((_status_of(probe, strict) for probe in probes), default=0)


def _status_of(probe: ToolProbe, strict: bool) -> int:
    if _is_unknown(probe, strict):
        return INCOMPLETE
    return CLOSED if strict and probe.is_silent else 0


def _is_unknown(probe: ToolProbe, strict: bool) -> bool:
    is_excused = probe.optional and not strict
    return probe.outcome is Outcome.FAILED or (probe.outcome is Outcome.MISSING and not is_excused)


def _said(probe: ToolProbe, strict: bool) -> str:
    if probe.is_silent:
        return f"{'error' if strict else 'note'}: says nothing under this configuration"
    if probe.outcome is not Outcome.COMPLETED:
        return f"{probe.outcome}: {probe.reason}"
    return "1 complaint" if probe.findings == 1 else f"{probe.findings} complaints"


def _part(status: ToolStatus) -> str:
    if not status.enabled:
        return "no"
    return "if installed" if status.optional else "yes"


def _files(status: ToolStatus) -> str:
    if not status.enabled:
        return "nothing"
    return ", ".join(f"{count} {role}" for role, count in status.files) or "nothing"


def _found(status: ToolStatus) -> str:
    if not status.found:
        return status.refused or status.reason
    looking = f", looking into {status.interpreter}" if status.interpreter else ""
    engine = f", with its engine {status.engine}" if status.engine else ""
    return f"{status.place}{looking}{engine}"
