"""Xenon's thresholds on radon's blocks."""

import contextlib
import pathlib
import runpy
import sys

import pytest

from archcheck.infrastructure.tools.wrapped.xenon import blocks_script


def test_should_leave_with_zero_when_nothing_exceeds_a_limit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["xenon", "-b", "A"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_path(str(pathlib.Path(blocks_script.__file__)), run_name="__main__")


def test_should_tell_version_of_xenon_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):
        blocks_script.parser().parse_args(["--version"])
    assert capsys.readouterr().out.startswith("xenon 0.")


@pytest.mark.parametrize(
    ("rank", "limit", "expected"),
    [("B", "A", True), ("A", "A", False), ("F", None, False)],
)
def test_should_exceed_when_rank_is_worse(rank: str, limit: str | None, expected: bool) -> None:
    assert blocks_script.exceeds(rank, limit) is expected


def test_should_be_nothing_when_there_are_no_blocks() -> None:
    assert blocks_script.average([]) == 0.0
