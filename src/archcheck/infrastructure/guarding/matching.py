"""Which things of two states are the same."""

import collections
import itertools
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

Thing = TypeVar("Thing")
Key = Callable[[Thing], Hashable]


class Matching(msgspec.Struct, Generic[Thing], frozen=True):
    """What is in both states, one for one; what is gone, and what is new."""

    pairs: tuple[tuple[Thing, Thing], ...]
    gone: tuple[Thing, ...]
    new: tuple[Thing, ...]


def matched(
    before: Iterable[Thing], after: Iterable[Thing], keys: Sequence[Key[Thing]]
) -> Matching[Thing]:
    """Things of one key account for one another, in their order; the first key that fits counts."""
    found = Matching[Thing]((), tuple(before), tuple(after))
    for key in keys:
        found = _paired(found, key)
    return found


def _paired(found: Matching[Thing], key: Key[Thing]) -> Matching[Thing]:
    waiting = _waiting(found.new, key)
    ends = [(thing, _taken(waiting[key(thing)])) for thing in found.gone]
    pairs = (itertools.product([thing], others) for thing, others in ends)
    gone = tuple(thing for thing, others in ends if not others)
    left = tuple(itertools.chain.from_iterable(map(reversed, waiting.values())))
    return Matching((*found.pairs, *itertools.chain.from_iterable(pairs)), gone, left)


def _waiting(things: Sequence[Thing], key: Key[Thing]) -> dict[Hashable, list[Thing]]:
    """The things of each key, the last one first."""
    waiting: dict[Hashable, list[Thing]] = collections.defaultdict(list)
    for thing in reversed(things):
        waiting[key(thing)].append(thing)
    return waiting


def _taken(things: list[Thing]) -> list[Thing]:
    """The last of them, taken out, if there is any."""
    return [things.pop()] if things else []
