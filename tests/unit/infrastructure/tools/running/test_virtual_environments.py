"""What a virtual environment says about itself."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.virtual_environments import (
    VirtualEnvironment,
    environment_of,
)


def environment(place: pathlib.Path, text: str = "") -> VirtualEnvironment:
    """The environment of a Python in a directory with this `pyvenv.cfg`."""
    (place / "pyvenv.cfg").write_text(text, encoding="utf-8")
    found = environment_of(str(place / "bin" / "python"))
    return found or VirtualEnvironment(place / "none", {})


def made(*paths: pathlib.Path) -> tuple[str, ...]:
    """Directories that are there now."""
    for path in paths:
        path.mkdir(parents=True)
    return tuple(map(str, paths))


@pytest.mark.parametrize("place", ["lib/python3.12/site-packages", "Lib/site-packages"])
def test_should_read_places_of_packages_when_layout_shows_them(
    tmp_path: pathlib.Path, place: str
) -> None:
    expected = made(tmp_path / place)
    found = environment(tmp_path)
    assert found.packages == expected


@pytest.mark.parametrize("sees", ["true", "True", "false"])
def test_should_read_packages_of_the_system_when_environment_sees_them(
    tmp_path: pathlib.Path, sees: str
) -> None:
    own = made(tmp_path / "env" / "lib" / "python3.12" / "site-packages")
    base = tmp_path / "usr" / "lib"
    system = made(base / "python3.12" / "dist-packages", base / "python3" / "dist-packages")
    made(base / "python3.9" / "site-packages")
    text = f"home = {tmp_path}/usr/bin\nversion = 3.12.1\ninclude-system-site-packages = {sees}\n"
    found = environment(tmp_path / "env", text)
    assert found.packages == (own if sees == "false" else own + system)


def test_should_know_no_packages_of_the_system_when_environment_has_no_home(
    tmp_path: pathlib.Path,
) -> None:
    found = environment(tmp_path, "include-system-site-packages = true\n")
    assert found.packages == ()


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("version = 3.11.7\n", "3.11"),
        ("version_info = 3.13.0.final.0\nversion = 20.1\n", "3.13"),
        ("version = newest\n", ""),
        ("", ""),
    ],
)
def test_should_know_the_python_when_environment_tells_it(
    tmp_path: pathlib.Path, text: str, version: str
) -> None:
    found = environment(tmp_path, text)
    assert found.version == version


@pytest.mark.parametrize("python", ["", "/usr/bin/python3"])
def test_should_find_no_environment_when_python_is_of_none(python: str) -> None:
    assert environment_of(python) is None
