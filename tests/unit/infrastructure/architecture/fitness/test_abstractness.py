"""Classes and abstract ones."""

import ast
from collections.abc import Mapping

import pytest

from archcheck.domain.facts import FileFacts
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.fitness.abstractness import count_classes
from archcheck.infrastructure.facts.code.extraction import with_code
from tests.unit.infrastructure.architecture.graph.graph_support import (
    facts_of,
    project_of,
    source_file,
)

ABSTRACT = "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n"


def code_of(path: str, source: str) -> FileFacts:
    """The facts of a file and its code."""
    text = SourceText(source, "utf-8")
    return with_code(FileFacts(path=path), text, ast.parse(source), source_file(path))


def counted(sources: Mapping[str, str]) -> Mapping[str, tuple[int, int]]:
    """The classes of some files."""
    facts = [code_of(path, source) for path, source in sources.items()]
    return count_classes(project_of(sources), facts)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", (0, 0)),
        ("def f():\n    class A: pass\n", (0, 0)),
        ("class A:\n    class Meta: pass\n", (1, 0)),
        ("if True:\n    class A: pass\n", (1, 0)),
        (ABSTRACT, (1, 1)),
        (f"{ABSTRACT}class B(A): pass\n", (2, 2)),
        (f"{ABSTRACT}class B(A):\n    def f(self): return 1\n", (2, 1)),
        ("import abc\nclass A(abc.ABC): pass\n", (1, 0)),
        ("import abc\nclass A:\n    @abc.abstractmethod\n    def f(self): ...\n", (1, 0)),
        ("from typing import Protocol\nclass A(Protocol):\n    def f(self): ...\n", (1, 1)),
        ("from typing import Protocol\nclass A(Protocol):\n    def f(self): return 1\n", (1, 0)),
    ],
)
def test_should_count_classes_when_some_are_abstract(
    source: str, expected: tuple[int, int]
) -> None:
    assert counted({"src/shop/a.py": source}) == {"src/shop/a.py": expected}


def test_should_follow_bases_when_they_lie_in_other_files() -> None:
    sources = {
        "src/shop/a.py": ABSTRACT,
        "src/shop/b.py": "from shop.a import A\nclass B(A): ...\n",
    }
    assert counted(sources)["src/shop/b.py"] == (1, 1)


def test_should_leave_out_tests_when_they_have_classes() -> None:
    assert counted({"tests/test_a.py": ABSTRACT}) == {}


def test_should_count_nothing_when_facts_hold_no_declarations() -> None:
    sources = {"src/shop/a.py": ABSTRACT}
    assert count_classes(project_of(sources), facts_of(sources)) == {}
