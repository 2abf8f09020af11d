"""Cycles among names that use each other."""

import graphlib
from collections.abc import Collection, Iterator, Mapping


def first_cycles(uses: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """The names of cycles, each from its first name on, until none is left without them."""
    left = {name: frozenset(uses[name]) for name in sorted(uses)}
    while cycle := _cycle(left):
        yield cycle
        left = _without(left, cycle)


def _cycle(uses: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    try:
        graphlib.TopologicalSorter(uses).prepare()
    except graphlib.CycleError as error:
        users = tuple(reversed(error.args[1][1:]))
        at = users.index(min(users))
        return (*users[at:], *users[:at])
    return ()


def _without(
    uses: Mapping[str, frozenset[str]], names: Collection[str]
) -> dict[str, frozenset[str]]:
    left = {name: used for name, used in uses.items() if name not in names}
    return {name: used.intersection(left) for name, used in left.items()}
