"""`archcheck rules`: the table of rules."""

from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, answer_each
from archcheck.interface.cli.project_options import (
    format_option,
    origin_values,
    project_options,
    projects_option,
    seen_source,
    settings_request,
    terminal_options,
)
from archcheck.interface.cli.tables import print_table

SCHEMA = "archcheck-rules/1"
HEADINGS = ("code", "rule", "level", "set by", "what it checks")


@click.command("rules", short_help="List every rule with its effective level.")
@projects_option
@project_options
@format_option
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """List every rule of archcheck with its effective level and who set it."""
    use_case = composition.list_rules()

    def listed(request: CheckRequest) -> Answer:
        statuses = use_case.execute(request.configuration)
        look = terminal_options(options, composition)
        rows = [_row(it, seen_source(it.origin, request)) for it in statuses]
        return Answer(
            page=lambda: print_table(HEADINGS, rows, look),
            document=lambda: {"schema": SCHEMA, "rules": list(map(_values, statuses))},
            same=rows,
        )

    return answer_each(composition, options, settings_request(options), listed, reads_code=False)


def _row(status: RuleStatus, source: str) -> tuple[str, ...]:
    rule = status.definition
    return rule.code, rule.name, status.level.value, source, rule.summary


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
