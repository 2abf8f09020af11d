"""What happens in one source file, decoded kind by kind when somebody asks."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from archcheck.domain.dotted_names import heads
from archcheck.infrastructure.facts.code.code_facts import (
    Arguments,
    Call,
    Catch,
    Fact,
    Place,
    Raise,
    Read,
    Reference,
    ValueKind,
    Write,
)

ADDING_MIDDLEWARE = ".add_middleware"
LISTED = frozenset({"fastapi.middleware.Middleware", "starlette.middleware.Middleware"})


class Parts(Fact, frozen=True):
    """The facts, each kind to be decoded by itself."""

    callees: msgspec.Raw
    calls: msgspec.Raw
    arguments: msgspec.Raw
    reads: msgspec.Raw
    raises: msgspec.Raw
    catches: msgspec.Raw
    writes: msgspec.Raw


PARTS = msgspec.msgpack.Decoder(Parts)
CALLEES = msgspec.msgpack.Decoder(tuple[Reference, ...])
CALLS = msgspec.msgpack.Decoder(tuple[Call, ...])
ARGUMENTS = msgspec.msgpack.Decoder(tuple[Arguments | None, ...])
READS = msgspec.msgpack.Decoder(tuple[Read, ...])
RAISES = msgspec.msgpack.Decoder(tuple[Raise, ...])
CATCHES = msgspec.msgpack.Decoder(tuple[Catch, ...])
WRITES = msgspec.msgpack.Decoder(tuple[Write, ...])


class CallSite(NamedTuple):
    """A call in a file: the number is that among the calls of the file.

    `is_added` is true of what `add_middleware(C, ...)` and starlette's `Middleware(C, ...)` make an
    instance of, around an application.
    """

    callee: Reference
    place: Place
    block: int
    number: int
    is_added: bool = False


class FileOccurrences:
    """Calls, reads, raises, handlers and writes."""

    def __init__(self, encoded: bytes) -> None:
        """Nothing is decoded yet."""
        self._encoded = encoded

    def may_hold_any(self, words: Iterable[str]) -> bool:
        """False only where none of these words occurs."""
        return any(word.encode() in self._encoded for word in words)

    @functools.cached_property
    def callees(self) -> tuple[Reference, ...]:
        """What is called, each once."""
        return CALLEES.decode(self._parts.callees)

    @property
    def calls(self) -> Iterator[CallSite]:
        """All calls, in source order."""
        return (
            CallSite(self.callees[call.callee], call.place, call.block, index)
            for index, call in enumerate(self._calls)
        )

    def calls_of(self, callee: int) -> Iterator[CallSite]:
        """The calls of one of the callees."""
        for index in self._indices[callee]:
            call = self._calls[index]
            yield CallSite(self.callees[callee], call.place, call.block, index)

    def arguments(self, site: CallSite) -> Arguments | None:
        """What is passed at a call, where that was foreseen to be asked for."""
        return self._arguments[site.number]

    @functools.cached_property
    def added(self) -> Sequence[CallSite]:
        """The calls of classes that are passed to `add_middleware` or `Middleware`."""
        adding = (index for index, it in enumerate(self.callees) if _adds_middleware(it))
        sites = chain.from_iterable(map(self.calls_of, adding))
        return [*chain.from_iterable(map(self._added, sites))]

    @functools.cached_property
    def reads(self) -> tuple[Read, ...]:
        """The imported names that are read or called."""
        return READS.decode(self._parts.reads)

    @functools.cached_property
    def raises(self) -> tuple[Raise, ...]:
        """What is raised."""
        return RAISES.decode(self._parts.raises)

    @functools.cached_property
    def catches(self) -> tuple[Catch, ...]:
        """What is handled."""
        return CATCHES.decode(self._parts.catches)

    @functools.cached_property
    def writes(self) -> tuple[Write, ...]:
        """What is assigned elsewhere."""
        return WRITES.decode(self._parts.writes)

    @functools.cached_property
    def read_names(self) -> frozenset[str]:
        """The qualified names that are read, with all that they begin with."""
        targets = chain.from_iterable(read.name.targets for read in self.reads)
        return frozenset(chain.from_iterable(map(heads, targets)))

    def _added(self, site: CallSite) -> Iterator[CallSite]:
        passed = self._arguments[site.number]
        for item in passed.positional[:1] if passed else ():
            if item.kind is ValueKind.NAME:
                callee = Reference(item.text, item.targets)
                yield site._replace(callee=callee, is_added=True)

    @functools.cached_property
    def _calls(self) -> tuple[Call, ...]:
        return CALLS.decode(self._parts.calls)

    @functools.cached_property
    def _arguments(self) -> tuple[Arguments | None, ...]:
        return ARGUMENTS.decode(self._parts.arguments)

    @functools.cached_property
    def _indices(self) -> Sequence[list[int]]:
        """For each callee the indices of its calls."""
        found: list[list[int]] = [[] for _ in self.callees]
        for index, call in enumerate(self._calls):
            found[call.callee].append(index)
        return found

    @functools.cached_property
    def _parts(self) -> Parts:
        return PARTS.decode(self._encoded)


def _adds_middleware(callee: Reference) -> bool:
    return callee.written.endswith(ADDING_MIDDLEWARE) or not LISTED.isdisjoint(callee.targets)
