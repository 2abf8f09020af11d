"""Nothing is imported from a checked project."""

import pathlib

import pytest

from archcheck.shared.import_path import without_projects


@pytest.mark.parametrize(
    ("entry", "stays"),
    [
        ("", False),
        ("clone", False),
        ("clone/lib", False),
        ("clone/.venv/lib", True),
        ("clone-too", True),
        ("link", False),
        ("elsewhere", True),
    ],
)
def test_should_keep_entries_when_they_lie_in_no_project(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, entry: str, stays: bool
) -> None:
    for name in ("clone/src/shop", "clone/lib", "clone-too", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "clone" / "pyproject.toml").touch()
    (tmp_path / "link").symlink_to("clone/lib")
    monkeypatch.chdir(tmp_path / "clone" / "src")
    path = entry and str(tmp_path / entry)
    places, kept = [str(tmp_path / "clone" / "src" / "shop")], [str(tmp_path / "clone" / ".venv")]
    assert without_projects([path], places, kept) == [path] * stays


def test_should_take_the_place_alone_when_nothing_around_is_a_project(
    tmp_path: pathlib.Path,
) -> None:
    inside, beside = str(tmp_path / "a" / "b"), str(tmp_path / "c")
    assert without_projects([inside, beside], [str(tmp_path / "a")], []) == [beside]
