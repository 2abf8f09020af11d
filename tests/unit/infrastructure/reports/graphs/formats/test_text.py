"""Tests of lines of text."""

import dataclasses

from archcheck.domain.drawing import Change, Drawing
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.formats.text import FORMAT
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import SHOP, edge, node

REVISION = "0123456789abcdef"
CHANGED = Drawing(
    project="shop",
    revision=REVISION,
    nodes=(
        node("rich", ModuleKind.LIBRARY, change=Change.ADDED),
        node("shop.a", change=Change.ADDED),
        node("shop.b", marks=(mark("whole", line=9, change=Change.ADDED),)),
        node("shop.c", change=Change.REMOVED),
    ),
    edges=(
        edge("shop.a", "rich", change=Change.ADDED),
        edge("shop.a", "shop.b", mark(change=Change.ADDED), imports=2, change=Change.ADDED),
        edge("shop.b", "shop.c", mark(), change=Change.REMOVED),
        edge("shop.d", "shop.b", mark("", rule="private-import", line=3, change=Change.REMOVED)),
    ),
)
EXPECTED = """\
shop since 0123456789ab: 2 newly forbidden, 1 no longer forbidden, 2 modules added, \
2 imports added, 1 module removed, 1 import removed

2 newly forbidden:
  src/shop/a.py:1:8: error[layer-dependency] shop.a -> shop.b: pure is broken (pure)
  src/shop/a.py:9:8: error[layer-dependency] shop.b: whole is broken (whole)

1 no longer forbidden:
  src/shop/a.py:3:8: error[private-import] shop.d -> shop.b:  is broken

2 modules added:
  rich  (library)
  shop.a

2 imports added:
  shop.a -> rich  (1 place)
  shop.a -> shop.b  (2 places)

1 module removed:
  shop.c

1 import removed:
  shop.b -> shop.c  (1 place)
"""


def test_should_list_edges_when_nothing_is_compared() -> None:
    assert FORMAT.render(SHOP) == (
        "shop.domain -> shop.web  1 of 3 forbidden: clean, pure\n"
        "shop.web -> rich  1\n"
        "shop.web -> shop.domain  2\n"
    )


def test_should_list_changes_when_a_revision_is_compared() -> None:
    assert FORMAT.render(CHANGED) == EXPECTED


def test_should_say_so_when_nothing_has_changed() -> None:
    same = dataclasses.replace(CHANGED, nodes=(), edges=())
    assert FORMAT.render(same) == "shop since 0123456789ab: nothing has changed\n"
