"""The repository that the tests in this folder look at."""

import pathlib

import pytest

from tests.integration.many_projects.commands_support import OWN, Commands, commands_in


@pytest.fixture
def commands(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """All projects have the configuration of the root."""
    return commands_in(tmp_path, capsys, {})


@pytest.fixture
def divided(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """One project has a configuration of its own."""
    return commands_in(tmp_path, capsys, {"amp/pyproject.toml": OWN})
