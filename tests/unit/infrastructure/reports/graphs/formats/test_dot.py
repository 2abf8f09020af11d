"""Tests of DOT."""

import shutil
import subprocess

import pytest

from archcheck.domain.drawing import Change, Drawing
from archcheck.infrastructure.reports.graphs.formats.dot import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import EMPTY, EVIL, SHOP, node

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
NEEDS_GRAPHVIZ = pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz is not installed")


def drawn(drawing: Drawing) -> str:
    """What Graphviz makes of it, as text."""
    done = subprocess.run(
        ["dot", "-Tplain"], input=FORMAT.render(drawing).encode(), capture_output=True, check=True
    )
    return done.stdout.decode() + done.stderr.decode()


def test_should_draw_packages_layers_and_forbidden_edges_when_there_are_some() -> None:
    assert FORMAT.render(SHOP) == EXPECTED


@NEEDS_GRAPHVIZ
@pytest.mark.parametrize(("drawing", "nodes", "edges"), [(SHOP, 3, 3), (EVIL, 4, 2), (EMPTY, 0, 0)])
def test_should_be_read_by_graphviz_when_names_are_hostile(
    drawing: Drawing, nodes: int, edges: int
) -> None:
    words = [line.partition(" ")[0] for line in drawn(drawing).splitlines()]
    assert (words.count("node"), words.count("edge")) == (nodes, edges)


@NEEDS_GRAPHVIZ
def test_should_show_names_as_they_are_when_graphviz_would_read_entities() -> None:
    done = subprocess.run(
        ["dot", "-Tsvg"], input=FORMAT.render(EVIL).encode(), capture_output=True, check=True
    )
    assert "&lt;/script&gt;&lt;b&gt;&amp;lt;\\`" in done.stdout.decode()


def test_should_draw_borders_of_nodes_when_they_have_changed() -> None:
    changed = Drawing("shop", nodes=(node("a", change=Change.REMOVED),))
    assert 'color="#8250df", penwidth=1.6]' in FORMAT.render(changed)
