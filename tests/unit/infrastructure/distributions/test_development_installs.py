"""Tests of commands that install what is only needed for development."""

import pytest

from archcheck.infrastructure.distributions.development_installs import (
    DevelopmentGroups,
    Install,
    install_in,
)

KNOWN = DevelopmentGroups(
    groups=frozenset({"dev", "docs"}),
    unasked=frozenset({"dev"}),
    extras=frozenset({"test"}),
    name="shop",
)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("uv sync", "uv sync installs the group dev"),
        ("uv sync --no-dev", ""),
        ("uv sync --no-group dev", ""),
        ("uv sync --no-group=dev --group docs", "uv sync installs the group docs"),
        ("uv sync --only-group docs", "uv sync installs the group docs"),
        ("uv sync --only-group prod", ""),
        ("uv sync --all-groups", "uv sync installs the group dev and the group docs"),
        ("uv sync --no-default-groups --only-dev", "uv sync installs the group dev"),
        ("uv sync --no-dev --extra test", "uv sync installs the extra test"),
        ("uv sync --no-dev --all-extras", "uv sync installs the extra test"),
        ("/usr/bin/uv pip install -e .[web,Test]", "pip install installs the extra test"),
        ("poetry install", "poetry install installs the group dev"),
        ("poetry --no-interaction install --without dev", ""),
        ("poetry sync --with docs --only docs", "poetry sync installs the group docs"),
        ("poetry install --only main -E test", "poetry install installs the extra test"),
        ("pdm install", "pdm install installs the group dev and the group docs"),
        ("pdm sync --prod", ""),
        ("pdm sync --prod -G docs", "pdm sync installs the group docs"),
        ("pdm", "pdm install installs the group dev and the group docs"),
        ("pipenv install --dev", "pipenv install installs the group dev"),
        ("pipenv sync", ""),
        ("pip install shop[test]>=1", "pip install installs the extra test"),
        ("pip install other[test]", ""),
        ("pip install --group app/pyproject.toml:dev", "pip install installs the group dev"),
        ("pip install --group dev", "pip install installs the group dev"),
        (
            "python3.13 -m pip install -r requirements/dev.txt --requirement=requirements.txt",
            "pip install installs requirements/dev.txt",
        ),
    ],
)
def test_should_tell_what_is_installed_when_command_installs(command: str, expected: str) -> None:
    found = install_in(command.split(), KNOWN, {})
    assert found == Install(expected, exact=getattr(found, "exact", False))


@pytest.mark.parametrize(
    "command",
    ["ls", "uv lock", "poetry add x", "pdm add x", "pipenv lock", "pip list", "python -m shop"],
)
def test_should_tell_nothing_when_command_is_no_installer(command: str) -> None:
    assert install_in(command.split(), KNOWN, {}) is None


def test_should_take_the_variable_of_uv_when_it_is_set() -> None:
    assert install_in(["uv", "sync"], KNOWN, {"UV_NO_DEV": "1"}) == Install("", exact=True)
