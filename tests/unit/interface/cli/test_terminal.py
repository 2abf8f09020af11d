"""Tests of what the terminal can do."""

import io

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.interface.cli.terminal import with_terminal
from archcheck.shared.configuration import Environment


class Stream(io.StringIO):
    """A stream that may be a terminal."""

    def __init__(self, is_terminal: bool, encoding: str) -> None:
        """Be what the test wants."""
        super().__init__()
        self._is_terminal = is_terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding that the test wants."""
        return self._encoding

    def isatty(self) -> bool:
        """Whether the test wants a terminal."""
        return self._is_terminal


def seen(
    stream: Stream | None, color: str = "auto", environment: Environment = Environment()
) -> ReportOptions:
    return with_terminal(ReportOptions(), stream, color, environment)


@pytest.mark.parametrize(
    ("color", "terminal", "environment", "expected"),
    [
        ("auto", True, Environment(), True),
        ("auto", False, Environment(), False),
        ("auto", False, Environment(force_color=True), True),
        ("auto", True, Environment(no_color=True), False),
        ("auto", True, Environment(term="dumb"), False),
        ("always", False, Environment(no_color=True), True),
        ("never", True, Environment(force_color=True), False),
    ],
)
def test_should_use_colour_when_wanted(
    color: str, terminal: bool, environment: Environment, expected: bool
) -> None:
    assert seen(Stream(terminal, "utf-8"), color, environment).color is expected


@pytest.mark.parametrize(
    ("encoding", "expected"), [("UTF-8", True), ("utf8", True), ("ascii", False), ("cp1252", False)]
)
def test_should_show_unicode_when_encoding_can(encoding: str, expected: bool) -> None:
    assert seen(Stream(True, encoding)).unicode is expected


def test_should_be_plain_when_standard_output_is_closed() -> None:
    options = seen(None)
    assert (options.terminal, options.unicode, options.color) == (False, False, False)


@pytest.mark.parametrize(
    ("terminal", "environment", "width"),
    [(False, Environment(), 100), (False, Environment(columns=60), 60)],
)
def test_should_know_width_when_nobody_watches(
    terminal: bool, environment: Environment, width: int
) -> None:
    assert seen(Stream(terminal, "utf-8"), environment=environment).width == width


@pytest.mark.parametrize(
    ("terminal", "columns", "measured"), [(False, 0, False), (False, 60, True), (True, 0, True)]
)
def test_should_know_whether_width_is_a_guess_when_nobody_watches(
    terminal: bool, columns: int, measured: bool
) -> None:
    options = seen(Stream(terminal, "utf-8"), environment=Environment(columns=columns))
    assert options.measured is measured


def test_should_ask_terminal_for_width_when_somebody_watches() -> None:
    assert seen(Stream(True, "utf-8")).width > 0
