"""What Graphviz makes of the format dot."""

import shutil
import subprocess

import pytest

from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.formats.dot import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import EMPTY, EVIL, SHOP

NEEDS_GRAPHVIZ = pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz is not installed")


def drawn(drawing: Drawing) -> str:
    """What Graphviz makes of it, as text."""
    done = subprocess.run(
        ["dot", "-Tplain"], input=FORMAT.render(drawing).encode(), capture_output=True, check=True
    )
    return done.stdout.decode() + done.stderr.decode()


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
