"""Tests of what drawings say of themselves."""

import pytest

from archcheck.domain.drawing import Change, Drawing, Edge, Mark, Node
from archcheck.domain.module_graph import ModuleKind
from tests.unit.application.drawing.graph_support import mark, place

PLACES = (place("shop.a", 1), place("shop.a", 2))


def edge(*marks: Mark, change: Change = Change.NONE) -> Edge:
    return Edge(importer="a", imported="b", places=PLACES, marks=marks, change=change)


@pytest.mark.parametrize(
    ("marks", "broken", "imports", "continues", "accepted"),
    [
        ((), (), 0, False, False),
        ((mark("b"), mark("a"), mark("a", line=2)), ("a", "b"), 2, False, False),
        ((mark("a"), mark("b")), ("a", "b"), 1, False, False),
        ((mark(leads=False),), (), 0, True, False),
        ((mark(leads=False), mark("b")), ("b",), 1, False, False),
        ((mark(accepted="old"),), (), 0, False, True),
        ((mark(accepted="old"), mark("b", line=2)), ("b",), 1, False, False),
        ((mark(accepted="old", leads=False),), (), 0, True, False),
        ((mark("", rule="private-import"),), ("private-import",), 1, False, False),
    ],
)
def test_should_tell_what_imports_break_when_they_are_marked(
    marks: tuple[Mark, ...],
    broken: tuple[str, ...],
    imports: int,
    continues: bool,
    accepted: bool,
) -> None:
    found = edge(*marks)
    assert (found.broken, found.broken_imports, found.continues, found.is_accepted) == (
        broken,
        imports,
        continues,
        accepted,
    )


def test_should_list_forbidden_edges_when_there_are_others() -> None:
    forbidden = edge(mark())
    assert Drawing("shop", edges=(edge(), forbidden)).broken_edges == (forbidden,)


def test_should_list_layers_in_their_order_when_nodes_have_them() -> None:
    nodes = [Node(name=name, kind=ModuleKind.MODULE, layer=name) for name in ("a", "b", "")]
    drawing = Drawing("shop", nodes=tuple(nodes), layers=("c", "b", "a"))
    assert drawing.drawn_layers == ("b", "a")
