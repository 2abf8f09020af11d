"""What the entries of contracts mean: sets of modules, or of libraries."""

import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from archcheck.domain.dotted_names import with_parents
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import (
    ModuleTree,
    matches_package,
)
from archcheck.infrastructure.architecture.libraries import (
    FUTURE,
    STDLIB,
    THIRD_PARTY,
    is_stdlib,
    is_third_party,
)


class Cut(msgspec.Struct, frozen=True):
    """Modules, as nodes of the graph, that a contract leaves out.

    What is cut `everywhere` no entry means; of what is cut from the `importers` no import is judged.
    """

    everywhere: frozenset[int] = frozenset()
    importers: frozenset[int] = frozenset()

    @property
    def unjudged(self) -> frozenset[int]:
        """The modules whose imports are not judged."""
        return self.everywhere | self.importers


WHOLE = Cut()


class ModuleSet(msgspec.Struct, frozen=True):
    """What one entry names: first-party modules, each with all under it, or a library.

    `name` is the entry as people read it; `library` is a library pattern or a group, empty for
    first-party modules; `members` are what a group of libraries holds. `separate` is true when each
    of `heads` stands for itself.
    """

    name: str
    heads: tuple[str, ...] = ()
    library: str = ""
    separate: bool = False
    members: tuple[str, ...] = ()
    cut: Cut = WHOLE

    @property
    def is_empty(self) -> bool:
        """Whether it means nothing in this project."""
        return not self.heads and not self.library

    def each(self) -> tuple["ModuleSet", ...]:
        """The set as one, or each module of a pattern for itself."""
        if not self.separate:
            return (self,)
        return tuple(self.part(head) for head in self.heads)

    def part(self, *heads: str) -> "ModuleSet":
        """Some of its modules, called by the first."""
        return ModuleSet(heads[0] if heads else "", heads, cut=self.cut)

    def without(self, heads: Collection[str]) -> "ModuleSet":
        """The set without some of its modules."""
        return self.part(*(head for head in self.heads if head not in heads)) if heads else self

    def nodes(self, links: Links) -> frozenset[int]:
        """The nodes of the graph that it holds."""
        if self.library:
            return links.libraries_named(self.means)
        return links.modules_under(self.heads) - self.cut.everywhere

    def sources(self, links: Links) -> frozenset[int]:
        """Those of its nodes whose imports are judged."""
        return self.nodes(links) - self.cut.importers

    def means(self, name: str) -> bool:
        """Whether a dotted name of a library is meant."""
        return any(_library_test(item)(name) for item in self.members or (self.library,))

    def called(self, names: Sequence[str]) -> str:
        """What messages call a member that has these names: never a pattern or a group."""
        if self.library:
            return self.label(names)
        return names[0] if self.separate else self.name

    def label(self, names: Iterable[str]) -> str:
        """The most general of a library's names that is meant; they run from the longest."""
        return [name for name in names if self.means(name)][-1]

    def overlaps(self, other: "ModuleSet") -> bool:
        """Whether a module lies in both."""
        return bool(self.shared_with(other))

    def shared_with(self, other: "ModuleSet") -> frozenset[str]:
        """The heads of another set that lie in this one, or around some of it."""
        own = frozenset(self.heads)
        around = frozenset(itertools.chain(*map(with_parents, own)))
        return frozenset(
            head for head in other.heads if head in around or not own.isdisjoint(with_parents(head))
        )


class Lookup(msgspec.Struct, frozen=True):
    """An entry under a key and what it means; `fault` says why it means nothing.

    `guess` is the name to look for among the known ones then, in `containers` when it is relative
    to them. `optional` entries may be missing; `is_broken` ones cannot be read at all. `word` is the entry when it may be a misspelt layer.
    """

    key: str
    found: ModuleSet
    fault: str = ""
    guess: str = ""
    containers: tuple[str, ...] = ()
    optional: bool = False
    is_broken: bool = False
    word: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether it means nothing, but must mean something."""
        return bool(self.fault) and not self.is_broken and not self.optional


def each_of(lookups: Iterable[Lookup]) -> tuple[ModuleSet, ...]:
    """What some entries mean, each match of a pattern for itself, what means nothing left out."""
    found = (one for lookup in lookups for one in lookup.found.each())
    return tuple(one for one in found if not one.is_empty)


def nodes_of(sets: Iterable[ModuleSet], links: Links) -> frozenset[int]:
    """The nodes of the graph that some sets hold."""
    return frozenset[int]().union(*(one.nodes(links) for one in sets))


def sources_of(sets: Iterable[ModuleSet], links: Links) -> frozenset[int]:
    """Those nodes of some sets whose imports are judged."""
    return frozenset[int]().union(*(one.sources(links) for one in sets))


def under(tree: ModuleTree, lookups: Iterable[Lookup]) -> frozenset[int]:
    """The modules that some entries mean, whatever is cut."""
    return tree.under(head for lookup in lookups for head in lookup.found.heads)


def library_names(names: Iterable[str]) -> tuple[str, ...]:
    """Those names of a library that contracts judge: all but `__future__`."""
    return tuple(name for name in names if name.partition(".")[0] != FUTURE)


@functools.lru_cache(maxsize=1024)
def _library_test(library: str) -> Callable[[str], bool]:
    if library in _GROUPS:
        return _GROUPS[library]
    return functools.partial(matches_package, library)


_GROUPS = {STDLIB: is_stdlib, THIRD_PARTY: is_third_party}
