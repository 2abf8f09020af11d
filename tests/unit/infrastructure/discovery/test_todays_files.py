"""Tests of what a copy takes from the project as it is."""

import os
import pathlib

import pytest

from archcheck.infrastructure.discovery.todays_files import (
    add_ignored,
    add_settings,
    is_code,
    is_manifest,
)

OLD = '[project]\ndependencies = ["a"]\n[tool.x]\nold = 1\n'
NEW = '[project]\ndependencies = ["a", "b"]\n[tool.y]\nnew = 1\n'


def written(directory: pathlib.Path, **files: str) -> pathlib.Path:
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def places(tmp_path: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """A copy, and the project as it is."""
    copy, today = tmp_path / "copy", tmp_path / "today"
    for directory in (copy, today):
        directory.mkdir()
    return copy, today


def settled(copy: pathlib.Path, today: pathlib.Path, *tracked: str) -> dict[str, str]:
    add_settings(str(copy), str(today), tracked)
    found = (path for path in sorted(copy.rglob("*")) if path.is_file())
    return {path.relative_to(copy).as_posix(): path.read_text() for path in found}


@pytest.mark.parametrize(
    ("path", "code", "manifest"),
    [
        ("a.py", True, False),
        ("a/b.pyi", True, False),
        ("fast.so", True, False),
        ("uv.lock", False, True),
        ("requirements/dev.txt", False, True),
        ("dev-requirements.txt", False, True),
        ("Pipfile", False, True),
        ("mypy.ini", False, False),
        ("clock.toml", False, False),
    ],
)
def test_should_tell_code_and_manifests_from_settings(
    path: str, code: bool, manifest: bool
) -> None:
    assert (is_code(path), is_manifest(path)) == (code, manifest)


def test_should_take_settings_of_today_whether_git_knows_them(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    written(today, **{".flake8": "[flake8]\n", "conf/mypy.ini": "[mypy]\n", "a.py": "X = 1\n"})
    assert settled(copy, today, "conf/mypy.ini", "gone.ini") == {
        ".flake8": "[flake8]\n",
        "conf/mypy.ini": "[mypy]\n",
    }


def test_should_keep_dependencies_when_the_settings_are_todays(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    written(copy, **{"pyproject.toml": OLD, "uv.lock": "old"})
    written(today, **{"pyproject.toml": NEW, "uv.lock": "new", "more-requirements.txt": "c"})
    assert settled(copy, today) == {
        "pyproject.toml": '[project]\ndependencies = ["a"]\n\n[tool.y]\nnew = 1\n',
        "uv.lock": "old",
    }


def test_should_join_the_sections_of_a_setup_file(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    written(copy, **{"setup.cfg": "[options]\ninstall_requires = a\n[flake8]\nold = 1\n"})
    written(today, **{"setup.cfg": "[options]\ninstall_requires = b\n[mypy]\nnew = 1\n"})
    assert settled(copy, today) == {
        "setup.cfg": "[mypy]\nnew = 1\n\n[options]\ninstall_requires = a\n\n"
    }


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.cfg"])
def test_should_take_the_file_of_today_when_one_cannot_be_read(
    name: str, tmp_path: pathlib.Path
) -> None:
    copy, today = places(tmp_path)
    written(copy, **{name: "no [ settings"})
    written(today, **{name: "[x]\n"})
    assert settled(copy, today) == {name: "[x]\n"}


def test_should_take_no_link_when_it_is_called_like_settings(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    (today / ".flake8").symlink_to("/etc/passwd")
    assert settled(copy, today, ".flake8") == {}


def test_should_write_nothing_through_a_link_of_the_copy(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    outside = tmp_path / "outside"
    (copy / ".flake8").symlink_to(outside)
    written(today, **{".flake8": "[flake8]\n"})
    settled(copy, today)
    assert not outside.exists()


def test_should_take_settings_above_the_project_when_it_is_a_part(tmp_path: pathlib.Path) -> None:
    copy, today = tmp_path / "copy" / "app", tmp_path / "today" / "app"
    for directory in (copy, today):
        directory.mkdir(parents=True)
    written(tmp_path / "today", **{".git/HEAD": "", "ruff.toml": "x = 1\n", "a.py": ""})
    settled(copy, today)
    assert sorted(os.listdir(tmp_path / "copy")) == ["app", "ruff.toml"]


def test_should_copy_python_that_git_ignores(tmp_path: pathlib.Path) -> None:
    copy, today = places(tmp_path)
    ignored = {
        ".gitignore": "made.py\nmade/\n.hidden/\n__pycache__/\n",
        "made.py": "X",
        "made/a.py": "Y",
    }
    written(today, **ignored, **{"b.py": "Z", ".hidden/c.py": "", "made/d.txt": ""})
    written(today, **{"src/__pycache__/e.py": "", "src/.made/f.py": "", "made/.hidden/g.py": ""})
    add_ignored(str(copy), str(today))
    found = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*.*"))
    assert found == ["made.py", "made/a.py"]
