"""Tests of the way from arguments to an exit status."""

import contextlib
import errno
import io
import signal
import sys
from collections.abc import Iterator

import click
import pytest

from archcheck import __version__
from archcheck.application.ports.report_output import ReportFormats
from archcheck.domain.check_result import CheckResult
from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.shared.configuration import Environment
from tests.unit.infrastructure.reports.results_support import incomplete_result, result
from tests.unit.interface.cli.command_support import StandIns, archcheck

UMLAUT = Configuration(root="/", exclude=("ü",))
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _hears_interruptions() -> Iterator[None]:
    """As at a terminal: who starts the tests in the background has them ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_should_print_version_when_asked(capsys: Captured) -> None:
    status = archcheck("--version")
    assert (status, capsys.readouterr().out) == (0, f"archcheck {__version__}\n")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_should_tell_commands_and_statuses_when_asked_for_help(
    option: str, capsys: Captured
) -> None:
    status = archcheck(option)
    out = capsys.readouterr().out
    told = [text in out for text in ("check", "explain", "Exit status: 0 gate passed")]
    assert (status, told) == (0, [True, True, True])


@pytest.mark.parametrize(("answer", "status"), [(None, 0), (result(), 1), (incomplete_result(), 3)])
def test_should_answer_with_the_verdict_when_checked(
    answer: CheckResult | None, status: int
) -> None:
    composition = StandIns(answer)
    assert archcheck(composition=composition) == status


def test_should_name_problems_when_the_configuration_is_wrong(capsys: Captured) -> None:
    problem = UsageProblems(Problem("pyproject.toml", "rules.x", "unknown rule"))
    status = archcheck(composition=StandIns(problem))
    told = capsys.readouterr()
    assert (status, told.out, told.err) == (2, "", "pyproject.toml: rules.x: unknown rule\n")


@pytest.mark.parametrize("arguments", [("--formt",), ("nowhere.py",), ("rules", "--strict")])
def test_should_answer_wrong_usage_when_arguments_mean_nothing(
    arguments: tuple[str, ...], capsys: Captured
) -> None:
    status = archcheck(*arguments)
    assert (status, "Error: " in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), click.Abort()])
def test_should_know_nothing_when_interrupted(
    interruption: BaseException, capsys: Captured
) -> None:
    status = archcheck(composition=StandIns(interruption))
    told = capsys.readouterr().err.strip()
    assert (status, told) == (130, "archcheck: interrupted, nothing is known")


class Killed(StandIns):
    """Receives signals as soon as it is asked for anything."""

    signals: tuple[signal.Signals, signal.Signals] = (signal.SIGTERM, signal.SIGTERM)

    def report_formats(self) -> ReportFormats:
        """Never."""
        first, second = self.signals
        try:
            signal.raise_signal(first)
        finally:
            signal.raise_signal(second)
        return self.formats


class Interrupted(Killed):
    """Somebody loses patience."""

    signals = (signal.SIGINT, signal.SIGTERM)


class Hurried(Killed):
    """A supervisor ends what somebody interrupts."""

    signals = (signal.SIGTERM, signal.SIGINT)


class Swallowing(StandIns):
    """Python loses the first Ctrl-C, as in the callback of a weak reference."""

    def report_formats(self) -> ReportFormats:
        """Never."""
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        return self.formats


class Wrapping(StandIns):
    """Python makes another error of Ctrl-C, as in the body of a class."""

    def report_formats(self) -> ReportFormats:
        """Never."""
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as error:
            raise RuntimeError("Error calling __set_name__") from error
        return self.formats


@pytest.mark.parametrize("composition", [Swallowing(), Wrapping()])
def test_should_be_interrupted_when_python_makes_little_of_it(composition: StandIns) -> None:
    assert archcheck(composition=composition) == 130


@pytest.mark.parametrize(
    ("composition", "status", "told"),
    [
        (Killed(), 143, "archcheck: terminated, nothing is known\n"),
        (Hurried(), 143, "archcheck: terminated, nothing is known\n"),
        (Interrupted(), 130, "\narchcheck: interrupted, nothing is known\n"),
    ],
)
def test_should_hear_the_first_signal_only_when_there_are_two(
    composition: StandIns, status: int, told: str, capsys: Captured
) -> None:
    assert (archcheck(composition=composition), capsys.readouterr().err) == (status, told)


def test_should_leave_ctrl_c_alone_when_somebody_ignores_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    archcheck("--version")
    assert signal.signal(signal.SIGINT, before) is signal.SIG_IGN


def test_should_own_up_when_archcheck_is_broken(capsys: Captured) -> None:
    status = archcheck(composition=StandIns(ValueError("no such thing")))
    told = capsys.readouterr().err
    assert (status, told) == (
        3,
        "archcheck: internal error, nothing is known: ValueError: no such thing\n"
        "  This is a defect of archcheck. ARCHCHECK_DEBUG=1 shows where it happened.\n",
    )


def test_should_not_pass_when_something_ends_python(capsys: Captured) -> None:
    status = archcheck(composition=StandIns(SystemExit(0)))
    assert (status, "internal error, nothing is known: SystemExit" in capsys.readouterr().err) == (
        3,
        True,
    )


def test_should_end_without_a_word_when_nobody_reads_on(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with contextlib.suppress(SystemExit):
        archcheck(composition=StandIns(BrokenPipeError(errno.EPIPE, "nobody reads")))
    assert capsys.readouterr().err == ""


def test_should_show_where_it_broke_when_asked_to(capsys: Captured) -> None:
    composition = StandIns(ValueError("no such thing"), environment=Environment(debug=True))
    status = archcheck(composition=composition)
    assert (status, "Traceback" in capsys.readouterr().err) == (3, True)


def test_should_answer_with_success_when_a_command_has_no_status() -> None:
    assert archcheck("rules") == 0


@pytest.mark.parametrize(
    ("stream", "shown"),
    [
        (io.TextIOWrapper(io.BytesIO(), encoding="ascii"), b"\\xfc"),
        (io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), "ü".encode()),
    ],
)
def test_should_escape_characters_when_the_terminal_lacks_them(
    stream: io.TextIOWrapper, shown: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    archcheck("config", "show", composition=StandIns(configuration=UMLAUT))
    stream.flush()
    stream.seek(0)
    assert shown in bytes(stream.buffer.read())
