"""Values on the command line: an empty one is a mistake, mostly of a variable that nobody has set."""

from collections.abc import Callable, Iterable
from typing import Any

import click
from click.core import ParameterSource

EMPTY = "it is empty; leave it out, or say what it is"
Callback = Callable[[click.Context, click.Parameter, Any], Any]


class Demanding:
    """What is done with a value, once it is known not to be empty."""

    def __init__(self, callback: Callback | None) -> None:
        """Take what is done with values that are not."""
        self._callback = callback

    def __call__(self, context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        """The value; BadParameter where the one given, or one of several, is empty."""
        values = value if isinstance(value, tuple) else (value,)
        if "" in values and _is_given(context, parameter):
            raise click.BadParameter(EMPTY)
        return self._callback(context, parameter, value) if self._callback else value


def demanding(command: click.Command) -> click.Command:
    """The command, which takes no empty value of any of its parameters, nor do commands below."""
    for parameter in command.params:
        if not isinstance(parameter.callback, Demanding):
            parameter.callback = Demanding(parameter.callback)
    for below in getattr(command, "commands", {}).values():
        demanding(below)
    return command


def _is_given(context: click.Context, parameter: click.Parameter) -> bool:
    return context.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE


def names_in(values: Iterable[str]) -> tuple[str, ...]:
    """The names in values that may hold several, between commas."""
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(filter(None, parts))
