"""Lines matched in a process of their own."""

import io
import re
import runpy
import signal

import pytest

from archcheck.infrastructure.tools.described import line_script
from archcheck.infrastructure.tools.described.line_script import first, matched


def test_should_give_groups_of_the_first_pattern_when_it_fits_whole() -> None:
    answers = matched(["b+", "(?P<x>a)b?"], ["ab", "bb", "ba"], 2.0)
    assert answers == [(1, {"x": "a"}), (0, {}), None]


def test_should_stop_the_clock_when_all_lines_are_matched() -> None:
    matched(["a"], ["a"], 2.0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_should_pass_over_patterns_when_they_fit_a_part() -> None:
    assert first([re.compile("a")], "ab") is None


def test_should_answer_in_json_when_it_is_started(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('[["(?P<x>a)"], ["a", "b"], 2.0]'))
    runpy.run_path(line_script.__file__, run_name="__main__")
    assert capsys.readouterr().out == '[[0, {"x": "a"}], null]\n'
