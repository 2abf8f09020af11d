"""Tests of DOT."""

from archcheck.domain.drawing import Change, Drawing
from archcheck.infrastructure.reports.graphs.formats.dot import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import SHOP, node

EXPECTED = """\
digraph "shop" {
  graph [rankdir=TB, fontname="Helvetica,Arial,sans-serif", color="#6e7781"]
  node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontcolor="#1f2328"]
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=10]
  subgraph cluster_g0 {
    label="shop"
    n2 [label="domain (3 modules)", fillcolor="#dafbe1", color="#1a7f37"]
    n3 [label="web (layer front, 2 modules)", fillcolor="#ddf4ff", color="#0969da"]
  }
  subgraph cluster_g1 {
    label="libraries"
    n0 [label="rich", fillcolor="#f6f8fa", color="#6e7781"]
  }
  n2 -> n3 [label="1 of 3 forbidden: clean, pure", color="#cf222e", fontcolor="#cf222e", \
style=solid, penwidth=2.4]
  n3 -> n0 [label="1", color="#bc4c00", fontcolor="#bc4c00", style=dashed, penwidth=1.6]
  n3 -> n2 [label="2", color="#cf222e", fontcolor="#cf222e", style=dotted, penwidth=1.6]
}
"""


def test_should_draw_packages_layers_and_forbidden_edges_when_there_are_some() -> None:
    assert FORMAT.render(SHOP) == EXPECTED


def test_should_draw_borders_of_nodes_when_they_have_changed() -> None:
    changed = Drawing("shop", nodes=(node("a", change=Change.REMOVED),))
    assert 'color="#8250df", penwidth=1.6]' in FORMAT.render(changed)
