"""Installed distributions, read as files."""

import importlib.metadata
import pathlib
import sys

import pytest

from archcheck.infrastructure.tools.running.distributions import (
    distribution_version,
    distributions,
)


def packages(place: pathlib.Path) -> str:
    """A place with distributions of all kinds."""
    for name, record, text in (
        ("My_Tool-1.0.dist-info", "METADATA", "Name: my.tool\nVersion: 1.0.post1\n\nVersion: 9\n"),
        ("old-2.egg-info", "PKG-INFO", "Name: old\r\nVersion: 2\r\n"),
        ("bare-3.dist-info", "RECORD", ""),
        ("mute-4.dist-info", "METADATA", "Name: mute\n"),
    ):
        (place / name).mkdir()
        (place / name / record).write_text(text, encoding="utf-8")
    return str(place)


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("my-tool", "1.0.post1"),
        ("MY.tool", "1.0.post1"),
        ("old", "2"),
        ("bare", ""),
        ("mute", ""),
        ("tool", ""),
    ],
)
def test_should_tell_the_version_when_a_distribution_is_there(
    tmp_path: pathlib.Path, name: str, version: str
) -> None:
    path = [str(tmp_path / "nowhere"), packages(tmp_path)]
    assert distribution_version(name, path) == version


def test_should_find_the_directory_when_names_differ_in_their_dashes(
    tmp_path: pathlib.Path,
) -> None:
    found = distributions("my__tool", [packages(tmp_path)])
    assert [path.name for path in found] == ["My_Tool-1.0.dist-info"]


def test_should_say_what_python_says_when_asked_about_all_that_is_installed() -> None:
    installed = {it.metadata["Name"] for it in importlib.metadata.distributions()}
    told = {name: distribution_version(name, sys.path) for name in installed}
    assert told == {name: importlib.metadata.version(name) for name in installed}
