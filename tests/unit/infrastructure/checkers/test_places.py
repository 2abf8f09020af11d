"""Places in Python's own tree, with LibCST's `PositionProvider` as the independent reference."""

import ast
import pathlib
import random
import sysconfig
from collections.abc import Iterator

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.places import (
    Comprehension,
    Function,
    code_of,
    region_of,
    region_of_loop,
    region_of_name,
)
from archcheck.infrastructure.execution.deep_thread import call_deep
from tests.integration.rules.rule_page_support import examples
from tests.unit.infrastructure.checkers.checking_support import as_tuple

LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
SMALL = sorted(path for path in LIBRARY.glob("*.py") if path.stat().st_size < 25_000)
SAMPLE = random.Random(11).sample(SMALL, 12)
BLOCKS = [
    text
    for example in examples()
    if example.rule.family == "tests" and example.runs_here
    for path, text in example.files.items()
    if path.endswith(".py")
]
ODD = """é = 'ü'; assert f(é), "x"
async \\
  def \\
    größe(a=(lambda: g())): return [h('ü') for x in (y)]
all( i('ß') for j in k if l )
"""
COMPREHENSIONS = (cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp)
Place = tuple[int, int, int, int]


def nodes_of(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those in formatted strings, whose places Python 3.11 does not tell."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        inner = ast.iter_child_nodes(node)
        waiting += () if isinstance(node, ast.JoinedStr) else inner


def own(text: str) -> set[Place]:
    """Where names of functions, assertions, calls and comprehensions lie, as we say."""
    source = SourceText(text, "utf-8")
    found = set()
    for node in nodes_of(ast.parse(text)):
        if isinstance(node, Function):
            found.add(as_tuple(region_of_name(source, node)))
        elif isinstance(node, ast.Assert | ast.Call):
            found.add(as_tuple(region_of(source, node)))
        elif isinstance(node, Comprehension):
            found.add(as_tuple(region_of_loop(source, node)))
    return found


class Reference(cst.CSTVisitor):
    """Collects the same places, as LibCST says."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: set[Place] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Look at every node outside of formatted strings."""
        if isinstance(node, cst.FunctionDef):
            self._add(node.name)
        elif isinstance(node, (cst.Assert, cst.Call, *COMPREHENSIONS)):
            self._add(node)
        return not isinstance(node, cst.FormattedString)

    def _add(self, node: cst.CSTNode) -> None:
        place = self.get_metadata(PositionProvider, node)
        start, end = place.start, place.end
        self.found.add((start.line, start.column + 1, end.line, end.column + 1))


def theirs(text: str) -> set[Place]:
    """What LibCST says."""
    reference = Reference()
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    call_deep(lambda: wrapper.visit(reference))
    return reference.found


@pytest.mark.parametrize("path", SAMPLE, ids=[path.name for path in SAMPLE])
def test_should_equal_places_of_libcst_when_module_is_real(path: pathlib.Path) -> None:
    text = SourceText.decode(path.read_bytes()).text
    assert own(text) == theirs(text)


@pytest.mark.parametrize("text", [*BLOCKS, ODD])
def test_should_equal_places_of_libcst_when_text_stands_on_a_page(text: str) -> None:
    assert own(text) == theirs(text)


def test_should_give_the_source_when_a_node_has_wide_characters_before_it() -> None:
    text = SourceText("x = 'ü𝔘', f('é')\n", "utf-8")
    call = next(node for node in ast.walk(ast.parse(text.text)) if isinstance(node, ast.Call))
    assert code_of(text, call) == "f('é')"
