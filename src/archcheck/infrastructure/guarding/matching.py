"""Which entries of two states are the same."""

import collections
import itertools
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

Entry = TypeVar("Entry")
Key = Callable[[Entry], Hashable]


class Matching(msgspec.Struct, Generic[Entry], frozen=True):
    """What is in both states, one for one; what is gone, and what is new."""

    pairs: tuple[tuple[Entry, Entry], ...]
    gone: tuple[Entry, ...]
    new: tuple[Entry, ...]


def matched(
    before: Iterable[Entry], after: Iterable[Entry], keys: Sequence[Key[Entry]]
) -> Matching[Entry]:
    """Entries of one key account for one another, in their order; the first key that fits counts."""
    found = Matching[Entry]((), tuple(before), tuple(after))
    for key in keys:
        found = _paired(found, key)
    return found


def _paired(found: Matching[Entry], key: Key[Entry]) -> Matching[Entry]:
    waiting = _waiting(found.new, key)
    ends = [(entry, _taken(waiting[key(entry)])) for entry in found.gone]
    pairs = (itertools.product([entry], others) for entry, others in ends)
    gone = tuple(entry for entry, others in ends if not others)
    new = _left(found.new, itertools.chain.from_iterable(waiting.values()))
    return Matching((*found.pairs, *itertools.chain.from_iterable(pairs)), gone, new)


def _left(entries: Iterable[Entry], waiting: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that still wait, in their order."""
    known = frozenset(map(id, waiting))
    return tuple(entry for entry in entries if id(entry) in known)


def _waiting(entries: Sequence[Entry], key: Key[Entry]) -> dict[Hashable, list[Entry]]:
    """The entries of each key, the last one first."""
    waiting: dict[Hashable, list[Entry]] = collections.defaultdict(list)
    for entry in reversed(entries):
        waiting[key(entry)].append(entry)
    return waiting


def _taken(entries: list[Entry]) -> list[Entry]:
    """The last of them, taken out, if there is any."""
    return [entries.pop()] if entries else []
