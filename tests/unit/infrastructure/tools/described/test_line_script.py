"""Lines matched in a process of their own."""

import re
import signal

from archcheck.infrastructure.tools.described.line_script import first, matched


def test_should_give_groups_of_the_first_pattern_when_it_fits_whole() -> None:
    answers = matched(["b+", "(?P<x>a)b?"], ["ab", "bb", "ba"], 2.0)
    assert answers == [(1, {"x": "a"}), (0, {}), None]


def test_should_stop_the_clock_when_all_lines_are_matched() -> None:
    matched(["a"], ["a"], 2.0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_should_pass_over_patterns_when_they_fit_a_part() -> None:
    assert first([re.compile("a")], "ab") is None
