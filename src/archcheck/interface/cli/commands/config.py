"""`archcheck config`: the effective configuration."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.configuration_description import ConfigurationValue
from archcheck.application.ports.root_search import FoundRoot
from archcheck.application.visible_text import visible_lines
from archcheck.domain.configuration import Contradiction, Origin
from archcheck.domain.project import Role
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    format_option,
    origin_values,
    project_options,
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
@project_options
@format_option
@click.pass_obj
def show(composition: Composition, /, roots: bool, **options: Any) -> None:
    """Show every value of the effective configuration and where it comes from."""
    show_what = _show_roots if roots else _show_values
    show_what(composition, options)


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


def _show_roots(composition: Composition, options: Mapping[str, Any]) -> None:
    found = composition.show_roots().execute(configuration_request(options))
    if options["as_json"]:
        print_json({"schema": ROOTS, "roots": list(map(dataclasses.asdict, found))})
        return
    unicode = terminal_options(options, composition).unicode
    click.echo(visible_lines("\n".join(map(_sentence, found)), unicode))


def _show_values(composition: Composition, options: Mapping[str, Any]) -> None:
    shown = composition.show_configuration().execute(configuration_request(options))
    if options["as_json"]:
        contradictions = list(map(_contradiction, shown.contradictions))
        values = list(map(_entry, shown.values))
        print_json({"schema": VALUES, "values": values, "contradictions": contradictions})
        return
    rows = [(value.key, value.value, _place(value.origin)) for value in shown.values]
    terminal = terminal_options(options, composition)
    print_table(("key", "value", "set by"), rows, terminal)
    if shown.contradictions:
        told = [CONTRADICTED, *map(_told, shown.contradictions)]
        click.echo(visible_lines("\n".join(told), terminal.unicode))


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


def _told(found: Contradiction) -> str:
    wins, loses = _place(found.origin), _place(found.over)
    return f"  {found.key}: {found.value} by {wins}, over {found.other} by {loses}"


def _sentence(root: FoundRoot) -> str:
    what = {Role.TEST: "tests, "}.get(root.role, "")
    packages = f" (root packages: {', '.join(root.packages)})" if root.packages else ""
    return f"{root.path}: {what}{root.reason}{packages}"


def _place(origin: Origin) -> str:
    return f"{origin.source}:{origin.line}" if origin.key else origin.source
