"""`archcheck explain`: what a name means that archcheck prints."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

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
from archcheck.interface.cli.tables import console_for, plain, print_table
from archcheck.interface.cli.tool_rule_page import tool_rule_lines

SEVERAL = ("code", "rule", "level", "what it checks")


@click.command("explain", short_help="Explain a rule, or any other name that archcheck prints.")
@click.argument("name", metavar="RULE", shell_complete=complete_names)
@click.option("--all", "every_case", is_flag=True, help="Show all examples of a rule.")
@project_options
@click.pass_obj
def command(composition: Composition, /, name: str, **options: Any) -> None:
    """Explain RULE: what it means, why, with examples, options and limits.

    RULE is a rule (no-comments), a code (CNV101), a family (tests), a rule of a tool
    (flake8:F401 or F401), a tool (mypy), a pack (sprint-zero), or a contract or a layer of this
    project; for these archcheck also shows the modules that they match.
    """
    explanation = composition.explain_rule().execute(name, configuration_request(options))
    look = terminal_options(options, composition)
    if isinstance(explanation, tuple):
        _show_rules(explanation, look, options["every_case"])
    else:
        heading, *lines = _lines(explanation)
        console_for(look).print(plain(heading, look, "bold"))
        for line in lines:
            console_for(look).print(plain(line, look), soft_wrap=not look.terminal)


def _show_rules(rules: tuple[RuleStatus, ...], options: ReportOptions, every_case: bool) -> None:
    if len(rules) == 1:
        _show_rule(rules[0], options, every_case)
    else:
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
    console = console_for(options)
    console.print(plain(f"{rule.name} ({rule.code}), {status.level.value}", options, "bold"))
    console.print(
        plain(f"Family {rule.family}, precision {rule.precision}. {_set_by(status)}", options)
    )
    _show_page(readable_page(page), options)
    if rule.family != "gate":
        console.print(
            plain(f"Ignore one place with:  # archcheck: ignore[{rule.name}] <reason>", options)
        )


def _show_page(page: str, options: ReportOptions) -> None:
    """Draw the page on a terminal; elsewhere its Markdown is the best text."""
    if not options.terminal:
        click.echo(page)
        return
    from rich.markdown import Markdown

    console_for(options).print(Markdown(page, hyperlinks=False))


def _set_by(status: RuleStatus) -> str:
    source = status.origin.source
    return "Its own level." if source == "default" else f"Its level is set by {source}."
