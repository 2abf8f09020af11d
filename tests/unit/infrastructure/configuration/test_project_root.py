"""The root of the project and its configuration file."""

import os
import pathlib
import sys

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.configuration.project_root import find_project
from tests.unit.infrastructure.configuration.configuration_support import write_files

TABLE = "[tool.archcheck]\n"


def root_of(directory: pathlib.Path, *paths: str, start: str = ".") -> str:
    """The root that paths lead to, relative to a directory."""
    request = ConfigurationRequest(directory=str(directory / start), paths=paths)
    return find_project(request).root.relative_to(directory.resolve()).as_posix()


def file_of(directory: pathlib.Path, file: str = "") -> str:
    """The configuration file of a directory, relative to it."""
    found = find_project(ConfigurationRequest(directory=str(directory), file=file)).file
    return found.relative_to(directory.resolve()).as_posix() if found else ""


@pytest.mark.parametrize(
    ("files", "paths", "root"),
    [
        ({"a/pyproject.toml": TABLE, "a/b/pyproject.toml": "", "a/b/c.py": ""}, ["a/b"], "a"),
        ({"a/archcheck.toml": "", "a/b/setup.py": "", "a/b/c.py": ""}, ["a/b/c.py"], "a"),
        ({"a/pyproject.toml": "[project]\n", "a/b/.git/x": "", "a/b/c.py": ""}, ["a/b"], "a"),
        ({"a/setup.cfg": "", "a/b/c.py": ""}, ["a/b/c.py"], "a"),
        ({"a/setup.py": "", "a/b/c.py": ""}, ["a/b"], "a"),
        ({"a/.git/config": "", "a/b/c.py": ""}, ["a/b"], "a"),
        ({"a/.git": "gitdir: x", "a/b/c.py": ""}, ["a/b"], "a"),
        ({"a/pyproject.toml": TABLE, "a/b/pyproject.toml": TABLE, "a/b/c.py": ""}, ["a/b"], "a/b"),
        ({"a/pyproject.toml": TABLE, "a/b/c.py": ""}, ["a/b", "a/pyproject.toml", "a"], "a"),
        ({"a/pyproject.toml": TABLE, "b/x.py": ""}, ["b/../a"], "a"),
        ({"a/archcheck.toml": TABLE, "a/b/pyproject.toml": 'x = "archcheck"'}, ["a/b"], "a"),
        ({"a/archcheck.toml": "", "a/b/pyproject.toml": "archcheck ="}, ["a/b"], "a/b"),
    ],
)
def test_should_find_the_nearest_root_when_paths_lie_below(
    tmp_path: pathlib.Path, files: dict[str, str], paths: list[str], root: str
) -> None:
    """Our table first, then project files, then the repository."""
    assert root_of(write_files(tmp_path, files), *paths) == root


@pytest.mark.parametrize(("paths", "root"), [(["a/b"], "a/b"), (["a/b/c.py"], "a/b"), ([], "a")])
def test_should_take_the_path_itself_when_nothing_marks_a_root(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    paths: list[str],
    root: str,
) -> None:
    """Of a file its directory; without a path the working directory."""
    write_files(tmp_path, {"a/b/c.py": ""})
    signs = "archcheck.infrastructure.configuration.project_root.ROOT_SIGNS"
    monkeypatch.setattr(signs, ())
    start = "." if paths else "a"
    assert root_of(tmp_path, *paths, start=start) == root


