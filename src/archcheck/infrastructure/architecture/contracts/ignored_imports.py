"""The entries of `ignore_imports` and `deprecated`: `a.b -> c.d`, with or without wildcards."""

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from archcheck.domain.configuration import ImportException
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.captures import capture_free
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap, placeholder_free
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.graph.module_patterns import is_one_of, pattern_problem

ARROW = "->"


class IgnoredImport(msgspec.Struct, frozen=True):
    """An exception as configured, and the links that it speaks of."""

    exception: ImportException
    links: frozenset[Link]


def entry_problem(exception: ImportException) -> str:
    """Why an entry cannot be read, empty when it can."""
    sides = sides_of(exception.entry)
    named = f'"{exception.entry}" in {exception.key}'
    if len(sides) != 2:
        return f'{named} is not of the form "a.b -> c.d"'
    reasons = [pattern_problem(capture_free(placeholder_free(side))) for side in sides]
    reason = next(filter(None, reasons), "")
    return f"{named}: {reason}" if reason else ""


def ignored_imports(
    exceptions: Iterable[ImportException], links: Links, layers: LayerMap
) -> tuple[IgnoredImport, ...]:
    """What each entry matches; a name without `*` is that module alone."""
    return tuple(
        IgnoredImport(it, frozenset(_matching(links, layers, *sides_of(it.entry))))
        for it in exceptions
    )


def links_of(ignored: Iterable[IgnoredImport]) -> frozenset[Link]:
    """All links that some entries match."""
    return frozenset[Link]().union(*(item.links for item in ignored))


def meant_names(entry: str, links: Links, layers: LayerMap) -> Iterator[str]:
    """Questions after the names that sides of an entry may mean when they mean nothing."""
    libraries = itertools.chain(*links.libraries)
    known = (links.tree.names, (*links.tree.names, *libraries))
    for side, names in zip(sides_of(entry), known, strict=True):
        patterns = layers.expanded(capture_free(side))
        if not any(is_one_of(patterns, name) for name in names):
            yield did_you_mean(side, names)


def importers_of(entry: str, layers: LayerMap) -> tuple[str, ...]:
    """The modules whose imports an entry speaks of, as far as they exist."""
    expanded = layers.expanded(capture_free(sides_of(entry)[0]))
    return tuple(name for pattern in expanded for name in layers.tree.matches(pattern))


def sides_of(entry: str) -> tuple[str, ...]:
    """The patterns of importer and imported."""
    return tuple(side.strip() for side in entry.split(ARROW))


def _matching(links: Links, layers: LayerMap, importer: str, imported: str) -> Iterator[Link]:
    targets = layers.expanded(imported)
    return (
        (node, reached)
        for node, reached in _links_of(links, layers, importer)
        if any(is_one_of(targets, name) for name in links.names(reached))
    )


def _links_of(links: Links, layers: LayerMap, importer: str) -> Iterator[Link]:
    for pattern in layers.expanded(importer):
        for name in links.tree.matches(pattern):
            node = links.tree.span(name).start
            yield from ((node, imported) for imported in links.imported.get(node, ()))
