"""The files in which a project states its dependencies."""

import os
import pathlib

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.requirements.dependency_files import (
    KNOWN,
    dependency_files,
    read_dependencies,
)
from archcheck.infrastructure.tools.running.process_runner import ToolFailure
from tests.unit.infrastructure.configuration.configuration_support import write_files

UV = """version = 1
revision = 3

[[package]]
name = "shop"
version = "0.1"
source = { virtual = "." }

[[package]]
name = "Foo.Bar"
version = "1.0"

[package.metadata]
name = "none"

[[package]]
version = "2.0"
name = "git-one"
source = { git = "https://example.org/x" }
"""
POETRY = """[[package]]
name = "foo"
version = "1.0"

[[package]]
name = "own"
version = "1.0"

[package.source]
type = "directory"
url = "lib"

[metadata]
lock-version = "2.1"
"""
PDM = """[metadata]
lock_version = "4.5.0"

[[package]]
name = "foo"
version = "1.0"

[[package]]
name = "own"
version = "1"
path = "./own"
"""
PYLOCK = """lock-version = "1.0"

[[packages]]
name = "foo"
version = "1.0"

[[packages]]
name = "source-tree"
archive = { url = "x" }
"""
PIPFILE = """{
    "_meta": {"pipfile-spec": 6, "sources": []},
    "develop": {"bar": {"version": "==2.0"}, "own": {"path": "."}},
    "default": {
        "foo": {"hashes": ["foo"], "version": "==1.0"},
        "bar": {"git": "x"}
    }
}
"""
PROJECT = """[project]
dependencies = ["foo==1.0", "bar>=1", 'foo==1.0']

[project.optional-dependencies]
x = ["baz[a]==2.0"]

[dependency-groups]
dev = ["foo ==1.0", {include-group = "x"}, "ba\\u007A==3"]

[tool.poetry.dependencies]
python = "3.11"
caret = "^1.0"
exact = "1.2.3"
table = { version = "==1.0" }
listed = [{ version = "1.0" }]
own = { path = "lib" }

[tool.poetry.group.dev.dependencies]
"late" = "*"
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("uv.lock", UV, [("foo-bar", "1.0", 10), ("git-one", "2.0", 18)]),
        ("uv.lock", 'version = 1\npackage = [{name = "a", version = "1"}]\n', [("a", "1", 1)]),
        ("uv.lock", "version = 1\npackage = 3\n", []),
        ("poetry.lock", POETRY, [("foo", "1.0", 2)]),
        ("pdm.lock", PDM, [("foo", "1.0", 5)]),
        ("pylock.toml", PYLOCK, [("foo", "1.0", 4), ("source-tree", "", 8)]),
        ("pylock.dev.toml", PYLOCK, [("foo", "1.0", 4), ("source-tree", "", 8)]),
        ("Pipfile.lock", PIPFILE, [("bar", "2.0", 3), ("foo", "1.0", 5), ("bar", "", 6)]),
        (
            "pyproject.toml",
            PROJECT,
            [
                ("foo", "1.0", 2),
                ("bar", "", 2),
                ("foo", "1.0", 2),
                ("baz", "2.0", 5),
                ("foo", "1.0", 8),
                ("baz", "3", 1),
                ("caret", "", 12),
                ("exact", "1.2.3", 13),
                ("table", "1.0", 14),
                ("listed", "", 15),
                ("late", "", 19),
            ],
        ),
        ("requirements-dev.in", "foo==1.0\n", [("foo", "1.0", 1)]),
        (
            "pyproject.toml",
            '[tool.uv]\ndev-dependencies = ["a==1.0"]\n[tool.pdm.dev-dependencies]\ntest = ["b==2.0"]\n'
            '[tool.poetry.dev-dependencies]\nc = "3.0"\n',
            [("a", "1.0", 2), ("b", "2.0", 4), ("c", "3.0", 6)],
        ),
    ],
)
def test_should_state_dependencies_with_their_lines_when_file_is_known(
    name: str, text: str, expected: list[tuple[str, str, int]], tmp_path: pathlib.Path
) -> None:
    write_files(tmp_path, {name: text})
    found = read_dependencies(tmp_path, (name,)).requirements
    assert [(it.name, it.version, it.line) for it in found] == expected


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("uv.lock", "version = 2\n", "it is in the format 2, archcheck reads 1"),
        ("poetry.lock", "[metadata]\n", "it tells no format, archcheck reads 1.x and 2.x"),
        (
            "pdm.lock",
            "[metadata]\nlock_version = '5'\n",
            "it is in the format 5, archcheck reads 4.x and 4",
        ),
        ("uv.lock", "[[[", "it cannot be read: "),
        ("Pipfile.lock", "{", "it cannot be read: "),
        ("Pipfile.lock", "[]", "it cannot be read: Pipfile.lock holds no object"),
        ("Pipfile.lock", "[" * 300, "it cannot be read: unreadable output: nested more than"),
        ("conda.lock", "", f"archcheck does not know this kind of file, but {KNOWN}"),
        ("pyproject.toml", "[project]\ndependencies = ['a=1']\n", '"a=1" is no requirement'),
    ],
)
def test_should_say_why_when_file_cannot_be_read(
    name: str, text: str, reason: str, tmp_path: pathlib.Path
) -> None:
    write_files(tmp_path, {name: text})
    (unread,) = read_dependencies(tmp_path, (name,)).unread
    assert (unread.path, unread.reason[: len(reason)]) == (name, reason)


@pytest.mark.parametrize("name", ["gone.txt", "../out.txt", "/etc/hosts"])
def test_should_fail_when_file_is_not_of_the_project(name: str, tmp_path: pathlib.Path) -> None:
    with pytest.raises(ToolFailure, match=f"{name} (does not exist|lies outside of the project)"):
        read_dependencies(tmp_path, (name,))


def test_should_find_usual_files_when_none_is_named(tmp_path: pathlib.Path) -> None:
    texts = {
        "requirements.txt": "-r deep/more.txt\n-r requirements.txt\n-r gone.txt\n",
        "deep/more.txt": "",
        "requirements-dev.txt": "",
        "requirements/test.txt": "",
        "requirements/readme.md": "",
        "notes.txt": "",
        "pyproject.toml": "",
        "uv.lock": "",
        "pylock.dev.toml": "",
    }
    (write_files(tmp_path, texts) / "requirements.txt.d").mkdir()
    assert dependency_files(tmp_path, ()) == (
        "requirements-dev.txt",
        "requirements.txt",
        "requirements/test.txt",
        "pyproject.toml",
        "uv.lock",
        "pylock.dev.toml",
        "deep/more.txt",
        "gone.txt",
    )


def test_should_take_files_as_they_are_named_when_some_are(tmp_path: pathlib.Path) -> None:
    write_files(tmp_path, {"b.txt": "", "requirements.txt": "", "../x.txt": "-r y.txt"})
    assert dependency_files(tmp_path, ("b.txt", "../x.txt")) == ("b.txt", "../x.txt")


def test_should_refuse_when_file_is_a_pipe(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "requirements.txt")
    with pytest.raises(UsageProblems, match="it is not a regular file"):
        dependency_files(tmp_path, ())
