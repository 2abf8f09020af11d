"""What files import by statement."""

import ast
import pathlib

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine import parsing
from archcheck.infrastructure.tools.running.stated_imports import (
    all_imports,
    remembered_imports,
    stated_imports,
)
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

SOURCES = {
    "a.py": b"import os\nfrom . import b\n",
    "b.py": b"",
    "c.py": b"def f(:\n",
    "d.py": b'import importlib\nimportlib.import_module("\\ud800")\n',
}
PATHS = (*SOURCES, "gone.py")


def test_should_tell_imports_when_python_can_parse_the_file(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.py").write_text("import os\nfrom . import b\n", encoding="utf-8")
    found = stated_imports(str(tmp_path), "a.py") or ()
    assert [(it.module, it.name) for it in found] == [("os", ""), ("", "b")]


@pytest.mark.parametrize("data", [b"def f(:\n", b'x = "\xff"\n', b"# coding: nope\n", b"x = 1\0\n"])
def test_should_tell_nothing_when_python_cannot_parse_the_file(
    tmp_path: pathlib.Path, data: bytes
) -> None:
    (tmp_path / "a.py").write_bytes(data)
    assert stated_imports(str(tmp_path), "a.py") is None


@pytest.fixture(name="root")
def written_sources(tmp_path: pathlib.Path) -> str:
    """Files of each kind."""
    for path, data in SOURCES.items():
        (tmp_path / path).write_bytes(data)
    return str(tmp_path)


def test_should_tell_the_same_when_contents_are_known(root: str) -> None:
    recall = remembered_imports(ResultsInMemory())
    told = [recall(root, PATHS) for _ in range(2)]
    assert told == [all_imports(root, PATHS)] * 2


def test_should_parse_only_what_is_new_when_contents_are_known(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recall = remembered_imports(ResultsInMemory())
    recall(root, ["a.py", "b.py", "c.py"])
    parsed: list[str] = []
    parse = parsing.parse_tree

    def watched(text: SourceText) -> ast.Module:
        parsed.append(text.text)
        return parse(text)

    monkeypatch.setattr(parsing, "parse_tree", watched)
    pathlib.Path(root, "b.py").write_text("import new\n")
    recall(root, ["a.py", "b.py", "c.py"])
    assert parsed == ["import new\n"]


def test_should_keep_nothing_when_a_name_is_no_text(root: str) -> None:
    results = ResultsInMemory()
    remembered_imports(results)(root, ["d.py"])
    assert results.entries == {}
