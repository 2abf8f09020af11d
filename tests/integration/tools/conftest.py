"""Workshops for the tests of the wrapped tools."""

import pathlib

import pytest

from tests.integration.tools.tool_support import Workshop


@pytest.fixture
def workshop(tmp_path: pathlib.Path) -> Workshop:
    """An empty project without a cache."""
    root = tmp_path / "project"
    root.mkdir()
    return Workshop(root)


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cache directory that all runs of mypy share."""
    return str(tmp_path_factory.mktemp("cache"))
