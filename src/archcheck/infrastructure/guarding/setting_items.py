"""Which items of a setting stand for others: codes for those that begin with them, patterns for paths."""

import fnmatch
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.running.foreign_patterns import found_in

CODE = re.compile(r"[A-Z]+[0-9]*")
EVERYTHING = "ALL"
EDGES = "./*"
Items = tuple[str, ...]


def uncovered(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items for which none of the others stands, each once."""
    known = tuple(others)
    return [item for item in dict.fromkeys(items) if not any(_covers(it, item) for it in known)]


def _covers(other: str, item: str) -> bool:
    """Codes cover those that begin with them."""
    if CODE.fullmatch(other) and CODE.fullmatch(item):
        return other == EVERYTHING or item.startswith(other)
    return other == item


def places_of(path: str) -> list[str]:
    """The directories above a path, the outermost first, and the path."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


class PathMeaning(msgspec.Struct, frozen=True):
    """What the patterns of a tool mean among the files of today; where there are none, their text."""

    tool: str
    paths: tuple[str, ...]

    def is_meant(self, glob: str, path: str) -> bool:
        """Whether a glob means a file, or a directory above it, by path or by name."""
        bare = glob.strip().strip('"').rstrip(EDGES).removeprefix("./").removeprefix("**/")
        names = (*places_of(path), *path.split("/"))
        return any(fnmatch.fnmatchcase(name, it) for name in names for it in (bare, glob) if it)

    def added(
        self, glob: str, items: Items, known: Callable[[str], Iterable[str]]
    ) -> Iterator[str]:
        """The items for a glob that are not known of one of the files that it means."""
        meant = [path for path in self.paths if self.is_meant(glob, path)]
        lost = [it for path in meant for it in uncovered(items, known(path))]
        yield from dict.fromkeys(lost)

    def loses(self, item: str, others: Items) -> bool:
        """Whether a file that a place means lies in none of the others; nobody knows what one without files means."""
        meant = self._below(item)
        return not meant or not meant <= frozenset().union(*map(self._below, others))

    def _below(self, place: str) -> frozenset[str]:
        """The files in a place; all are in the root."""
        return self._meant((place,), False) if place.strip(EDGES) else frozenset(self.paths)

    def left_out(self, old: Items, new: Items, is_regex: bool) -> Iterator[str]:
        """The patterns that are new and mean files which no old one meant."""
        added = uncovered(new, old)
        known = self._meant(old, is_regex) if added else frozenset()
        for pattern in added:
            if not self.paths or self._meant((pattern,), is_regex) - known:
                yield pattern

    def _meant(self, patterns: Sequence[str], is_regex: bool) -> frozenset[str]:
        find = self._found if is_regex else self._matching
        return frozenset(path for pattern in patterns for path in find(pattern))

    def _matching(self, glob: str) -> Iterator[str]:
        return (path for path in self.paths if self.is_meant(glob, path))

    def _found(self, pattern: str) -> Iterator[str]:
        """One that takes too long may mean all files."""
        rooted = [f"/{path}" for path in self.paths]
        try:
            found = found_in(pattern, [*self.paths, *rooted], self.tool, "exclude")
        except UsageProblems:
            return iter(self.paths)
        return itertools.compress([*self.paths, *self.paths], found)