def test_should_name_both_when_a_path_lies_outside(tmp_path: pathlib.Path) -> None:
    """Every stranger is named."""
    write_files(tmp_path, {"a/archcheck.toml": "", "b/x.py": "", "c/x.py": ""})
    message = '(?s)path "b" lies outside of the project .*a of "a".*path "c/x.py" lies outside'
    with pytest.raises(UsageProblems, match=message):
        root_of(tmp_path, "a", "b", "c/x.py")


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("src/shp", '^the path "src/shp" does not exist\n  did you mean "src/shop"?'),
        ("./src/zzz", '^the path "./src/zzz" does not exist$'),
        ("gone/more/x.py", '^the path "gone/more/x.py" does not exist$'),
        ("", '^the path "" does not exist\n  write . for the working directory$'),
    ],
)
def test_should_name_the_nearest_path_when_one_does_not_exist(
    tmp_path: pathlib.Path, path: str, problem: str
) -> None:
    """Before anything is searched: the root of a missing path would be a guess."""
    write_files(tmp_path, {"archcheck.toml": "", "src/shop/x.py": ""})
    with pytest.raises(UsageProblems, match=problem):
        root_of(tmp_path, path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_should_accept_the_path_when_a_link_leads_inside(tmp_path: pathlib.Path) -> None:
    """The same project, reached by another name."""
    write_files(tmp_path, {"a/archcheck.toml": "", "a/src/x.py": ""})
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert root_of(tmp_path, "a", "link/src") == "a"


@pytest.mark.parametrize(
    ("files", "file", "found"),
    [
        ({"pyproject.toml": TABLE}, "", "pyproject.toml"),
        ({"pyproject.toml": "[project]\n", "archcheck.toml": ""}, "", "archcheck.toml"),
        ({"pyproject.toml": "[project]\n"}, "", ""),
        ({"pyproject.toml": TABLE, "ci/strict.toml": ""}, "ci/strict.toml", "ci/strict.toml"),
        ({"pyproject.toml": TABLE, "archcheck.toml": ""}, "archcheck.toml", "archcheck.toml"),
        ({"pyproject.toml": "[tool.archcheck\n"}, "", "pyproject.toml"),
    ],
)
def test_should_find_the_configuration_file_when_root_is_known(
    tmp_path: pathlib.Path, files: dict[str, str], file: str, found: str
) -> None:
    """The one that is given counts, else the one with our table; a broken one is no reason."""
    assert file_of(write_files(tmp_path, files), file) == found


def test_should_refuse_to_choose_when_both_files_configure(tmp_path: pathlib.Path) -> None:
    """Half a configuration would pass over the other half."""
    write_files(tmp_path, {"pyproject.toml": TABLE, "archcheck.toml": ""})
    with pytest.raises(UsageProblems, match="configures archcheck too"):
        file_of(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["tool.archchek", "tool.arch-check", "tool.archcheck-gate", "tool.Archcheck", "archcheck"],
)
def test_should_refuse_table_when_its_name_is_misspelt(tmp_path: pathlib.Path, name: str) -> None:
    """A configuration that nobody reads would pass for one that holds."""
    write_files(tmp_path, {"pyproject.toml": f"\n[{name}]\n", "x.py": ""})
    with pytest.raises(
        UsageProblems, match=rf"toml:2: {name}: unknown table\n  did you mean \[tool.archcheck\]"
    ):
        file_of(tmp_path)


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs an unreadable file")
def test_should_refuse_to_go_on_when_the_project_file_cannot_be_read(
    tmp_path: pathlib.Path,
) -> None:
    """It may configure the check."""
    write_files(tmp_path, {"x.py": ""})
    (tmp_path / "pyproject.toml").symlink_to("/proc/self/mem")
    with pytest.raises(UsageProblems, match="pyproject.toml: the file cannot be read"):
        file_of(tmp_path)


@pytest.mark.parametrize(
    "text", ["[tool.archery]\n[tool.arch]\n[tool.check]\n", "tool = 1\n", "[tool\n"]
)
def test_should_leave_tables_alone_when_they_are_those_of_others(
    tmp_path: pathlib.Path, text: str
) -> None:
    """Only what can hardly be meant otherwise is refused."""
    write_files(tmp_path, {"pyproject.toml": text, "x.py": ""})
    assert file_of(tmp_path) == ""


def test_should_look_no_further_when_the_root_is_known(tmp_path: pathlib.Path) -> None:
    """A copy of a project may lie below somebody else's configuration."""
    write_files(tmp_path, {"pyproject.toml": TABLE, "a/b.py": ""})
    inner = str(tmp_path / "a")
    found = find_project(ConfigurationRequest(directory=inner, root=inner))
    assert (found.root, found.file) == ((tmp_path / "a").resolve(), None)
