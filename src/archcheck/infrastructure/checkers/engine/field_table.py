"""Which fields of LibCST's nodes can lead to a wanted type of node.

Whoever walks a tree with a plain stack follows these: nothing is replaced, nothing recurses, and
whitespace and punctuation are never looked at.
"""

import functools
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import libcst as cst

NodeType = type[cst.CSTNode]


class FieldTable(dict[type, tuple[str, ...]]):
    """The fields to follow from each type of node, the last one in the source first."""

    def __init__(self, wanted: frozenset[NodeType]) -> None:
        """Follow what can lead to a wanted type."""
        super().__init__()
        self._targets = _types_that_hold(wanted)

    def learn(self, node: object) -> tuple[str, ...]:
        """The fields of a node of a type that is met for the first time."""
        fields = self._fields(node) if isinstance(node, cst.CSTNode) else ()
        self[type(node)] = fields
        return fields

    def _fields(self, node: cst.CSTNode) -> tuple[str, ...]:
        types = field_types(type(node))
        names = (name for name in _names_in_source_order(node) if types[name] & self._targets)
        return tuple(names)[::-1]


@functools.lru_cache(maxsize=64)
def field_table(wanted: frozenset[NodeType]) -> FieldTable:
    """The table for a set of wanted types, made once."""
    return FieldTable(wanted)


class _FieldNames(cst.CSTVisitor):
    def __init__(self, node: cst.CSTNode) -> None:
        super().__init__()
        self.node = node
        self.names: list[str] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        return node is self.node

    def on_visit_attribute(self, node: cst.CSTNode, attribute: str) -> None:
        self.names.append(attribute)


def _names_in_source_order(node: cst.CSTNode) -> list[str]:
    names = _FieldNames(node)
    node.visit(names)
    return names.names


@functools.cache
def field_types(kind: NodeType) -> Mapping[str, frozenset[type]]:
    """The classes that the annotation of each field of a node type names."""
    hints = typing.get_type_hints(kind)
    return {name: frozenset(_classes(hint)) for name, hint in hints.items()}


def _classes(hint: object) -> Iterator[type]:
    arguments = typing.get_args(hint)
    if not arguments and isinstance(hint, type):
        yield hint
    for argument in arguments:
        yield from _classes(argument)


def _types_that_hold(wanted: Iterable[NodeType]) -> frozenset[type]:
    """All classes, with their bases, below which a node of a wanted type can stand."""
    holders = _holders()
    found: set[type] = set()
    waiting: list[type] = list(wanted)
    while waiting:
        new = set(waiting.pop().__mro__) - found
        found |= new
        waiting.extend(holder for base in new for holder in holders.get(base, ()))
    return frozenset(found - {object})


@functools.cache
def _holders() -> Mapping[type, set[NodeType]]:
    holders: dict[type, set[NodeType]] = defaultdict(set)
    for kind in _node_types():
        for types in field_types(kind).values():
            for annotated in types:
                holders[annotated].add(kind)
    return holders


def _node_types() -> Iterator[NodeType]:
    waiting = cst.CSTNode.__subclasses__()
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        yield kind
