"""All calls of a project, by what is called."""

import bisect
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from archcheck.infrastructure.architecture.structure.class_values import BoundClassValue
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import (
    is_glob,
    literal_head,
)
from archcheck.infrastructure.architecture.structure.index.project_names import ProjectNames
from archcheck.infrastructure.facts.code.code_facts import Reference

GROUP = "<"
LAST = "\U0010ffff"
Sites = Mapping[str, Sequence[CallSite]]
Place = tuple[CodeFile, Callable[[], Iterable[CallSite]]]


class CallIndex:
    """Every callee once, with its names and where it is called."""

    def __init__(self, files: Sequence[CodeFile], names: ProjectNames) -> None:
        """Nothing is looked up before somebody asks."""
        self._files = files
        self._names = names

    @property
    def callees(self) -> Iterable[Reference]:
        """All of them."""
        return self._places

    def sites(self, callees: Iterable[Reference]) -> Sites:
        """The calls of some callees, by the path of their file."""
        found: dict[str, list[CallSite]] = {}
        for file, calls in chain.from_iterable(map(self._places.__getitem__, callees)):
            found.setdefault(file.path, []).extend(calls())
        return found

    def named(self, classes: BoundClassValue) -> Iterator[Reference]:
        """The callees that go by one of some names."""
        if classes.last_words is not None:
            return self._ending_in(classes.last_words)
        patterns = chain.from_iterable(map(self._candidates, classes.patterns))
        names = filter(classes.is_meant, dict.fromkeys((*patterns, *classes.selected)))
        return chain.from_iterable(self._by_name.get(name, ()) for name in names)

    def _ending_in(self, words: frozenset[str]) -> Iterator[Reference]:
        """The callees that may lead to a name with one of these last components."""
        found = chain.from_iterable(self._by_last_target.get(word, ()) for word in words)
        yield from dict.fromkeys((*found, *self._renamable))

    @functools.cached_property
    def _by_last_target(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for callee in self._places:
            for target in callee.targets:
                found.setdefault(target.rpartition(".")[2], []).append(callee)
        return found

    @functools.cached_property
    def _renamable(self) -> Sequence[Reference]:
        return [it for it in self._places if any(map(self._names.may_be_renamed, it.targets))]

    def ending(self, word: str) -> Iterable[Reference]:
        """The callees whose last component is written so; all of them for a glob."""
        return self.callees if is_glob(word) else self._by_last_word.get(word, ())

    def _candidates(self, pattern: str) -> Iterable[str]:
        """The names of which some may match a pattern."""
        if pattern.startswith(GROUP):
            return self._by_name
        if not is_glob(pattern):
            return (pattern,)
        head, names = literal_head(pattern), self._sorted_names
        first, last = bisect.bisect_left(names, head), bisect.bisect_right(names, head + LAST)
        return names[first:last]

    @functools.cached_property
    def _places(self) -> Mapping[Reference, list[Place]]:
        found: dict[Reference, list[Place]] = {}
        for file in self._files:
            for index, callee in enumerate(file.occurrences.callees):
                calls = functools.partial(file.occurrences.calls_of, index)
                found.setdefault(callee, []).append((file, calls))
            for site in file.occurrences.added:
                found.setdefault(site.callee, []).append((file, functools.partial(tuple, [site])))
        return found

    @functools.cached_property
    def _by_name(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for callee in filter(_is_resolved, self._places):
            for name in self._names.called(callee):
                found.setdefault(name, []).append(callee)
        return found

    @functools.cached_property
    def _sorted_names(self) -> Sequence[str]:
        return sorted(self._by_name)

    @functools.cached_property
    def _by_last_word(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for callee in self._places:
            found.setdefault(callee.written.rpartition(".")[2], []).append(callee)
        return found


def _is_resolved(callee: Reference) -> bool:
    return bool(callee.targets)
