"""Tests of Mermaid."""

import re

import pytest

from archcheck.domain.drawing import Change, Drawing
from archcheck.infrastructure.reports.graphs.formats.mermaid import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import (
    EMPTY,
    EVIL,
    SHOP,
    drawing,
    edge,
    node,
)

EXPECTED = """\
flowchart TD
  subgraph g0["shop"]
    direction TB
    n2["domain (3 modules)"]
    n3["web (layer front, 2 modules)"]
  end
  subgraph g1["libraries"]
    direction TB
    n0["rich"]
  end
  n2 -->|"1 of 3 forbidden: clean, pure"| n3
  n3 -.->|"1"| n0
  n3 -.->|"2"| n2
  classDef l0 fill:#f6f8fa,stroke:#6e7781,color:#1f2328
  class n0 l0
  classDef l1 fill:#ddf4ff,stroke:#0969da,color:#1f2328
  class n3 l1
  classDef l2 fill:#dafbe1,stroke:#1a7f37,color:#1f2328
  class n2 l2
  classDef package fill:none,stroke:#6e7781
  class g0,g1 package
  linkStyle 0 stroke:#cf222e,stroke-width:2.4px
  linkStyle 1 stroke:#bc4c00,stroke-width:1.6px
  linkStyle 2 stroke:#cf222e,stroke-width:1.6px
"""
LABELS = re.compile(r'"[^"\n]*"')


def test_should_draw_packages_layers_and_forbidden_edges_when_there_are_some() -> None:
    assert FORMAT.render(SHOP) == EXPECTED


def test_should_be_a_flowchart_when_there_is_nothing_to_draw() -> None:
    assert FORMAT.render(EMPTY) == "flowchart TD\n"


def test_should_leave_no_name_outside_of_quotes_when_names_are_hostile() -> None:
    bare = LABELS.sub("", FORMAT.render(EVIL))
    assert not re.findall(r"script|_x_|car|fé", bare)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("__init__", "#95;#95;init#95;#95;"),
        ("order_line", "order_line"),
        ("café", "café"),
        ("_private", "#95;private"),
    ],
)
def test_should_escape_what_markdown_obeys_when_it_is_in_a_name(name: str, label: str) -> None:
    assert f'n0["{label}"]' in FORMAT.render(drawing([name]))


@pytest.mark.parametrize(
    ("edges", "length", "expected"),
    [
        (500, 1, False),
        (501, 1, True),
        (10, 6_000, True),
    ],
)
def test_should_warn_when_mermaid_refuses_what_is_too_large(
    edges: int, length: int, expected: bool
) -> None:
    names = [f"{'a' * length}{number}" for number in range(40)]
    pairs = [(one, other) for one in names for other in names if one != other]
    found = drawing(names, *(edge(*pair) for pair in pairs[:edges]))
    assert bool(list(FORMAT.remarks(found))) is expected


def test_should_draw_borders_of_nodes_when_they_have_changed() -> None:
    changed = Drawing("shop", nodes=(node("a", change=Change.ADDED), node("b")))
    assert "  classDef added stroke:#1a7f37,stroke-width:2.0px\n  class n0 added\n" in (
        FORMAT.render(changed)
    )
