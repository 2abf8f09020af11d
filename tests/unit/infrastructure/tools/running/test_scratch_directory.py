"""Scratch files have a place, or it is said that they have none."""

import os
import pathlib
import tempfile

import pytest

from archcheck.infrastructure.tools.running.tool_runs import (
    NO_SCRATCH,
    _unexpected,
    scratch_directory,
)


def refuse(**_: object) -> None:
    """There is no room."""
    raise FileNotFoundError("no usable temporary directory")


def test_should_go_on_without_a_place_when_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    with scratch_directory("") as place:
        assert place == NO_SCRATCH


def test_should_lie_in_the_cache_when_there_is_one(tmp_path: pathlib.Path) -> None:
    with scratch_directory(str(tmp_path)) as place:
        assert os.path.dirname(place) == str(tmp_path)


def test_should_say_what_is_missing_when_a_scratch_file_is_needed() -> None:
    error = NotADirectoryError(20, "Not a directory", f"{NO_SCRATCH}/paths.txt")
    assert _unexpected(error).startswith("it needs a scratch file")
