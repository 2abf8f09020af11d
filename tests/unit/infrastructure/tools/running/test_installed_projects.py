"""Whether the files of a project are installed."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.installed_projects import is_installed

PROJECT = '[project]\nname = "idna"\n'
POETRY = '[tool.poetry]\nname = "Idna"\n'


def installed(place: pathlib.Path, origin: str | None) -> list[str]:
    """A module path with a distribution named idna that comes from there."""
    information = place / "packages" / "idna-3.20.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Name: idna\nVersion: 3.20\n", encoding="utf-8")
    if origin is not None:
        (information / "direct_url.json").write_text(origin, encoding="utf-8")
    return [str(place / "packages")]


@pytest.mark.parametrize(
    ("text", "origin", "expected"),
    [
        (PROJECT, '{{"url": "file://{root}", "dir_info": {{"editable": true}}}}', True),
        (POETRY, '{{"url": "file://{root}/dist/idna-3.20-py3-none-any.whl"}}', True),
        (PROJECT, '{{"url": "file://{root}-of-others"}}', False),
        (PROJECT, '{{"url": "https://host{root}"}}', False),
        (PROJECT, "[]", False),
        (PROJECT, "{{", False),
        (PROJECT, None, False),
        ('[project]\nname = "other"\n', '{{"url": "file://{root}"}}', False),
        ("[project]\n", '{{"url": "file://{root}"}}', False),
        ("", '{{"url": "file://{root}"}}', False),
    ],
)
def test_should_be_installed_when_distribution_was_made_of_its_files(
    tmp_path: pathlib.Path, text: str, origin: str | None, expected: bool
) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    path = installed(tmp_path, origin and origin.format(root=root))
    assert is_installed(str(root), path) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{root}/src", True),
        ("../project", True),
        ("{root}-of-others", False),
        ("# {root}", False),
        ("import os; '{root}'", False),
        ("", False),
    ],
)
def test_should_be_installed_when_a_path_file_leads_to_its_files(
    tmp_path: pathlib.Path, line: str, expected: bool
) -> None:
    root, packages = tmp_path / "project", tmp_path / "packages"
    packages.mkdir()
    (packages / "a.pth").write_text(line.format(root=root) + "\n", encoding="utf-8")
    assert is_installed(str(root), [str(packages)]) is expected
