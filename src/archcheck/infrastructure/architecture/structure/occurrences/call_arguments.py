"""Whether a call is given the arguments that a rule asks for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.index.known_signatures import Parameters
from archcheck.infrastructure.architecture.structure.patterns.value_patterns import means_value
from archcheck.infrastructure.facts.code.code_facts import Arguments, Value

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

Given = Mapping[str, Value]


def given_by_name(arguments: Arguments, parameters: Parameters | None) -> Given:
    """The arguments by the names of their parameters, as far as these are known."""
    placed = () if arguments.starred else zip(parameters or (), arguments.positional, strict=False)
    return {**dict(placed), **dict(arguments.keywords)}


def are_hidden(arguments: Arguments, parameters: Parameters | None, names: set[str]) -> bool:
    """Whether `**` may hold any of these arguments, or `*` some that have a place."""
    if arguments.spread:
        return True
    by_place = names if parameters is None else names & set(parameters)
    return arguments.starred and not by_place <= set(dict(arguments.keywords))


def have_values(given: Given, wanted: Mapping[str, object], code: "Code") -> bool:
    """Whether each of some arguments is given, with a value that a rule asks for."""
    return all(name in given and means_value(it, given[name], code) for name, it in wanted.items())
