"""The layers of a project: which packages they are."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project
from archcheck.infrastructure.architecture.graph.module_patterns import (
    ModuleTree,
    is_one_of,
    outermost,
)
from archcheck.infrastructure.architecture.contracts.wording import listed

ROOT = "{root}"
CONTEXT = "{context}"
LAYER = re.compile(r"\{layer:([^{}.]+)\}")
NUMBER = re.compile(r"\((s|es|y\|ies)\)")
MOST_NAMED = 3
NO_LAYER = "no module in any layer of [tool.archcheck.layers]"


def has_placeholder(pattern: str) -> bool:
    """Whether a pattern begins with `{root}`, `{context}` or `{layer:NAME}`."""
    return is_placeholder(pattern.partition(".")[0])


def is_placeholder(component: str) -> bool:
    """Whether a component stands for packages of the project."""
    return component in (ROOT, CONTEXT) or bool(LAYER.fullmatch(component))


def with_numbers(pattern: str) -> tuple[str, ...]:
    """`service(s)` and `repositor(y|ies)` in singular and plural."""
    found = NUMBER.search(pattern)
    if not found:
        return (pattern,)
    ends = found[1].split("|") if "|" in found[1] else ("", found[1])
    before, after = pattern[: found.start()], pattern[found.end() :]
    return tuple(each for end in ends for each in with_numbers(before + end + after))


def in_words(pattern: str) -> str:
    """A pattern as messages have it: `interface.dtos` for `{layer:interface}.dtos`."""
    return LAYER.sub(lambda found: found[1], pattern)


def placeholder_free(pattern: str) -> str:
    """A pattern without its placeholder and in the singular, to check how the rest is written."""
    first, _, rest = with_numbers(pattern)[0].partition(".")
    return (rest or "*") if is_placeholder(first) else with_numbers(pattern)[0]


class LayerMap(msgspec.Struct, frozen=True, dict=True):
    """The layers of a project.

    `patterns` maps a layer to its module patterns; `root_packages` are those of all source
    roots. Contexts are looked for in `sources`, by default among all modules, where they are not
    `stated` by patterns; patterns of `excepted` take some away. The `initialised` packages have an
    `__init__`, and may hold nothing else.
    """

    tree: ModuleTree
    root_packages: tuple[str, ...]
    patterns: Mapping[str, tuple[str, ...]]
    sources: ModuleTree | None = None
    stated: tuple[str, ...] | None = None
    excepted: tuple[str, ...] = ()
    initialised: frozenset[str] = frozenset()

    @functools.cached_property
    def heads(self) -> Mapping[str, tuple[str, ...]]:
        """The packages of each layer, sorted; a layer is these and everything under them."""
        return {layer: self.matches(*patterns) for layer, patterns in self.patterns.items()}

    @functools.cached_property
    def parents(self) -> tuple[str, ...]:
        """The packages in which layers lie, sorted; the empty name is the top level."""
        heads = (head for group in self.heads.values() for head in group)
        return tuple(sorted({head.rpartition(".")[0] for head in heads}))

    @functools.cached_property
    def roots(self) -> tuple[str, ...]:
        """What `{root}` stands for; the empty name for what lies beside the root packages."""
        inner = tuple(name for name in self.root_packages if name not in self._top_level_layers)
        return inner if self._is_named_like_a_layer(inner) else ("", *inner)

    @functools.cached_property
    def contexts(self) -> tuple[str, ...]:
        """What `{context}` stands for: the possible contexts without those that are excepted."""
        return tuple(itertools.filterfalse(self._is_excepted, self.possible_contexts))

    @functools.cached_property
    def possible_contexts(self) -> tuple[str, ...]:
        """The packages that are stated, else those that are found."""
        return self._found_contexts if self.stated is None else self.packages(*self.stated)

    @functools.cached_property
    def _found_contexts(self) -> tuple[str, ...]:
        """Packages with a sub-package named like a layer.

        In a root package a module named like a layer is enough. What lies in a layer that is
        named without `{context}` belongs to that layer and is none.
        """
        roots = [name for name in self.roots if name]
        layered = filter(self._holds_layer_modules, roots)
        inner = {*layered, *self._contexts_below(roots)}
        return (*self._top, *sorted(itertools.filterfalse(self._is_in_a_layer, inner)))

    def in_words(self) -> str:
        """Which layers were found where, such as `layers domain and interface in shop`.

        Empty where none are declared: without a module in a layer no contract about layers says
        anything, and a reader must know.
        """
        found = [layer for layer, heads in self.heads.items() if heads]
        if found:
            return f"layer{'s' * (len(found) > 1)} {', '.join(found)} {self._place}"
        return NO_LAYER if self.heads else ""

    def mean_any(self, pattern: str, names: Iterable[str]) -> bool:
        """Whether a pattern names one of these modules."""
        return any(is_one_of(self.expanded(pattern), name) for name in names)

    def packages(self, *patterns: str) -> tuple[str, ...]:
        """The packages that the patterns name, sorted."""
        names = (name for pattern in patterns for name in self.expanded(pattern))
        found = itertools.chain.from_iterable(map(self._ground.matches, names))
        return tuple(sorted({*filter(self._is_package, found)}))

    def matches(self, *patterns: str) -> tuple[str, ...]:
        """The modules that the patterns name, without those that lie in another, sorted."""
        names = (name for pattern in patterns for name in self.expanded(pattern))
        return outermost(head for name in names for head in self.tree.matches(name))

    def expanded(self, pattern: str) -> tuple[str, ...]:
        """A pattern in singular and plural, with its placeholder replaced by each package."""
        return tuple(name for each in with_numbers(pattern) for name in self._placed(each))

    def _placed(self, pattern: str) -> tuple[str, ...]:
        """A pattern with its placeholder replaced by each package that it stands for."""
        first, _, rest = pattern.partition(".")
        if first == ROOT:
            return _below(self.roots, rest)
        if first == CONTEXT:
            return _below(self.contexts, rest)
        layer = LAYER.fullmatch(first)
        return _below(self.heads.get(layer[1], ()), rest) if layer else (pattern,)

    @property
    def _ground(self) -> ModuleTree:
        return self.sources or self.tree

    @property
    def _place(self) -> str:
        if self.parents == ("",):
            return "at the top level"
        named = [parent or "the top level" for parent in self.parents]
        return f"in {listed(named)}" if len(named) <= MOST_NAMED else f"in {len(named)} packages"

    @functools.cached_property
    def _layer_names(self) -> frozenset[str]:
        patterns = (pattern for group in self.patterns.values() for pattern in group)
        placed = {pattern.split(".")[1] for pattern in patterns if _is_placed(pattern)}
        return frozenset(self.patterns) | placed

    @functools.cached_property
    def _top_level_layers(self) -> tuple[str, ...]:
        named = tuple(name for name in self.root_packages if name in self._layer_names)
        is_root_after_all = len(named) == 1 and bool(self._layers_in(named[0]))
        return () if is_root_after_all else named

    @property
    def _top(self) -> tuple[str, ...]:
        return ("",) if self._top_level_layers else ()

    @functools.cached_property
    def _fixed_heads(self) -> tuple[str, ...]:
        patterns = (pattern for group in self.patterns.values() for pattern in group)
        return self.matches(*(each for each in patterns if each.partition(".")[0] != CONTEXT))

    def _is_excepted(self, context: str) -> bool:
        return any(self.mean_any(pattern, [context]) for pattern in self.excepted)

    def _is_in_a_layer(self, package: str) -> bool:
        return any(f"{package}.".startswith(f"{head}.") for head in self._fixed_heads)

    def _holds_layer_modules(self, package: str) -> bool:
        return any(_last(name) in self._layer_names for name in self._ground.children(package))

    def _is_named_like_a_layer(self, packages: Iterable[str]) -> bool:
        return not self._layer_names.isdisjoint(packages)

    def _contexts_below(self, packages: Iterable[str]) -> Iterator[str]:
        for package in packages:
            layers = self._layers_in(package)
            if layers:
                yield package
            yield from self._contexts_below(self._packages_in(package) - layers)

    def _layers_in(self, package: str) -> frozenset[str]:
        children = self._packages_in(package)
        return frozenset(name for name in children if _last(name) in self._layer_names)

    def _packages_in(self, package: str) -> frozenset[str]:
        children = self._ground.children(package)
        return frozenset(filter(self._is_package, children))

    def _is_package(self, name: str) -> bool:
        return name in self.initialised or bool(self._ground.children(name))


def layer_map(
    configuration: Configuration, project: Project, tree: ModuleTree, sources: ModuleTree
) -> LayerMap:
    """The layers of a project among some modules; contexts lie in its sources."""
    return LayerMap(
        tree=tree,
        root_packages=project.root_packages,
        patterns=configuration.layers,
        sources=sources,
        stated=configuration.contexts,
        excepted=configuration.except_contexts,
        initialised=frozenset(file.module for file in project.files if file.is_package),
    )


def _below(packages: Iterable[str], rest: str) -> tuple[str, ...]:
    joined = (".".join(filter(None, (package, rest))) for package in packages)
    return tuple(name for name in joined if name)


def _is_placed(pattern: str) -> bool:
    return has_placeholder(pattern) and "." in pattern


def _last(name: str) -> str:
    return name.rpartition(".")[2]
