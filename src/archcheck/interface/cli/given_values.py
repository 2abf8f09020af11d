"""Values of options: an empty one is a mistake, mostly of a variable that nobody has set."""

import click

EMPTY = "it is empty; leave the option out, or say what it is"


def given(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """The value, empty where there is none; BadParameter where the one given is empty."""
    if value == "":
        raise click.BadParameter(EMPTY)
    return value or ""


def given_each(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """The values; BadParameter where one of them is empty."""
    if "" in values:
        raise click.BadParameter(EMPTY)
    return values
