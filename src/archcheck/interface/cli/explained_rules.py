"""What `archcheck explain` prints of rules."""

from collections.abc import Iterable

import click

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.rule_page import readable_page, shortened_page
from archcheck.interface.cli.shown_lines import show_line

SEVERAL = ("code", "rule", "level", "what it checks")


def show_rules(rules: tuple[RuleStatus, ...], options: ReportOptions, every_case: bool) -> None:
    """The page of one rule, or a table of several."""
    if len(rules) == 1:
        _show_rule(rules[0], options, every_case)
    else:
        from archcheck.interface.cli.tables import print_table

        print_table(SEVERAL, list(_rows(rules)), options)


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
