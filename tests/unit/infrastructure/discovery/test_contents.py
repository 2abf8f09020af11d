"""What is inside the files."""

import hashlib
import pathlib

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.discovery.contents import (
    Content,
    ImportCounter,
    read_bytes,
    read_content,
)

NOTHING = KnownFiles(NoResults(), "")
IMPORTS = KnownFiles(NoResults(), "", ImportCounter(["src"]).count)


def test_should_digest_bytes_when_a_file_is_read(tmp_path: pathlib.Path) -> None:
    """SHA-256, whatever the bytes are."""
    data = b"import src\n\xff\x00"
    (tmp_path / "a.py").write_bytes(data)
    expected = Content(len(data), hashlib.sha256(data).hexdigest(), "", 1)
    assert read_content(str(tmp_path), "a.py", 100, IMPORTS) == expected


def test_should_say_why_when_a_file_is_too_large(tmp_path: pathlib.Path) -> None:
    """Neither read nor digested."""
    (tmp_path / "a.py").write_bytes(b"12345")
    expected = Content(5, "", "the file has 5 bytes, max_file_size is 4")
    assert read_content(str(tmp_path), "a.py", 4, NOTHING) == expected


def test_should_say_why_when_a_file_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """It may have gone since the walk."""
    expected = Content(0, "", "the file cannot be read: No such file or directory")
    assert read_content(str(tmp_path), "a.py", 4, NOTHING) == expected


@pytest.mark.parametrize(("path", "data"), [("a.py", b"x"), ("gone.py", b"")])
def test_should_give_no_bytes_when_there_are_none(
    tmp_path: pathlib.Path, path: str, data: bytes
) -> None:
    """For a second look."""
    (tmp_path / "a.py").write_bytes(b"x")
    assert read_bytes(str(tmp_path), path) == data


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("import src", 1),
        ("import src.a\r\nfrom src import b\n\tfrom src.c import d # x", 3),
        ("import srcs\nfrom .src import a\nx = 'import src'\nsrc = 1", 0),
        ("import a", 0),
    ],
)
def test_should_count_imports_when_they_begin_with_a_name(text: str, count: int) -> None:
    """The first component alone."""
    assert ImportCounter(["src", "lib"]).count(text.encode()) == count
