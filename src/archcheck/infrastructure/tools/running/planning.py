"""How a tool's files become jobs: shards, costs, cache keys."""

import os
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.tools.adapter import Prices


class Weighed(Protocol):
    """A file, or what holds several: its bytes, and what it is called on a command line."""

    @property
    def size(self) -> int:
        """The bytes to look at."""

    @property
    def path(self) -> str:
        """What it adds to a command line."""


SHARD_SECONDS = 1.0
WINDOWS_LIMIT = 30_000
POSIX_LIMIT = 200_000
Shard = tuple[SourceFile, ...]
Thing = TypeVar("Thing", bound=Weighed)


def argument_limit() -> int:
    """How many bytes of paths a command line takes safely on this operating system."""
    return WINDOWS_LIMIT if os.name == "nt" else POSIX_LIMIT


def shards(
    files: Sequence[Thing], prices: Prices, workers: int, limit: int
) -> tuple[tuple[Thing, ...], ...]:
    """Cut files, in their order, into parts of about equal bytes and bearable command lines.

    There are as many parts as workers when each has at least a second to do; always one.
    """
    total = sum(file.size for file in files)
    count = min(workers, int(prices.kilobyte * total / 1000 / SHARD_SECONDS))
    parts = _by_bytes(files, max(count, 1))
    return tuple(short for part in parts for short in _by_length(part, limit)) or ((),)


def _by_bytes(files: Sequence[Thing], count: int) -> Iterable[list[Thing]]:
    parts: list[list[Thing]] = [[] for _ in range(count)]
    share = max(sum(file.size for file in files), 1) / count
    before = 0.0
    for file in files:
        number = int((before + file.size / 2) / share)
        parts[min(number, count - 1)].append(file)
        before += file.size
    return filter(None, parts)


def _by_length(files: Iterable[Thing], limit: int) -> list[tuple[Thing, ...]]:
    parts: list[list[Thing]] = []
    used = limit
    for file in files:
        length = len(os.fsencode(file.path)) + 3
        if used + length > limit:
            parts.append([])
            used = 0
        parts[-1].append(file)
        used += length
    return [tuple(part) for part in parts]


def argument(path: str) -> str:
    """A path that no tool takes for an option or a list of arguments."""
    return f"./{path}" if path.startswith(("-", "@")) else path
