"""`archcheck config`: the effective configuration."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.configuration_description import ConfigurationValue
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.ports.root_search import FoundRoot
from archcheck.application.use_cases.show_configuration_use_case import ShownConfiguration
from archcheck.application.visible_text import visible_lines
from archcheck.domain.configuration import Contradiction, Origin
from archcheck.domain.project import Role
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, Work, answer_each
from archcheck.interface.cli.project_options import (
    format_option,
    origin_values,
    project_options,
    projects_option,
    seen_source,
    settings_request,
    terminal_options,
)
from archcheck.interface.cli.tables import print_json, print_table

ROOTS = "archcheck-roots/1"
VALUES = "archcheck-configuration/1"
CONTRADICTED = "\nPacks contradict each other here; the later one wins:"


@click.group("config", short_help="Show the effective configuration.")
def command() -> None:
    """Look at the configuration of this project."""


@command.command("show", short_help="Show every value and where it comes from.")
@click.option("--roots", is_flag=True, help="Show where imports and tests start instead, and why.")
@projects_option
@project_options
@format_option
@click.pass_obj
def show(composition: Composition, /, roots: bool, **options: Any) -> int:
    """Show every value of the effective configuration and where it comes from."""
    work = (_roots if roots else _values)(composition, options)
    return answer_each(composition, options, settings_request(options), work, reads_code=False)


@command.command("schema", short_help="Print a JSON Schema for editors.")
@click.option(
    "--pyproject", is_flag=True, help="For pyproject.toml, where the keys are in [tool.archcheck]."
)
@click.pass_obj
def schema(composition: Composition, /, pyproject: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of archcheck.toml: keys, types and what they mean.

    It knows this version's rules, contract types, terms and tools.
    """
    print_json(composition.configuration_schema(pyproject))


def _roots(composition: Composition, options: Mapping[str, Any]) -> Work:
    use_case = composition.show_roots()

    def answer(request: CheckRequest) -> Answer:
        found = use_case.execute(request.configuration)
        unicode = terminal_options(options, composition).unicode
        return Answer(
            page=lambda: click.echo(visible_lines("\n".join(map(_sentence, found)), unicode)),
            document=lambda: {"schema": ROOTS, "roots": list(map(dataclasses.asdict, found))},
        )

    return answer


def _values(composition: Composition, options: Mapping[str, Any]) -> Work:
    use_case = composition.show_configuration()

    def answer(request: CheckRequest) -> Answer:
        shown = use_case.execute(request.configuration)
        rows = [(it.key, it.value, _place(it.origin, request)) for it in shown.values]
        lines = [_told(it, request) for it in shown.contradictions]
        told = [CONTRADICTED, *lines] if lines else []
        return Answer(
            page=lambda: _print(rows, told, terminal_options(options, composition)),
            document=lambda: _document(shown),
            same=(rows, told),
        )

    return answer


def _print(rows: Sequence[Sequence[str]], told: Sequence[str], look: ReportOptions) -> None:
    print_table(("key", "value", "set by"), rows, look)
    if told:
        click.echo(visible_lines("\n".join(told), look.unicode))


def _document(shown: ShownConfiguration) -> Mapping[str, object]:
    contradictions = list(map(_contradiction, shown.contradictions))
    values = list(map(_entry, shown.values))
    return {"schema": VALUES, "values": values, "contradictions": contradictions}


def _entry(value: ConfigurationValue) -> Mapping[str, object]:
    return {"key": value.key, "value": value.plain, "set_by": origin_values(value.origin)}


def _contradiction(found: Contradiction) -> Mapping[str, object]:
    return {
        "key": found.key,
        "value": found.value,
        "set_by": origin_values(found.origin),
        "other": found.other,
        "over": origin_values(found.over),
    }


def _told(found: Contradiction, request: CheckRequest) -> str:
    wins, loses = _place(found.origin, request), _place(found.over, request)
    return f"  {found.key}: {found.value} by {wins}, over {found.other} by {loses}"


def _sentence(root: FoundRoot) -> str:
    what = {Role.TEST: "tests, "}.get(root.role, "")
    packages = f" (root packages: {', '.join(root.packages)})" if root.packages else ""
    return f"{root.path}: {what}{root.reason}{packages}"


def _place(origin: Origin, request: CheckRequest) -> str:
    source = seen_source(origin, request)
    return f"{source}:{origin.line}" if origin.key else source
