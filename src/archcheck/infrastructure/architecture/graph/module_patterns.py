"""Module patterns and what they match: `a.b`, `a.*.c` (one component), `a.b_*`, `a.**` (any depth)."""

import bisect
import functools
import itertools
import operator
import re
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.domain.dotted_names import heads, with_parents

WILDCARDS = ("*", "**")
AFTER_DOT = "/"
REASONS = {
    "**": "** stands for whole components",
    "{": "{name} stands for one whole component of a pattern in a contract, {root} and {context} "
    "for its beginning",
}


def pattern_problem(pattern: str) -> str:
    """Why a pattern cannot be read, empty when it can."""
    wrong = itertools.filterfalse(is_component, pattern.split("."))
    return next((_reason(part) for part in wrong), "")


@functools.lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression for full matches of module names.

    What stands between two wildcards is looked for from the left, and never again: it takes a
    time that grows with the name, however many there are.
    """
    first, *others = (_group(part) for part in f".{pattern}.".split(".**"))
    middle = "".join(f"(?>(?:[^.]+[.])+?{group})" for group in others[:-1])
    last = "".join(_tail(group) for group in others[-1:])
    return re.compile((first + middle + last).removesuffix("[.]"))


def _group(text: str) -> str:
    """Some components with the dot behind each."""
    return "".join(f"{_component(part)}[.]" for part in filter(None, text.split(".")))


def _component(part: str) -> str:
    """One component: any, or with any characters for each `*` in it."""
    if part == "*":
        return "[^.]+"
    first, *others = map(re.escape, part.split("*"))
    middle = "".join(f"(?>[^.]*?{piece})" for piece in others[:-1])
    return first + middle + "".join(f"[^.]*{piece}" for piece in others[-1:])


def _tail(group: str) -> str:
    """The components at the end, after any others."""
    return f"(?:[^.]+[.])+{group}" if group else "[^.]+(?:[.][^.]+)*"


def is_within(name: str, head: str) -> bool:
    """Whether a module is `head` or lies under it."""
    return name == head or name.startswith(f"{head}.")


def overlap(first: str, second: str) -> bool:
    """Whether one of two modules lies in the other."""
    return is_within(first, second) or is_within(second, first)


def is_one_of(patterns: Iterable[str], name: str) -> bool:
    """Whether one of some patterns names a module."""
    return any(compiled(pattern).fullmatch(name) for pattern in patterns)


def matches_package(pattern: str, name: str) -> bool:
    """Whether a pattern matches a dotted name or a package above it."""
    if "*" not in pattern:
        return is_within(name, pattern)
    return any(map(compiled(pattern).fullmatch, heads(name)))


def outermost(heads: Iterable[str]) -> tuple[str, ...]:
    """Some modules without those that lie in another of them, sorted."""
    kept: list[str] = []
    for head in sorted(set(heads)):
        if not (kept and is_within(head, kept[-1])):
            kept.append(head)
    return tuple(kept)


class ModuleTree(msgspec.Struct, frozen=True, dict=True):
    """All module names, sorted, each package before what lies in it."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, modules: Iterable[str]) -> "ModuleTree":
        """The tree of some modules and all packages above them."""
        names = set(modules)
        for name in tuple(names):
            names.update(with_parents(name))
        return cls(tuple(sorted(names)))

    def holds(self, name: str) -> bool:
        """Whether there is a module of this name."""
        return name in self._known

    def matches(self, pattern: str) -> tuple[str, ...]:
        """The modules that a pattern names, sorted; what lies under them is not listed."""
        if "*" not in pattern:
            return (pattern,) if self.holds(pattern) else ()
        if pattern not in self._matched:
            names = filter(compiled(pattern).fullmatch, self._candidates(pattern))
            self._matched[pattern] = tuple(names)
        return self._matched[pattern]

    def span(self, head: str) -> range:
        """The indices in `names` of a module and everything under it."""
        start = bisect.bisect_left(self.names, head)
        if not self.holds(head):
            return range(start, start)
        return range(start, bisect.bisect_left(self.names, head + AFTER_DOT, start))

    def under(self, heads: Iterable[str]) -> frozenset[int]:
        """The indices in `names` of what is or lies under one of these."""
        return frozenset(at for head in heads for at in self.span(head))

    def children(self, package: str) -> tuple[str, ...]:
        """The modules one level below a package, sorted; below the empty name the top level."""
        return self._children.get(package, ())

    @functools.cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        parents = operator.itemgetter(0)
        pairs = sorted((name.rpartition(".")[0], name) for name in self.names)
        groups = itertools.groupby(pairs, parents)
        return {parent: tuple(name for _, name in group) for parent, group in groups}

    @functools.cached_property
    def _matched(self) -> dict[str, tuple[str, ...]]:
        """What was found before: a contract with captures asks the same for each of their values."""
        return {}

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.names)

    def _candidates(self, pattern: str) -> tuple[str, ...]:
        head = ".".join(itertools.takewhile(str.isidentifier, pattern.split(".")))
        if not head:
            return self.names
        return tuple(self.names[at] for at in self.span(head))


def _reason(part: str) -> str:
    reasons = (reason for sign, reason in REASONS.items() if sign in part)
    return next(reasons, "a module name is identifiers joined by dots")


def is_component(part: str) -> bool:
    """Whether this can stand between the dots of a pattern."""
    return part in WILDCARDS or ("**" not in part and part.replace("*", "x").isidentifier())
