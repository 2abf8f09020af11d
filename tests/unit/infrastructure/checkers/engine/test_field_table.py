"""Tests of the fields that lead to a type of node."""

import inspect
import sys
import types

import libcst as cst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.checkers.engine.field_table import FieldTable, field_table
from tests.unit.infrastructure.checkers.checking_support import all_nodes

SOURCE = '''#!/usr/bin/env python3
"""Doc."""
import os.path as p, sys
from .a import (b as c, d,)
@decorated(1)
class A(B, *C, metaclass=M, **K):
    x: int = 1; y = z = 2  # trailing
    async def f(self, a, /, b=1, *c, d: int = 2, **e) -> None:
        async with a as b, c: pass
        async for i in x: yield i
        else: return
        try:
            del a[1:2, ..., *b], c
        except (E, F) as g:
            raise X from Y
        else:
            global h
        finally:
            x += 1
        lambda q, *r: (q if r else [s async for s in t if u])
        print(f"{a!r:>{w}} {b=}" "c" f'd', {**e, 1: 2}, {3}, {k: v for k, v in m})
        match a:
            case {"b": [1, *_], **rest} | C(d, e=1) if (n := 2): ...
            case -1 | None | "s" as t: nonlocal_ = not a < b <= c and d or ~e
        while 1 @ 2 ** -3: assert a, b
# footer
'''


def seen(root: cst.CSTNode, *kinds: type[cst.CSTNode]) -> list[cst.CSTNode]:
    """The nodes of some types that a stack walk along the fields of the table meets, in order."""
    table = field_table(frozenset(kinds))
    found: list[cst.CSTNode] = []
    waiting: list[object] = [root]
    while waiting:
        node = waiting.pop()
        if type(node) in kinds and isinstance(node, cst.CSTNode):
            found.append(node)
        for field in table.get(type(node)) or table.learn(node):
            waiting.extend(stacked(getattr(node, field)))
    return found


def stacked(value: object) -> list[object]:
    """The nodes of a field, the last one first."""
    return list(reversed(value)) if isinstance(value, tuple | list) else [value]


def of_types(nodes: list[cst.CSTNode], *kinds: type[cst.CSTNode]) -> list[cst.CSTNode]:
    """The nodes of exactly these types."""
    return [node for node in nodes if type(node) in kinds]


MODULE = cst.parse_module(SOURCE)
NODES = all_nodes(MODULE)
KINDS = sorted({type(node) for node in NODES}, key=lambda kind: kind.__name__)
MODULES = [
    cst.parse_module(inspect.getsource(module))
    for module in (inspect, types, sys.modules[__name__])
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_should_lead_to_every_node_when_type_is_wanted(kind: type[cst.CSTNode]) -> None:
    assert list(map(id, seen(MODULE, kind))) == list(map(id, of_types(NODES, kind)))


@pytest.mark.parametrize("module", MODULES, ids=["inspect", "types", "own"])
def test_should_meet_nodes_in_order_of_libcst_when_all_types_are_wanted(
    module: cst.Module,
) -> None:
    assert list(map(id, seen(module, *KINDS))) == list(map(id, of_types(all_nodes(module), *KINDS)))


@given(st.sets(st.sampled_from(KINDS), min_size=1))
@settings(max_examples=40, deadline=None)
def test_should_miss_no_node_when_some_types_are_wanted(kinds: set[type[cst.CSTNode]]) -> None:
    assert list(map(id, seen(MODULE, *kinds))) == list(map(id, of_types(NODES, *kinds)))


def test_should_pass_over_expressions_when_only_functions_are_wanted() -> None:
    table = FieldTable(frozenset([cst.FunctionDef]))
    assert table.learn(MODULE.body[0]) == ()


def test_should_make_table_once_when_wanted_types_are_equal() -> None:
    first = field_table(frozenset([cst.Name]))
    assert field_table(frozenset([cst.Name])) is first


def test_should_not_recurse_when_tree_is_deep() -> None:
    nested = cst.parse_module("x = " + "not " * 150 + "y")
    assert len(seen(nested, cst.UnaryOperation)) == 150


def test_should_need_few_frames_when_recursion_is_limited() -> None:
    deep: cst.BaseExpression = cst.Name("y")
    for _ in range(5000):
        deep = cst.Attribute(deep, cst.Name("z"))
    assert len(seen(deep, cst.Attribute)) == 5000
