"""Guessed source roots held against the code."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import SourceRoot
from tests.unit.infrastructure.discovery.project_support import found, make, modules, write

MONEY = "backend/app/domain/money.py"
ORDER = "backend/app/domain/order.py"
IMPORT = "from app.domain.money import Money\n"


def _roots(root: pathlib.Path, contents: Mapping[str, str]) -> tuple[SourceRoot, ...]:
    write(root, contents)
    return found(root).source_roots


@pytest.mark.parametrize(
    "source",
    [
        IMPORT,
        "import app.domain.money\n",
        "from app.domain import money\n",
        "from app.domain import (money, other)\n",
        "def load():\n    from app.domain import money as m\n",
    ],
)
def test_should_start_in_a_deeper_directory_when_imports_do(
    tmp_path: pathlib.Path, source: str
) -> None:
    """A service in a directory without build settings."""
    assert _roots(tmp_path, {MONEY: "", ORDER: source}) == (SourceRoot("backend", ("app",)),)


def test_should_name_modules_from_there_when_a_root_is_found(tmp_path: pathlib.Path) -> None:
    """So that contracts see the imports."""
    write(tmp_path, {MONEY: "", ORDER: IMPORT})
    assert modules(found(tmp_path)) == {MONEY: "app.domain.money", ORDER: "app.domain.order"}


def test_should_listen_to_tests_when_they_import_the_package(tmp_path: pathlib.Path) -> None:
    """They lie beside it."""
    contents = {MONEY: "", "backend/tests/test_money.py": IMPORT}
    assert _roots(tmp_path, contents) == (SourceRoot("backend", ("app",)),)


def test_should_keep_the_guess_when_it_holds_other_files(tmp_path: pathlib.Path) -> None:
    """Both are source roots then."""
    contents = {MONEY: "", ORDER: IMPORT, "main.py": ""}
    assert _roots(tmp_path, contents) == (SourceRoot(".", ()), SourceRoot("backend", ("app",)))


def test_should_look_below_src_when_src_is_the_guess(tmp_path: pathlib.Path) -> None:
    """The same holds in it."""
    contents = {f"src/{MONEY}": "", f"src/{ORDER}": IMPORT}
    assert _roots(tmp_path, contents) == (SourceRoot("src/backend", ("app",)),)


@pytest.mark.parametrize(
    "contents",
    [
        {"backend/__init__.py": "", ORDER: IMPORT},
        {ORDER: "from app.domain.gone import Money\n"},
        {ORDER: "import app\n"},
        {ORDER: "from app import Money\n"},
        {ORDER: "from apple.domain.money import Money\n"},
        {ORDER: f"{IMPORT}from backend.app.domain import money\n"},
        {ORDER: IMPORT, "requirements.txt": "app"},
        {ORDER: IMPORT, "app/a.py": ""},
        {ORDER: ""},
    ],
)
def test_should_stay_with_the_guess_when_a_condition_fails(
    tmp_path: pathlib.Path, contents: dict[str, str]
) -> None:
    """A package above, nothing that resolves, the longer name, a library, a name on top."""
    roots = _roots(tmp_path, {MONEY: "", **contents})
    assert [root.path for root in roots] == ["."]


def test_should_leave_the_name_to_the_library_when_it_is_of_the_standard_library(
    tmp_path: pathlib.Path,
) -> None:
    """A directory `json` deeper in the tree."""
    contents = {"infra/json/tool.py": "", "infra/a.py": "from json.tool import main\n"}
    assert _roots(tmp_path, contents) == (SourceRoot(".", ("infra",)),)


@pytest.mark.parametrize("path", ["pyproject.toml", "configuration"])
def test_should_obey_when_the_roots_are_no_guess(tmp_path: pathlib.Path, path: str) -> None:
    """Build settings and the configuration are held against nothing."""
    write(tmp_path, {MONEY: "", ORDER: IMPORT})
    write(tmp_path, {path: "[tool.setuptools.packages.find]\nwhere = ['.']\ninclude = ['backend']"})
    source = (".",) if path == "configuration" else None
    project = found(tmp_path, Configuration(root=str(tmp_path), source=source))
    assert project.source_roots == (SourceRoot(".", ("backend",)),)


def test_should_keep_lifted_roots_when_imports_begin_with_src(tmp_path: pathlib.Path) -> None:
    """Both answers come from the same imports."""
    make(tmp_path, "src/domain/b.py")
    write(tmp_path, {"src/domain/a.py": "from src.domain import b\n"})
    assert found(tmp_path).source_roots == (SourceRoot(".", ("src",)),)
