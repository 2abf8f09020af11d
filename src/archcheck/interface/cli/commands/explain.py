"""`archcheck explain`: what a name means that archcheck prints.

What is about the project itself is imported where that is asked for, and so is rich.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from archcheck.application.explaining.arrow import ARROW
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.application.use_cases.explain_rule_use_case import (
    ContractExplanation,
    LayerExplanation,
    PackExplanation,
)
from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.architecture_page import contract_lines, layer_lines, pack_lines
from archcheck.interface.cli.completion import complete_names
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.rule_page import readable_page, shortened_page
from archcheck.interface.cli.shown_lines import show_line, show_lines
from archcheck.interface.cli.tool_rule_page import tool_rule_lines

if TYPE_CHECKING:
    from archcheck.interface.cli.explained_pages import Page

FILE = re.compile(r".+\.pyi?(?::\d+){0,2}")
SEVERAL = ("code", "rule", "level", "what it checks")


@click.command("explain", short_help="Explain a rule, or any other name that archcheck prints.")
@click.argument("name", metavar="NAME", required=False, shell_complete=complete_names)
@click.option("--all", "every_case", is_flag=True, help="Show all examples of a rule.")
@click.option(
    "--what-if",
    metavar="IMPORT",
    help='Which contracts would "a.b -> c.d" break, if it were there?',
)
@click.option("--unguarded", is_flag=True, help="List the modules that no contract looks at.")
@project_options
@click.pass_obj
def command(
    composition: Composition,
    /,
    name: str | None,
    what_if: str | None,
    unguarded: bool,
    **options: Any,
) -> int:
    """Explain NAME: what it means, why, with examples, options and limits.

    NAME is a rule (no-comments), a code (CNV101), a family (tests), a rule of a tool
    (flake8:F401 or F401), a tool (mypy), a pack (sprint-zero); or something of this project: a
    layer, a contract or a structure rule (what it selects now, and who breaks it), an import
    ("a.b -> c.d": why it is allowed or not), a file or a line of it (src/shop/order.py:12).
    """
    if [name is None, what_if is None, not unguarded].count(False) != 1:
        raise click.UsageError("Give one of NAME, --what-if IMPORT and --unguarded.")
    if what_if is not None:
        return _page(composition, options).of_import(what_if, is_question=True)
    if name is None:
        return _page(composition, options).unguarded()
    return _explain(name, composition, options)


def _page(composition: Composition, options: Mapping[str, Any]) -> "Page":
    from archcheck.interface.cli.explained_pages import Page

    return Page(composition, options)


def _explain(name: str, composition: Composition, options: Mapping[str, Any]) -> int:
    if ARROW in name:
        return _page(composition, options).of_import(name, is_question=False)
    if _is_file(name):
        return _page(composition, options).of_file(name)
    return _explain_name(name, composition, options)


def _explain_name(name: str, composition: Composition, options: Mapping[str, Any]) -> int:
    explanation = composition.explain_rule().execute(name, configuration_request(options))
    look = terminal_options(options, composition)
    if isinstance(explanation, tuple):
        _show_rules(explanation, look, options["every_case"])
        return 0
    show_lines(_lines(explanation), look)
    if isinstance(explanation, ContractExplanation):
        return _page(composition, options).of_standing(explanation.declaration)
    return 0


def _is_file(name: str) -> bool:
    """Whether this is a path, maybe with a line: a rule of a tool has a colon, too."""
    return FILE.fullmatch(name) is not None


def _show_rules(rules: tuple[RuleStatus, ...], options: ReportOptions, every_case: bool) -> None:
    if len(rules) == 1:
        _show_rule(rules[0], options, every_case)
    else:
        from archcheck.interface.cli.tables import print_table

        print_table(SEVERAL, list(_rows(rules)), options)


def _lines(
    explanation: ContractExplanation | LayerExplanation | PackExplanation | ToolRuleExplanation,
) -> Iterator[str]:
    if isinstance(explanation, ContractExplanation):
        return contract_lines(explanation)
    if isinstance(explanation, LayerExplanation):
        return layer_lines(explanation)
    if isinstance(explanation, PackExplanation):
        return pack_lines(explanation)
    return tool_rule_lines(explanation)


def _rows(rules: Iterable[RuleStatus]) -> Iterable[tuple[str, str, str, str]]:
    for status in rules:
        rule = status.definition
        yield rule.code, rule.name, status.level.value, rule.summary


def _show_rule(status: RuleStatus, options: ReportOptions, every_case: bool) -> None:
    rule = status.definition
    way_on = f"archcheck explain {rule.name} --all"
    page = rule.page if every_case else shortened_page(rule.page, way_on)
    show_line(f"{rule.name} ({rule.code}), {status.level.value}", options, "bold")
    show_line(f"Family {rule.family}, precision {rule.precision}. {_set_by(status)}", options)
    _show_page(readable_page(page), options)
    if rule.family != "gate":
        show_line(f"Ignore one place with:  # archcheck: ignore[{rule.name}] <reason>", options)


def _show_page(page: str, options: ReportOptions) -> None:
    """Draw the page on a terminal; elsewhere its Markdown is the best text."""
    if not options.terminal:
        click.echo(page)
        return
    from rich.markdown import Markdown

    from archcheck.interface.cli.tables import console_for

    console_for(options).print(Markdown(page, hyperlinks=False))


def _set_by(status: RuleStatus) -> str:
    source = status.origin.source
    return "Its own level." if source == "default" else f"Its level is set by {source}."
