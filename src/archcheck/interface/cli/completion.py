"""Names that a shell completes."""

from collections.abc import Callable
from typing import Any

import click

from archcheck.interface.cli.composition import Composition


def complete_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The rules, families and tools that begin so."""
    composition: Composition = context.obj
    names = composition.explain_rule().names()
    return [name for name in names if name.startswith(incomplete)]


def rule_option(name: str, description: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add an option that names rules."""
    return click.option(
        name, multiple=True, metavar="RULE", help=description, shell_complete=complete_names
    )
