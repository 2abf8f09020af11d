"""Tests of which lines have changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.domain import changed_lines as module
from archcheck.domain.changed_lines import changed_lines

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12).map("\n".join)


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        (b"a\nb\n", b"a\nb\n", set()),
        (b"a\nb\n", b"a\nx\nb\n", {2}),
        (b"a\nb\nc\n", b"a\nx\nc\n", {2}),
        (b"a\nb\nc\n", b"a\nc\n", set()),
        (b"a\r\nb\r\n", b"a\nb\n", set()),
        (b"a\n", b"a\na\n", {2}),
        (b"", b"a\nb", {1, 2}),
        (b"a\nb\nc\n", b"x\nb\ny\n", {1, 3}),
        (None, b"a\nb", {1, 2}),
    ],
)
def test_should_name_added_and_modified_lines_when_texts_differ(
    before: bytes | None, now: bytes, changed: set[int]
) -> None:
    assert changed_lines(before, now) == changed


def test_should_take_all_between_as_changed_when_there_is_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    assert changed_lines(b"a\nx\nb\ny\nc\n", b"a\nu\nb\nv\nc\n") == {2, 3, 4}


@given(TEXTS, TEXTS)
def test_should_be_a_text_of_old_lines_when_changed_ones_are_taken_out(
    before: str, now: str
) -> None:
    changed = changed_lines(before.encode(), now.encode())
    kept = [line for number, line in enumerate(now.split("\n"), 1) if number not in changed]
    rest = iter(before.split("\n"))
    assert all(line in rest for line in kept)


@given(TEXTS)
def test_should_name_no_line_when_nothing_differs(text: str) -> None:
    assert changed_lines(text.encode(), text.encode()) == frozenset()
