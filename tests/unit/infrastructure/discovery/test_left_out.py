"""What is left out of a check."""

import pathlib

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import LeftOut, Omission
from tests.unit.infrastructure.discovery.project_support import found, make, write

MADE = (LeftOut("src/shop/made.py", Omission.IGNORED),)


def _ignored(root: pathlib.Path, configuration: Configuration | None = None) -> tuple[LeftOut, ...]:
    make(root, "src/shop/a.py", "src/shop/made.py", "made.py")
    write(root, {".gitignore": "made.py"})
    return found(root, configuration).left_out


def test_should_tell_ignored_files_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    """Those of source roots: nobody can say that they are not tracked."""
    assert _ignored(tmp_path) == MADE


def test_should_tell_no_ignored_file_when_it_is_excluded(tmp_path: pathlib.Path) -> None:
    """The configuration says that it is not checked."""
    configuration = Configuration(root=str(tmp_path), exclude=("made.py",))
    assert _ignored(tmp_path, configuration) == ()


@pytest.mark.parametrize(
    "path",
    [
        "src/shop/__pycache__/bad.py",
        "src/node_modules/a.py",
        "src/shop/.hidden/a.py",
        "src/shop/env/deep/a.py",
    ],
)
def test_should_tell_files_when_the_name_of_a_directory_takes_them_away(
    tmp_path: pathlib.Path, path: str
) -> None:
    """Where git cannot say whether they belong to the project."""
    make(tmp_path, "src/shop/a.py", "src/shop/env/pyvenv.cfg", path)
    assert found(tmp_path).left_out == (LeftOut(path, Omission.IGNORED),)


@pytest.mark.parametrize("path", ["venv/a.py", "docs/.hidden/a.py", "src/shop/__pycache__/a.txt"])
def test_should_tell_nothing_when_files_lie_in_no_source_root(
    tmp_path: pathlib.Path, path: str
) -> None:
    """Or are no Python files."""
    make(tmp_path, "src/shop/a.py", "venv/pyvenv.cfg", path)
    assert found(tmp_path).left_out == ()


@pytest.mark.parametrize(
    ("exclude", "left_out"),
    [((), (LeftOut("apps/one", Omission.PROJECT),)), (("apps/**",), ())],
)
def test_should_tell_members_when_they_are_not_excluded(
    tmp_path: pathlib.Path, exclude: tuple[str, ...], left_out: tuple[LeftOut, ...]
) -> None:
    """Each is a project of its own."""
    make(tmp_path, "src/shop/a.py", "apps/one/setup.py", "apps/one/b.py")
    assert found(tmp_path, Configuration(root=str(tmp_path), exclude=exclude)).left_out == left_out
