"""Tests of lines on standard output."""

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.interface.cli.shown_lines import show_line, show_lines

WIDE = "a word " * 5 + "at the end"


def look(*, terminal: bool = False, color: bool = False, width: int = 30) -> ReportOptions:
    return ReportOptions(terminal=terminal, color=color, width=width)


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("plain", look(), "plain\n"),
        ("", look(), "\n"),
        ("[bold] :smile:", look(), "[bold] :smile:\n"),
        ("bell \a", look(), "bell \\x07\n"),
        ("two\nlines", look(), "two\nlines\n"),
        ("gruß", look(), "gruß\n"),
        (WIDE, look(), "a word a word a word a word a \nword at the end\n"),
        ("loud", look(color=True), "\x1b[1mloud\x1b[0m\n"),
    ],
)
def test_should_print_a_line_when_it_is_shown(
    text: str, options: ReportOptions, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_line(text, options, "bold")
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        (False, f"heading\n{WIDE}\n"),
        (True, "heading\na word a word a word a word a \nword at the end\n"),
    ],
)
def test_should_break_lines_only_when_they_go_to_a_terminal(
    terminal: bool, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_lines(["heading", WIDE], look(terminal=terminal))
    assert capsys.readouterr().out == expected
