"""What git ignores and does not track."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import findings, told
from tests.unit.infrastructure.architecture.layout.declared_support import configured, inspected
from tests.unit.infrastructure.discovery.project_support import make, write

RULE = '[[layout]]\nname = "a"\ntype = "ignored-path"\npaths = "{}"\n'


def answer(root: pathlib.Path, path: str, ignored: str, *files: str) -> list[str]:
    """What a project with these files is told."""
    make(root, "src/shop/__init__.py", *files)
    write(root, {".gitignore": ignored})
    return told(root, RULE.format(path))


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        (".env", ".env\n"),
        (".venv", ".venv/\n"),
        (".venv/", ".venv\n"),
        (".venv/", ".venv/**\n"),
        ("*.log", "*.log\n"),
        ("**/x/", "x/\n"),
        ("[ab].md", "*.md\n"),
        ("a/b/c.txt", "a/\n"),
    ],
)
def test_should_accept_a_path_when_it_would_be_ignored(
    tmp_path: pathlib.Path, path: str, ignored: str
) -> None:
    """A directory of this name is as good as a file."""
    assert answer(tmp_path, path, ignored) == []


@pytest.mark.parametrize(
    ("path", "ignored", "files", "message"),
    [
        (".env", "env\n", (), ".env is not ignored by git"),
        (".env", ".env/\n", (".env",), ".env is not ignored by git"),
        ("*.log", "a.log\n", ("a.log",), "*.log is not ignored by git"),
        ("*.log", "a.log\n", ("b.log",), "b.log is not ignored by git"),
        ("build/", "*.pyc\n", ("build/a.txt",), "build is not ignored by git"),
    ],
)
def test_should_name_the_path_when_it_is_not_ignored(
    tmp_path: pathlib.Path, path: str, ignored: str, files: tuple[str, ...], message: str
) -> None:
    """What is there goes before what might be."""
    assert answer(tmp_path, path, ignored, *files) == [f".gitignore:1: {message}"]


def test_should_accept_a_directory_when_all_in_it_is_ignored(tmp_path: pathlib.Path) -> None:
    assert answer(tmp_path, "build", "build/*\n", "build/a.txt") == []


def test_should_say_what_to_do_when_a_path_is_not_ignored(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    (found,) = findings(inspected(configured(tmp_path, RULE.format(".env"))))
    assert (found.location.path, found.fix) == (
        "src/shop/__init__.py",
        "write .env into .gitignore.",
    )
