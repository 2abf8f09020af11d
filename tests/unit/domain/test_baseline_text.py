"""Tests of the text of baselines."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archcheck.domain.baseline import Entry, Sheet
from archcheck.domain.baseline_text import HEADER, entry_text, read_sheet, sheet_text, spaced
from archcheck.domain.problem import UsageProblems

SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))
PRINT = "0123456789abcdef"
NAMES = st.sampled_from(["no-comments", "flake8:E501", "semgrep:a b\tc"])
RECORDED = st.builds(
    Entry,
    rule=NAMES,
    path=st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda it: it == it.strip("/")),
    ordinal=st.integers(1, 20),
    fingerprint=st.just(PRINT),
    reason=st.text(st.characters(codec="utf-8")),
)
MEASURED = st.builds(
    Entry,
    rule=st.just("coverage-below"),
    path=st.just("src/a.py"),
    least=st.integers(0, 10_000).map(lambda number: number / 100),
)


def entry(path: str = "a.py", reason: str = "") -> Entry:
    """An entry about a finding."""
    return Entry(rule="no-comments", path=path, ordinal=1, fingerprint=PRINT, reason=reason)


@given(st.lists(RECORDED | MEASURED, max_size=8))
@SLOW
def test_should_read_what_was_written_when_entries_are_any(entries: list[Entry]) -> None:
    """Nothing is lost, whatever stands in paths and reasons."""
    sheet = Sheet("b.txt", spaced(entries))
    assert read_sheet("b.txt", sheet_text(sheet)) == sheet


@given(st.lists(RECORDED, max_size=8))
@SLOW
def test_should_be_sorted_when_it_is_written(entries: list[Entry]) -> None:
    """As any program sorts lines."""
    lines = [line for line in sheet_text(Sheet("", spaced(entries))).split("\n")[1:] if line]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a\tb", "a\\tb"),
        ("a\nb\r", "a\\nb\\r"),
        ("a\\b", "a\\\\b"),
        ("\udcff", "\\xff"),
        ("\x1b", "\\x1b"),
    ],
)
def test_should_escape_character_when_nobody_would_see_it(path: str, written: str) -> None:
    """One line stays one line, and bytes that are no text stay what they are."""
    assert entry_text(entry(path)).split("\t")[1] == written


def test_should_keep_path_when_it_is_no_text() -> None:
    """A name that is not UTF-8."""
    sheet = Sheet("b.txt", (entry("a\udcff.py"),))
    assert read_sheet("b.txt", sheet_text(sheet)) == sheet


def test_should_write_what_was_measured_when_entry_is_about_that() -> None:
    """With a dash in place of the number."""
    told = entry_text(Entry(rule="coverage-below", path="a.py", least=97.25))
    assert told == "coverage-below\ta.py\t-\t97.25"


def test_should_have_empty_line_before_each_entry_when_it_is_new() -> None:
    """So that neighbours can be taken out by different branches."""
    assert spaced([entry("b"), entry("a")]) == (None, entry("a"), None, entry("b"))


@pytest.mark.parametrize("text", ["\ufeff" + HEADER, f"{HEADER}\r\n\r\n", f"{HEADER}\n \n"])
def test_should_read_text_when_editor_has_touched_it(text: str) -> None:
    """Line ends and blanks say nothing."""
    assert read_sheet("b.txt", text).entries == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.txt:1: no baseline"),
        ("# archcheck baseline 2\n", "b.txt:1: version 2: this archcheck reads version 1"),
        (f"{HEADER}\n\n<<<<<<< HEAD\n", "b.txt:3: <<<<<<< is left of a merge"),
        (f"{HEADER}\n=======\n", "take either side, then archcheck baseline update"),
        (f"{HEADER}\nno-comments a.py 1\n", "b.txt:2: no entry: it has not rule"),
        (f"{HEADER}\na\tb\t1\t{PRINT}\tc\td\n", "b.txt:2: no entry: it has not rule"),
        (f"{HEADER}\n\tb\t1\t{PRINT}\n", "it begins with no rule"),
        (f"{HEADER}\na\t/b\t1\t{PRINT}\n", "its path is not relative"),
        (f"{HEADER}\na\tb\t0\t{PRINT}\n", '"0" is no number from 1'),
        (f"{HEADER}\na\tb\t1\tABC\n", '"ABC" is not a fingerprint'),
        (f"{HEADER}\na\tb\t-\t{PRINT}\n", "is not what was measured"),
        (f"{HEADER}\na\tb\\q\t1\t{PRINT}\n", "a \\ stands for nothing"),
    ],
)
def test_should_name_line_when_text_is_damaged(text: str, said: str) -> None:
    """What, where, and what to do."""
    with pytest.raises(UsageProblems, match=re.escape(said)):
        read_sheet("b.txt", text)


def test_should_keep_the_line_when_it_holds_half_a_character() -> None:
    """What no encoding has is written all the same, and is the same when it is written again."""
    sheet = Sheet("todo.txt", (entry(reason="\ud800"),))
    assert sheet_text(read_sheet("todo.txt", sheet_text(sheet))) == sheet_text(sheet)
