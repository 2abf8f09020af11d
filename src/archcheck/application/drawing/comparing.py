"""What differs between a graph as it was and as it is."""

from collections.abc import Mapping, Set
from dataclasses import replace

from archcheck.application.drawing.judged_graph import JudgedGraph, Key, Marks, in_order
from archcheck.domain.drawing import Change, Drawing, Edge, Mark, Node

NOTHING: Marks = ()


def with_news(then: JudgedGraph, now: JudgedGraph) -> JudgedGraph:
    """Today's graph; its marks say what was not broken before, and others what is no longer."""
    return replace(
        now,
        imports=_compared(then.imports, now.imports),
        modules=_compared(then.modules, now.modules),
    )


def changed(then: Drawing, now: Drawing, revision: str) -> Drawing:
    """What was added, removed or broken since a revision, and the nodes that this touches."""
    edges = list(filter(_tells, _edges(then, now)))
    touched = frozenset[str]().union(*map(_ends, edges))
    nodes = (node for node in _nodes(then, now) if node.name in touched or _tells(node))
    return replace(now, nodes=tuple(nodes), edges=tuple(edges), revision=revision)


def _tells(part: Node | Edge) -> bool:
    return bool(part.change) or any(mark.change for mark in part.marks)


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.importer, edge.imported


def _edges(then: Drawing, now: Drawing) -> list[Edge]:
    """All edges of both, those that are not in both with their change."""
    before, after = set(map(_ends, then.edges)), set(map(_ends, now.edges))
    found = {_ends(edge): edge for edge in (*then.edges, *now.edges)}
    return [replace(found[key], change=_change(key, before, after)) for key in sorted(found)]


def _nodes(then: Drawing, now: Drawing) -> list[Node]:
    """All nodes of both likewise."""
    before, after = {node.name for node in then.nodes}, {node.name for node in now.nodes}
    found = {node.name: node for node in (*then.nodes, *now.nodes)}
    return [replace(found[key], change=_change(key, before, after)) for key in sorted(found)]


def _change(key: object, before: Set[object], after: Set[object]) -> Change:
    if key not in before:
        return Change.ADDED
    return Change.NONE if key in after else Change.REMOVED


def _compared(then: Mapping[Key, Marks], now: Mapping[Key, Marks]) -> Mapping[Key, Marks]:
    keys = then.keys() | now.keys()
    return {key: _news(then.get(key, NOTHING), now.get(key, NOTHING)) for key in keys}


def _news(then: Marks, now: Marks) -> Marks:
    """Today's marks, and those of what is no longer broken."""
    fresh = _broken(now) - _broken(then)
    mended = _broken(then) - _broken(now)
    added = (_changed(mark, Change.ADDED) if _says(mark, fresh) else mark for mark in now)
    removed = (_changed(mark, Change.REMOVED) for mark in then if _says(mark, mended))
    return in_order((*added, *removed))


def _broken(marks: Marks) -> frozenset[tuple[str, str]]:
    return frozenset((mark.rule, mark.contract) for mark in marks if mark.is_broken)


def _says(mark: Mark, broken: frozenset[tuple[str, str]]) -> bool:
    return mark.is_broken and (mark.rule, mark.contract) in broken


def _changed(mark: Mark, change: Change) -> Mark:
    return replace(mark, change=change)
