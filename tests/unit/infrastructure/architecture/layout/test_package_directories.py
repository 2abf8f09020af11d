"""The directories around files."""

import pytest

from archcheck.domain.project import Project, Role, SourceFile, SourceRoot
from archcheck.infrastructure.architecture.layout.package_directories import (
    Directory,
    directories_of,
    is_script,
    python_files,
)


def _file(path: str, excluded: bool = False) -> SourceFile:
    return SourceFile(path, Role.SOURCE, "", False, 0, "", excluded)


PROJECT = Project(
    name="shop",
    root="/shop",
    source_roots=(SourceRoot(".", ("app",)), SourceRoot("src", ("shop",))),
    test_roots=("backend/tests", "src/shop/tests", "tests"),
    files=(_file("src/a.py"), _file("src/b.pyi"), _file("src/c.py", True), _file("src/locked")),
)


@pytest.mark.parametrize(
    ("path", "directories"),
    [
        ("src/shop/a.py", [("src/shop", "shop", False)]),
        (
            "src/shop/domain/a.py",
            [("src/shop", "shop", False), ("src/shop/domain", "shop.domain", False)],
        ),
        ("src/a.py", []),
        ("app/a.py", [("app", "app", False)]),
        ("main.py", []),
        ("docs/a.py", []),
        ("tests/unit/a.py", [("tests", "tests", True), ("tests/unit", "tests.unit", True)]),
        ("backend/tests/a.py", [("backend/tests", "tests", True)]),
        (
            "src/shop/tests/a.py",
            [("src/shop", "shop", False), ("src/shop/tests", "shop.tests", True)],
        ),
    ],
)
def test_should_list_directories_when_a_file_lies_in_a_root(
    path: str, directories: list[tuple[str, str, bool]]
) -> None:
    """Outermost first; a source root is none of them, a test root is one."""
    found = directories_of(_file(path), PROJECT)
    assert [(each.path, each.module, each.is_test) for each in found] == directories


@pytest.mark.parametrize(
    ("directory", "parts"),
    [
        (Directory("src/shop/a", "shop.a", False, False), ("a", "src/shop", "shop.a")),
        (Directory("tests", "tests", True, True), ("tests", ".", "tests")),
        (Directory("tests/unit", "tests.unit", True, False), ("unit", "tests", "tests/unit")),
    ],
)
def test_should_take_a_directory_apart_when_asked(
    directory: Directory, parts: tuple[str, str, str]
) -> None:
    """Its name, what is around it, and how findings call it."""
    assert (directory.name, directory.parent, directory.symbol) == parts


def test_should_leave_out_files_when_they_are_not_judged() -> None:
    """Excluded ones, and directories that cannot be read."""
    assert [file.path for file in python_files(PROJECT)] == ["src/a.py", "src/b.pyi"]


@pytest.mark.parametrize(
    ("data", "script"),
    [
        (b"#!/usr/bin/env python3\n", True),
        (b"\xef\xbb\xbf#!/usr/bin/python", True),
        (b"x = 1\n# /// script\n# ///\n", True),
        (b"# /// script\r\n# ///\r\n", True),
        (b"# /// pyproject\n# ///\n", False),
        (b"\n#!/usr/bin/env python3\n", False),
        (b"x = '# /// script'\n", False),
        (b"", False),
    ],
)
def test_should_know_scripts_when_their_bytes_are_read(data: bytes, script: bool) -> None:
    """By shebang, or by inline metadata."""
    assert is_script(data) is script
