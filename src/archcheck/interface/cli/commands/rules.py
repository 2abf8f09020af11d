"""`archcheck rules`: the table of rules."""

from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    format_option,
    origin_values,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.tables import print_json, print_table

SCHEMA = "archcheck-rules/1"
HEADINGS = ("code", "rule", "level", "set by", "what it checks")


@click.command("rules", short_help="List every rule with its effective level.")
@project_options
@format_option
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> None:
    """List every rule of archcheck with its effective level and who set it."""
    statuses = composition.list_rules().execute(configuration_request(options))
    if options["as_json"]:
        print_json({"schema": SCHEMA, "rules": list(map(_values, statuses))})
    else:
        print_table(HEADINGS, list(map(_row, statuses)), terminal_options(options, composition))


def _row(status: RuleStatus) -> tuple[str, ...]:
    rule = status.definition
    return rule.code, rule.name, status.level.value, status.origin.source, rule.summary


def _values(status: RuleStatus) -> Mapping[str, object]:
    rule = status.definition
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "level": status.level.value,
        "set_by": origin_values(status.origin),
        "summary": rule.summary,
    }
