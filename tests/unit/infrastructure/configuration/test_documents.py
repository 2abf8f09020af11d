"""Configuration files are read, or it is said why not."""

import pathlib

import pytest

from archcheck.infrastructure.configuration.documents import own_table, read_document
from tests.unit.refusal_support import without_line


def problems_of(directory: pathlib.Path, name: str, data: bytes) -> list[str]:
    """What is wrong with a file of these bytes."""
    (directory / name).write_bytes(data)
    return [without_line(problem) for problem in read_document(directory / name, name).problems]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("archcheck.toml", b"fail_on = 1\n", "fail_on"),
        ("other.toml", b"\xef\xbb\xbffail_on = 1\r\n", "fail_on"),
        ("pyproject.toml", b"[tool.archcheck]\nfail_on = 1\n", "tool.archcheck.fail_on"),
    ],
)
def test_should_read_the_table_when_file_is_right(
    tmp_path: pathlib.Path, name: str, data: bytes, key: str
) -> None:
    """A byte order mark does not matter; only a pyproject.toml has our table below."""
    (tmp_path / name).write_bytes(data)
    documents = read_document(tmp_path / name, name).values
    found = [(document.table, document.place.at("fail_on").key) for document in documents]
    assert found == [({"fail_on": 1}, key)]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"[tool.archcheck\n", "the file is not valid TOML: Expected ']' at the end of a table"),
        (b"a = 1\na = 2\n", "the file is not valid TOML: Cannot overwrite a value (at line 2"),
        (b"# \xff\n", "the file is not UTF-8: byte 2 cannot be decoded"),
        (b"[project]\n", "tool.archcheck: there is no such table"),
        (b"[tool]\narchcheck = 3\n", "tool.archcheck: expected a table, got 3"),
        (b"[[tool.archcheck]]\n", "tool.archcheck: expected a table, got [{}]"),
        (b"tool = 3\n", "tool.archcheck: there is no such table"),
    ],
)
def test_should_say_why_when_file_cannot_be_used(
    tmp_path: pathlib.Path, data: bytes, problem: str
) -> None:
    """Line and column of broken TOML are named."""
    found = problems_of(tmp_path, "pyproject.toml", data)
    assert [text.startswith(f"pyproject.toml: {problem}") for text in found] == [True]


def test_should_say_why_when_file_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """A directory is no file."""
    found = read_document(tmp_path, "conf.toml").problems
    assert [problem.message.startswith("the file cannot be read: ") for problem in found] == [True]


@pytest.mark.parametrize("table", [{}, {"tool": {}}, {"tool": 3}])
def test_should_answer_none_when_our_table_is_missing(table: dict[str, object]) -> None:
    """Other tables of pyproject.toml are none of ours."""
    assert own_table(table) is None
