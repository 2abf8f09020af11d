"""Tests of what text is drawn on."""

import pytest
from rich.text import Text

from archcheck.application.ports.report_format import ReportOptions
from archcheck.infrastructure.reports.console.surface import NARROWEST, UNLIMITED, Surface
from tests.unit.infrastructure.reports.console.page_support import surface


@pytest.mark.parametrize(("width", "used"), [(0, UNLIMITED), (3, NARROWEST), (80, 80)])
def test_should_know_width_when_options_state_one(width: int, used: int) -> None:
    """An unknown width is no limit, a silly one is widened."""
    assert Surface.of(ReportOptions(width=width)).width == used


@pytest.mark.parametrize(
    ("text", "unicode", "shown"),
    [
        ("plain [x] \\", True, "plain [x] \\"),
        ("é漢", True, "é漢"),
        ("é漢😀", False, "\\xe9\\u6f22\\U0001f600"),
        ("\x1b]0;x\x07", True, "\\x1b]0;x\\x07"),
        ("a\tb\nc", True, "a    b\\x0ac"),
        ("\udcff\ud800", True, "\\xff\\ud800"),
        ("\u2028\u200b\ufeff\ue000", True, "\\u2028\\u200b\\ufeff\\ue000"),
    ],
)
def test_should_escape_text_when_terminal_must_not_get_it(
    text: str, unicode: bool, shown: str
) -> None:
    """Control, bidirectional, invisible and lone characters."""
    assert surface(80, unicode).shown(text) == shown


def test_should_wrap_with_hanging_indent_when_text_is_long() -> None:
    """The first line and the others."""
    wrapped = surface(30).wrapped(2, Text("why: "), Text("some words that follow"), hanging=5)
    assert [line.plain for line in wrapped] == ["  why: some words that follow"]


def test_should_fill_the_first_line_when_the_others_are_indented_more() -> None:
    wrapped = surface(22).wrapped(2, Text("why: "), Text("some words that follow"), hanging=5)
    told = ["  why: some words that", "       follow"]
    assert [line.plain for line in wrapped] == told


def test_should_keep_word_when_it_is_longer_than_line() -> None:
    """It may be a path."""
    wrapped = surface(20).wrapped(0, Text("x" * 30))
    assert [line.plain for line in wrapped] == ["x" * 30]


@pytest.mark.parametrize("color", [False, True])
def test_should_end_lines_when_page_is_rendered(color: bool) -> None:
    """Also an empty line."""
    lines = [Text("a"), Text(""), Text("b")]
    assert Surface(80, True, color).render(lines) == "a\n\nb\n"


def test_should_ignore_environment_when_colour_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The options have decided about NO_COLOR already."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert Surface(80, True, True).render([Text("x", style="error")]) == "\x1b[1;31mx\x1b[0m\n"
