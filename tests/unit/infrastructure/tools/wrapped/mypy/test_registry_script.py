"""The error codes of mypy."""

import json
import pathlib
import runpy

import pytest

from archcheck.infrastructure.tools.wrapped.mypy import registry_script


def test_should_print_codes_when_run(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(pathlib.Path(registry_script.__file__)), run_name="__main__")
    printed = json.loads(capsys.readouterr().out)
    assert printed["arg-type"]["summary"] == "Check argument types in calls"
