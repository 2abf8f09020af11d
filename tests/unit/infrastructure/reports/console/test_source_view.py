"""Tests of source lines and carets."""

import pytest
from rich.cells import cell_len

from archcheck.application.report_files import reported_files
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.infrastructure.reports.console.source_view import code_lines, shown_line
from tests.unit.infrastructure.reports.console.page_support import surface
from tests.unit.infrastructure.reports.results_support import MemoryReader, finding, place


def view(entry: Finding, data: str, width: int = 80, unicode: bool = True) -> list[str]:
    """The code lines of a finding."""
    reader = MemoryReader({entry.location.path: data.encode()})
    files = reported_files([entry], "", reader)
    return [line.plain for line in code_lines(entry, files[0], surface(width, unicode))]


@pytest.mark.parametrize(
    ("line", "start", "end", "code", "carets"),
    [
        ("x = y", 5, 6, "x = y", "    ^"),
        ("\tx = y", 2, 3, "    x = y", "    ^"),
        ("a\tb", 3, 4, "a   b", "    ^"),
        ("é = 漢字", 5, 7, "é = 漢字", "    ^^^^"),
        ("😀 = x", 5, 6, "😀 = x", "     ^"),
        ("e\u0301 = x", 6, 7, "e\u0301 = x", "    ^"),
        ("a\x1b[31mb", 7, 8, "a\\x1b[31mb", "         ^"),
        ("a\u202eb", 3, 4, "a\\u202eb", "       ^"),
        ("a\U000e0001b", 3, 4, "a\\U000e0001b", "           ^"),
        ("x", 2, 2, "x", " ^"),
        ("x", 9, 12, "x", " ^"),
        ("xyz", 2, 1, "xyz", " ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_should_put_carets_under_region_when_characters_are_wide(
    line: str, start: int, end: int, code: str, carets: str
) -> None:
    """Tabs, wide, combining and control characters."""
    entry = finding(location=place("a.py", 1, start, end))
    assert view(entry, line) == ["      |", f"    1 | {code}".rstrip(), f"      | {carets}"]


def test_should_underline_first_line_when_region_has_several() -> None:
    """The rest of the region follows in the editor."""
    entry = finding(location=place("a.py", 1, 1, 5, end_line=2))
    assert view(entry, "def f():\n    pass\n")[2] == "      | ^^^^^^^^"


@pytest.mark.parametrize(
    ("start", "end", "code", "carets"),
    [
        (1, 4, "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn…", "^^^"),
        (200, 203, "…", "^^^"),
        (359, 361, "…", "^^"),
        (1, 361, "abc", "^" * 50),
    ],
)
def test_should_cut_line_around_region_when_it_is_too_long(
    start: int, end: int, code: str, carets: str
) -> None:
    """The region stays visible."""
    entry = finding(location=place("a.py", 1, start, end))
    seen = view(entry, "abcdefghijklmnopqrstuvwxyz0123456789" * 10, width=60)
    assert (seen[1][8:].startswith(code), seen[2].strip("| ")) == (True, carets)


@pytest.mark.parametrize("start", [1, 5, 100, 200, 300, 356])
@pytest.mark.parametrize("unicode", [True, False])
def test_should_point_to_same_text_when_line_is_cut(start: int, unicode: bool) -> None:
    """What stands above the carets is the region."""
    line = "".join(f"{number:04}" for number in range(90))
    seen = shown_line(line, start, start + 4, surface(60, unicode))
    assert seen.text[seen.start : seen.end] == line[start - 1 : start + 3]


@pytest.mark.parametrize("start", range(1, 60, 7))
def test_should_keep_width_when_wide_characters_are_cut(start: int) -> None:
    """Half a character is no character."""
    seen = shown_line("漢" * 60, start, start + 1, surface(60))
    assert cell_len(seen.text) <= 52


def test_should_show_ascii_mark_when_terminal_cannot_do_more() -> None:
    """Three dots."""
    assert shown_line("x" * 90, 1, 2, surface(60, unicode=False)).text.endswith("x...")


def test_should_limit_other_lines_when_there_are_many() -> None:
    """Six, and a count of the rest."""
    related = tuple(
        RelatedLocation(place("a.py", number, 1, 2), "assertion") for number in range(2, 12)
    )
    entry = finding(location=place("a.py", 1, 1, 2), related=related)
    assert view(entry, "x\n" * 20)[-2:] == ["    7 | x", "      | … 4 more"]


def test_should_show_nothing_when_file_is_gone() -> None:
    """No code, but the rest of the finding."""
    assert code_lines(finding(), None, surface()) == []


def test_should_show_nothing_when_line_is_gone() -> None:
    """The file has become shorter meanwhile."""
    entry = finding(location=Location("a.py", Region(9, 1, 9, 2)))
    assert view(entry, "x\n") == []
