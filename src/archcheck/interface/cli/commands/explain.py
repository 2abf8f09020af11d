"""`archcheck explain`: what a rule or a contract means."""

from collections.abc import Iterable
from typing import Any

import click

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.application.use_cases.explain_rule_use_case import ContractExplanation
from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    terminal_options,
)
from archcheck.interface.cli.rule_page import readable_page
from archcheck.interface.cli.tables import console_for, plain, print_table
from archcheck.interface.cli.tool_rule_page import tool_rule_lines

SEVERAL = ("code", "rule", "level", "what it checks")


@click.command("explain", short_help="Explain a rule, or a contract of this project.")
@click.argument("rule", metavar="RULE")
@project_options
@click.pass_obj
def command(composition: Composition, /, rule: str, **options: Any) -> None:
    """Explain RULE: what it checks, why, with examples, options and limits.

    RULE is a name (no-comments), a code (CNV101), a family (tests), a rule of a tool
    (flake8:F401) or the name of one of this project's contracts; for a contract archcheck also
    shows the modules that it matches.
    """
    explanation = composition.explain_rule().execute(rule, configuration_request(options))
    look = terminal_options(options, composition)
    if isinstance(explanation, ContractExplanation):
        _show_contract(explanation, look)
    elif isinstance(explanation, ToolRuleExplanation):
        _show_rule_of_tool(explanation, look)
    elif len(explanation) == 1:
        _show_rule(explanation[0], look)
    else:
        print_table(SEVERAL, list(_rows(explanation)), look)


def _rows(rules: Iterable[RuleStatus]) -> Iterable[tuple[str, str, str, str]]:
    for status in rules:
        rule = status.definition
        yield rule.code, rule.name, status.level.value, rule.summary


def _show_rule(status: RuleStatus, options: ReportOptions) -> None:
    rule = status.definition
    console = console_for(options)
    console.print(plain(f"{rule.name} ({rule.code}), {status.level.value}", options, "bold"))
    console.print(
        plain(f"Family {rule.family}, precision {rule.precision}. {_set_by(status)}", options)
    )
    _show_page(readable_page(rule.page), options)
    if rule.family != "gate":
        console.print(
            plain(f"Ignore one place with:  # archcheck: ignore[{rule.name}] <reason>", options)
        )


def _show_rule_of_tool(explanation: ToolRuleExplanation, options: ReportOptions) -> None:
    heading, *lines = tool_rule_lines(explanation)
    console = console_for(options)
    console.print(plain(heading, options, "bold"))
    for line in lines:
        console.print(plain(line, options), soft_wrap=not options.terminal)


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


def _show_contract(explanation: ContractExplanation, options: ReportOptions) -> None:
    declaration = explanation.declaration
    console = console_for(options)
    heading = f'"{declaration.name}", a contract of type {declaration.type}'
    console.print(plain(heading, options, "bold"))
    origin = declaration.origin
    console.print(plain(f"Declared in {origin.source}, line {origin.line}.", options))
    if declaration.because:
        console.print(plain(f"Why: {declaration.because}", options))
    for match in explanation.matches:
        console.print(plain(f"{match.entry}", options, "bold"))
        for module in match.modules or ("nothing in this project",):
            console.print(plain(f"  {module}", options))
