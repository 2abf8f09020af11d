"""The error codes of mypy."""

import json
import pathlib
import runpy

import pytest

from archcheck.infrastructure.tools.scripts import mypy_registry


def test_should_print_codes_when_run(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(pathlib.Path(mypy_registry.__file__)), run_name="__main__")
    printed = json.loads(capsys.readouterr().out)
    assert printed["arg-type"]["summary"] == "Check argument types in calls"
