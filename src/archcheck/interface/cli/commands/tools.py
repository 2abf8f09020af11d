"""`archcheck tools`: the wrapped tools, where they are, and whether they would say anything."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import click

from archcheck.application.ports.tool_installation import NotInstalled
from archcheck.application.ports.tool_inventory import ToolStatus
from archcheck.application.ports.tool_probes import ToolProbe
from archcheck.domain.job import Outcome
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.project_options import (
    configuration_request,
    format_option,
    project_options,
    terminal_options,
    trust_option,
)
from archcheck.interface.cli.tables import print_json, print_table
from archcheck.interface.cli.terminal import say, tell

SCHEMA = "archcheck-tools/1"
HEADINGS = ("tool", "in this gate", "version", "gets", "found", "its own configuration")
CLOSED = 1


@click.group(
    "tools", invoke_without_command=True, short_help="List the wrapped tools, install or try them."
)
@project_options
@format_option
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """List every wrapped tool: where it is, its version, the files that it gets, and whether trust is needed."""
    if context.invoked_subcommand is not None:
        return
    composition: Composition = context.obj
    statuses = composition.list_tools().execute(configuration_request(options))
    if options["as_json"]:
        print_json({"schema": SCHEMA, "tools": list(map(dataclasses.asdict, statuses))})
    else:
        rows = list(map(_row, statuses))
        print_table(HEADINGS, rows, terminal_options(options, composition))


def _row(status: ToolStatus) -> Sequence[str]:
    return (
        status.name,
        _part(status),
        status.version or "unknown",
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
@project_options
@format_option
@click.pass_context
def check(context: click.Context, /, strict: bool, **options: Any) -> None:
    """Give each enabled tool a planted file under the project's own configuration.

    A tool that finds nothing in it has been configured into silence.
    """
    composition: Composition = context.obj
    probes = composition.check_tools().execute(configuration_request(options))
    if options["as_json"]:
        print_json({"schema": SCHEMA, "probes": [dataclasses.asdict(probe) for probe in probes]})
    else:
        rows = [(probe.name, _said(probe, strict)) for probe in probes]
        print_table(("tool", "planted file"), rows, terminal_options(options, composition))
    context.exit(_status(probes, strict))


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
