"""The script that runs deptry in its interpreter."""

import pathlib
import runpy
import sys

import pytest
from deptry import cli, module  # type: ignore[import-untyped]

from archcheck.infrastructure.tools.wrapped.deptry import dependencies_script


@pytest.mark.parametrize("has_environment", [False, True])
def test_should_see_only_the_environment_when_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, has_environment: bool
) -> None:
    place = str(tmp_path / "site-packages")
    seen: list[bool] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(module, "find_spec", module.find_spec)
    monkeypatch.setattr(cli, "deptry", lambda: seen.append(module.find_spec("pytest") is None))
    monkeypatch.setenv("ARCHCHECK_PLACES", place if has_environment else "")
    runpy.run_path(dependencies_script.__file__, run_name="__main__")
    assert seen == [has_environment]
