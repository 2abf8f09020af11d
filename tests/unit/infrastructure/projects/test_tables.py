"""Tests of finding the table of projects that a place belongs to."""

import os
import pathlib

import pytest

from tests.unit.infrastructure.projects.projects_support import AMP, HELPERS, divided, told

BESIDE = '[project]\nname = "amp"\ndependencies = ["helpers @ file:../helpers"]\n'
FILES = {**AMP, **HELPERS, "amp/pyproject.toml": BESIDE, ".git/HEAD": ""}


def test_should_find_projects_when_one_depends_on_another_by_its_path(
    tmp_path: pathlib.Path,
) -> None:
    assert told(divided(tmp_path, FILES)) == ["amp", "helpers"]


def test_should_find_none_when_the_root_has_sources_of_its_own(tmp_path: pathlib.Path) -> None:
    assert divided(tmp_path, {**FILES, "shop/__init__.py": ""}) is None


def test_should_find_none_when_nobody_may_look_into_the_root(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def refuse(place: str) -> object:
        if os.path.normpath(place) == str(tmp_path):
            raise PermissionError(13, "Permission denied", place)
        return look(place)

    monkeypatch.setattr(os, "scandir", refuse)
    assert divided(tmp_path, FILES) is None
