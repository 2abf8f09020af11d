"""What the names of a contract mean in a project."""

import functools
from collections.abc import Callable, Iterable

import msgspec

from archcheck.domain.suggestion import asked, did_you_mean, nearest
from archcheck.infrastructure.architecture.contracts.captures import CAPTURE, capture_free
from archcheck.infrastructure.architecture.contracts.layer_map import (
    LayerMap,
    has_placeholder,
    is_placeholder,
    placeholder_free,
)
from archcheck.infrastructure.architecture.contracts.lookups import (
    WHOLE,
    Cut,
    Lookup,
    ModuleSet,
)
from archcheck.infrastructure.architecture.graph.module_patterns import (
    WILDCARDS,
    ModuleTree,
    pattern_problem,
)
from archcheck.infrastructure.architecture.libraries import (
    STDLIB,
    THIRD_PARTY,
    Groups,
)
from archcheck.infrastructure.decoding.decoder import KeyProblem

ABOUT_TESTS = 'these are tests, which contracts mean only with roles = ["test"]'


def no_modules() -> ModuleTree:
    """No modules at all."""
    return ModuleTree(())


class ContractNames(msgspec.Struct, frozen=True, dict=True):
    """All names of a project that a contract may use.

    `composition_roots` and `wiring` are modules, each with all under it. `plain_modules` are those
    whose file is read and neither a package's nor one that is started by its path, and that wire
    nothing. `cut` is what no entry means, `tests` are modules that only contracts about
    tests may name, `unjudged` those of other roles than contracts are about. `groups` are what `<name>`
    stands for.
    """

    layers: LayerMap
    composition_roots: tuple[str, ...] = ()
    wiring: tuple[str, ...] = ()
    plain_modules: frozenset[str] = frozenset()
    groups: Callable[[], Groups] = dict
    cut: Cut = WHOLE
    tests: Callable[[], ModuleTree] = no_modules
    unjudged: frozenset[int] = frozenset()

    @property
    def tree(self) -> ModuleTree:
        """The modules of the project."""
        return self.layers.tree

    @property
    def everything(self) -> frozenset[int]:
        """All modules, as nodes of the graph."""
        return frozenset(range(len(self.tree.names)))

    def set_of(self, name: str, heads: Iterable[str], separate: bool = False) -> ModuleSet:
        """Some modules, each with all under it but what is cut."""
        return ModuleSet(name, tuple(heads), separate=separate, cut=self.cut)

    def modules(self, key: str, entries: Iterable[str]) -> tuple[Lookup, ...]:
        """Entries that must be layers or modules of the project."""
        return tuple(self.module(key, entry) for entry in entries)

    def module(self, key: str, entry: str, optional: bool = False) -> Lookup:
        """One entry that must be a layer or a module of the project."""
        found = self._first_party(key, entry)
        word = entry if _is_word(entry) else ""
        return msgspec.structs.replace(found, optional=optional, word=word)

    def modules_or_libraries(self, key: str, entries: Iterable[str]) -> tuple[Lookup, ...]:
        """Entries that may name libraries and `<stdlib>` or `<third-party>` too."""
        return tuple(self._anything(key, entry) for entry in entries)

    def libraries(self, key: str, entries: Iterable[str]) -> tuple[Lookup, ...]:
        """Entries that must name libraries, `<stdlib>` or `<third-party>`."""
        return tuple(self._library(key, entry) for entry in entries)

    def child(self, key: str, container: str, entry: str, optional: bool) -> Lookup:
        """An entry relative to a container."""
        pattern = f"{container}.{entry}"
        found = self._pattern(key, pattern)
        named = msgspec.structs.replace(found.found, name=pattern)
        return msgspec.structs.replace(found, found=named, optional=optional)

    def child_of_any(self, key: str, containers: tuple[str, ...], entry: str) -> Lookup:
        """An entry relative to some containers, one of which must have it."""
        patterns = [f"{container}.{capture_free(entry)}" for container in containers]
        reason = pattern_problem(capture_free(entry))
        if reason:
            return _broken(key, entry, f"is no module pattern: {reason}")
        found = self.set_of(entry, self.layers.matches(*patterns))
        message = f'"{entry}" in {key} matches no module'
        guess = entry if containers else ""
        return Lookup(key, found, "" if found.heads else message, guess, containers)

    def is_first_party(self, entry: str) -> bool:
        """Whether an entry speaks of the project's own modules."""
        first = capture_free(entry).partition(".")[0]
        is_open = first in WILDCARDS or is_placeholder(first)
        return is_open or entry in self.layers.patterns or bool(self.tree.matches(first))

    def are_literal(self, entries: Iterable[str]) -> bool:
        """Whether each entry names one module, whatever modules a project gets."""
        return not any(entry in self.layers.patterns or _is_open(entry) for entry in entries)

    def problem(self, lookup: Lookup) -> KeyProblem:
        """What is wrong with an entry, and what may have been meant."""
        return KeyProblem(lookup.key, lookup.fault, self._hint(lookup.guess, lookup.containers))

    def layer_hint(self, layer: str) -> str:
        """The module that the patterns of a layer may mean, as a question; empty without one."""
        return self.hint(*self.layers.patterns[layer])

    def hint(self, *patterns: str) -> str:
        """The module that patterns may mean, as a question; empty without one."""
        names = (name for pattern in patterns for name in self.layers.expanded(pattern))
        return next(filter(None, map(self._module_hint, names)), "")

    @functools.cached_property
    def known_words(self) -> tuple[str, ...]:
        """The layers and root packages, sorted."""
        return tuple(sorted({*self.layers.patterns, *self.tree.children("")}))

    def _anything(self, key: str, entry: str) -> Lookup:
        if not self.is_first_party(entry):
            return self._outside(key, entry)
        found = self._first_party(key, entry)
        return self._outside(key, entry) if found.is_missing and _may_be_any(entry) else found

    def _library(self, key: str, entry: str) -> Lookup:
        if self.is_first_party(entry) and not _may_be_any(entry):
            reason = "is no library: external judges imports of libraries only"
            return Lookup(key, ModuleSet(entry), f'"{entry}" in {key} {reason}')
        return self._outside(key, entry)

    def _outside(self, key: str, entry: str) -> Lookup:
        if entry.startswith("<"):
            return self._group(key, entry)
        pattern = capture_free(entry)
        reason = pattern_problem(pattern)
        if reason:
            return _broken(key, entry, f"is no module pattern: {reason}")
        word = entry if _is_word(entry) else ""
        return Lookup(key, ModuleSet(entry, library=pattern), word=word)

    def _group(self, key: str, entry: str) -> Lookup:
        if entry in (STDLIB, THIRD_PARTY):
            return Lookup(key, ModuleSet(entry, library=entry))
        groups = self.groups()
        if entry in groups:
            return Lookup(key, ModuleSet(entry, library=entry, members=groups[entry]))
        known = sorted((STDLIB, THIRD_PARTY, *groups))
        reason = did_you_mean(entry, known) or f"the groups are {', '.join(known)}"
        return _broken(key, entry, f"is no group: {reason}")

    def _first_party(self, key: str, entry: str) -> Lookup:
        if entry in self.layers.patterns:
            return self._layer(key, entry)
        return self._pattern(key, entry)

    def _layer(self, key: str, entry: str) -> Lookup:
        found = self.set_of(entry, self.layers.heads[entry])
        if found.heads:
            return Lookup(key, found)
        patterns = " or ".join(self.layers.patterns[entry])
        fault = f'layer "{entry}" in {key} matches no module ({patterns})'
        return Lookup(key, found, fault, entry)

    def _pattern(self, key: str, entry: str) -> Lookup:
        reason = pattern_problem(capture_free(placeholder_free(entry)))
        if reason:
            return _broken(key, entry, f"is no module pattern: {reason}")
        found = self._found(entry)
        if found.heads:
            return Lookup(key, found)
        return Lookup(key, found, _nothing(key, entry), entry)

    def _found(self, entry: str) -> ModuleSet:
        pattern = capture_free(entry)
        names = self.layers.expanded(pattern)
        heads = sorted({head for name in names for head in self.tree.matches(name)})
        return self.set_of(entry, heads, separate=_is_open(pattern))

    def _hint(self, name: str, containers: Iterable[str]) -> str:
        if self.tests().matches(name):
            return ABOUT_TESTS
        if containers:
            return self._child_hint(name, containers)
        if name in self.layers.patterns:
            return self.layer_hint(name)
        if _is_word(name):
            return self._word_hint(name)
        return did_you_mean(name, (*self.tree.names, *self.layers.patterns))

    def _child_hint(self, name: str, containers: Iterable[str]) -> str:
        children = (child for container in containers for child in self.tree.children(container))
        names = tuple(map(_last, children))
        return did_you_mean(name, names) or did_you_mean(_last(name), names)

    def _module_hint(self, name: str) -> str:
        """By the last component where the package is there: all else would be alike too."""
        above, _, last = name.rpartition(".")
        siblings = {_last(module): module for module in self.tree.children(above)}
        if not siblings:
            return did_you_mean(name, self.tree.names)
        found = nearest(last, siblings)
        return asked(siblings.get(found, ""))

    def _word_hint(self, entry: str) -> str:
        near = did_you_mean(entry, self.known_words)
        layers = ", ".join(sorted(self.layers.patterns))
        listed = f"Layers here: {layers}" if layers else "No layers are declared here"
        return " ".join(filter(None, (near, listed)))


def _nothing(key: str, entry: str) -> str:
    if _is_word(entry):
        return f'unknown layer or module "{entry}" in {key}'
    return f'"{entry}" in {key} matches no module'


def _broken(key: str, entry: str, reason: str) -> Lookup:
    return Lookup(key, ModuleSet(entry), f'"{entry}" in {key} {reason}', is_broken=True)


def _may_be_any(entry: str) -> bool:
    """Whether an entry begins with a capture, which may stand for a library, too."""
    return CAPTURE.match(entry) is not None


def _last(module: str) -> str:
    return module.rpartition(".")[2]


def _is_open(entry: str) -> bool:
    return "*" in entry or has_placeholder(entry)


def _is_word(entry: str) -> bool:
    return entry.isidentifier()
