"""Tests of progress."""

import pytest

from archcheck.application.ports.scheduler import Progress
from archcheck.domain.job import Job, JobResult
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.terminal_progress import TerminalProgress

JOBS = [
    Job(analyzer="flake8", name="flake8 1", root="/", files=()),
    Job(analyzer="mypy", name="mypy 1", root="/", files=()),
]


def drive(progress: Progress) -> None:
    progress.begin(JOBS)
    progress.done(JobResult(job="flake8 1", analyzer="flake8"))
    progress.end()


def test_should_print_nothing_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    drive(SilentProgress())
    assert capsys.readouterr() == ("", "")


def test_should_name_who_is_still_at_work_when_watched(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    drive(TerminalProgress(color=True))
    assert "mypy" in capsys.readouterr().err
