"""Tests of what a tool may come across in a project."""

import os
import pathlib
from collections.abc import Callable

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.tools.running import project_census
from archcheck.infrastructure.tools.running.project_census import census, tree_digest

Change = Callable[[pathlib.Path], object]


def digest(root: pathlib.Path) -> bytes | None:
    return census(str(root), KnownFiles(NoResults(), ""))


@pytest.fixture(name="root")
def _root(tmp_path: pathlib.Path) -> pathlib.Path:
    root = tmp_path / "project"
    for name in ("src/shop", "docs", "venv/lib", ".hidden"):
        (root / name).mkdir(parents=True)
    (root / "src" / "shop" / "a.py").write_text("X = 1\n")
    (root / "venv" / "pyvenv.cfg").touch()
    (root / "pyproject.toml").touch()
    return root


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "src/shop/a.py").write_text("X = 2\n"),
        lambda root: (root / "src/shop/a.py").unlink(),
        lambda root: (root / "src/shop/a.py").rename(root / "src/shop/b.py"),
        lambda root: (root / "src/shop/b.pyi").touch(),
        lambda root: (root / "src/shop/py.typed").touch(),
        lambda root: (root / "src/mail").mkdir(),
        lambda root: (root / "pyproject.toml").write_text("[tool.x]"),
        lambda root: (root / ".flake8").touch(),
        lambda root: (root / "src/other").symlink_to(root / "src/shop"),
        lambda root: (root / "src/b.py").symlink_to("shop/a.py"),
    ],
)
def test_should_differ_when_a_tool_may_see_it(root: pathlib.Path, change: Change) -> None:
    before = digest(root)
    change(root)
    assert digest(root) not in (before, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/guide.md").touch(),
        lambda root: (root / "venv/lib/a.py").touch(),
        lambda root: (root / ".hidden/a.py").touch(),
        lambda root: os.utime(root / "src/shop/a.py", (1, 1)),
        lambda root: (root / "src/result.json").touch(),
    ],
)
def test_should_be_the_same_when_no_tool_sees_it(root: pathlib.Path, change: Change) -> None:
    before = digest(root)
    change(root)
    assert digest(root) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "src/out").symlink_to(root.parent, target_is_directory=True),
        lambda root: (root / "src/hid").symlink_to(root / ".hidden", target_is_directory=True),
        lambda root: (root / "src/gone.py").symlink_to("nowhere.py"),
    ],
)
def test_should_be_unknown_when_something_cannot_be_followed(
    root: pathlib.Path, change: Change
) -> None:
    change(root)
    assert digest(root) is None


def test_should_be_unknown_when_there_are_too_many_files(
    root: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_census, "MOST", 1)
    assert digest(root) is None


def test_should_be_unknown_when_there_is_no_directory(root: pathlib.Path) -> None:
    assert tree_digest(str(root / "nowhere"), KnownFiles(NoResults(), ""), 10) is None
