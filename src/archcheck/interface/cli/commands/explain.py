"""`archcheck explain`: what a name means that archcheck prints.

What is about the project itself is imported where that is asked for, and so is rich.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from archcheck.application.explaining.arrow import ARROW
from archcheck.application.use_cases.list_rules_use_case import RuleStatus
from archcheck.interface.cli.completion import complete_names
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.explained_rules import show_rules
from archcheck.interface.cli.project_options import (
    configuration_request,
    project_options,
    projects_option,
    terminal_options,
)

if TYPE_CHECKING:
    from archcheck.interface.cli.explained_pages import Page

FILE = re.compile(r".+\.pyi?(?::\d+){0,2}")


@click.command("explain", short_help="Explain a rule, or any other name that archcheck prints.")
@click.argument("name", metavar="NAME", required=False, shell_complete=complete_names)
@click.option("--all", "every_case", is_flag=True, help="Show all examples of a rule.")
@click.option(
    "--what-if",
    metavar="IMPORT",
    help='Which contracts would "a.b -> c.d" break, if it were there?',
)
@click.option("--unguarded", is_flag=True, help="List the modules that no contract looks at.")
@projects_option
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
    """What a rule is, can be told without a search for projects."""
    rules = _rules(name, composition, options)
    if rules:
        show_rules(rules, terminal_options(options, composition), options["every_case"])
        return 0
    return _page(composition, options).of_name(name)


def _rules(
    name: str, composition: Composition, options: Mapping[str, Any]
) -> tuple[RuleStatus, ...]:
    if options["project"]:
        return ()
    return composition.explain_rule().rules(name, configuration_request(options))


def _is_file(name: str) -> bool:
    """Whether this is a path, maybe with a line: a rule of a tool has a colon, too."""
    return FILE.fullmatch(name) is not None
