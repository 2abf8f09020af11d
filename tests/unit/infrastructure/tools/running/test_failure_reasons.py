"""Why tools failed."""

import pytest

from archcheck.infrastructure.tools.running.failure_reasons import (
    crash,
    ending,
    last_words,
    unreadable,
)
from archcheck.infrastructure.tools.running.process_runner import Finished


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a\n\n b \n", "a / b"),
        ("a\nb\nc\nd", "b / c / d"),
        ("\x1b[1mbold\x1b[0m", "bold"),
        ("x" * 700, "…" + "x" * 600),
    ],
)
def test_should_keep_the_last_lines_when_text_is_long(text: str, expected: str) -> None:
    assert last_words(text) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (3, "ended with status 3"),
        (-11, "was killed by SIGSEGV"),
        (-200, "was killed by signal 200"),
    ],
)
def test_should_say_how_it_ended_when_status_is_given(code: int, expected: str) -> None:
    assert ending(code) == expected


@pytest.mark.parametrize(
    ("finished", "expected"),
    [
        (Finished(1, "out", "err"), "ended with status 1: err"),
        (Finished(1, "out", ""), "ended with status 1: out"),
        (Finished(1, "", ""), "ended with status 1"),
    ],
)
def test_should_prefer_standard_error_when_tool_crashed(finished: Finished, expected: str) -> None:
    assert str(crash(finished)) == expected


def test_should_show_a_sample_when_output_is_unreadable() -> None:
    failure = unreadable(Finished(0, "", ""), "x" * 900)
    assert str(failure) == f"unreadable output (ended with status 0): {'x' * 600}"
