"""What a tool's process may import."""

import importlib.machinery
import pathlib
import sys

import pytest

from archcheck.infrastructure.tools.running.guarded_imports import (
    OutsideFinder,
    forget_installed,
    guard,
    is_outside,
)


@pytest.fixture
def root(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A project with a module, beside a directory with another; path and finders come back."""
    for name in ("project", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"of_{name}.py").touch()
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    return tmp_path / "project"


def test_should_call_a_file_outside_when_it_lies_beside_the_project(root: pathlib.Path) -> None:
    assert is_outside(str(root.parent / "elsewhere" / "of_elsewhere.py"), str(root))


@pytest.mark.parametrize("name", ["of_project.py", "link.py"])
def test_should_call_a_file_inside_when_it_stands_in_the_project(
    root: pathlib.Path, name: str
) -> None:
    (root / "link.py").symlink_to(root.parent / "elsewhere" / "of_elsewhere.py")
    assert not is_outside(str(root / name), str(root))


def test_should_call_a_file_inside_when_it_leads_into_the_project(root: pathlib.Path) -> None:
    link = root.parent / "elsewhere" / "link.py"
    link.symlink_to(root / "of_project.py")
    assert not is_outside(str(link), str(root))


@pytest.mark.parametrize(("inner", "expected"), [("project", True), ("", False)])
def test_should_trust_its_own_environment_when_it_lies_in_the_project(
    root: pathlib.Path, monkeypatch: pytest.MonkeyPatch, inner: str, expected: bool
) -> None:
    monkeypatch.setattr(sys, "prefix", str(root / ".venv" if inner else root.parent))
    assert is_outside(str(root / ".venv" / "a.py"), str(root)) is expected


def test_should_find_what_lies_outside_when_the_path_names_both(root: pathlib.Path) -> None:
    finder = OutsideFinder([str(root.parent / "elsewhere"), str(root)], str(root))
    names = ("of_elsewhere", "of_project", "of_nobody")
    found = [name for name in names if finder.find_spec(name)]
    assert found == ["of_elsewhere"]


def test_should_find_no_submodule_when_it_lies_in_the_project(root: pathlib.Path) -> None:
    finder = OutsideFinder([], str(root))
    names = ("elsewhere", "project")
    places = {name: [str(root.parent / name)] for name in names}
    found = [name for name in names if finder.find_spec(f"a.of_{name}", places[name])]
    assert found == ["elsewhere"]


def test_should_find_a_namespace_when_no_file_stands_for_it(root: pathlib.Path) -> None:
    (root / "space").mkdir()
    assert OutsideFinder([str(root)], str(root)).find_spec("space") is not None


def test_should_name_places_as_data_when_nobody_trusts_the_project(root: pathlib.Path) -> None:
    own = list(sys.path)
    guard(str(root), [str(root), own[-1]], trusted=False)
    assert (sys.path[:2], len(sys.path)) == ([str(root), own[-1]], len(own) + 1)


def test_should_forget_what_is_installed_when_it_is_in_none_of_the_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", ["/own/site-packages", "/lib", "/other/site-packages"])
    forget_installed(["/other/site-packages"])
    assert sys.path == ["/lib", "/other/site-packages"]


@pytest.mark.parametrize("trusted", [False, True])
def test_should_keep_other_finders_when_the_project_is_trusted(
    root: pathlib.Path, trusted: bool
) -> None:
    guard(str(root), [], trusted=trusted)
    assert (importlib.machinery.PathFinder in sys.meta_path) is trusted
