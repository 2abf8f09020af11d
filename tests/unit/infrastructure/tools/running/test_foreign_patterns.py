"""Patterns in the settings of tools."""

import io
import runpy
import signal
import sys

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.running.foreign_patterns import SCRIPT, found_in
from archcheck.infrastructure.tools.running.pattern_script import found


def test_should_say_where_it_is_found_when_pattern_is_right() -> None:
    assert found_in("b$", ["ab", "ba"], "mypy", "exclude") == [True, False]


def test_should_find_nothing_when_it_is_no_pattern() -> None:
    assert found_in("[", ["[", "a"], "mypy", "exclude") == [False, False]


def test_should_name_the_pattern_when_it_takes_too_long() -> None:
    with pytest.raises(UsageProblems, match=r"^exclude of mypy: the pattern \"\(a\+\)\+\$\" takes"):
        found_in("(a+)+$", [f"{'a' * 60}!"], "mypy", "exclude")


def test_should_search_in_each_text_when_script_is_asked() -> None:
    assert found("a", ["ba", "b"], 50.0) == [True, False]


def test_should_stop_its_clock_when_script_is_done() -> None:
    found("a", ["ba"], 50.0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0


def test_should_print_its_answers_when_script_is_started(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('["a", ["ba", "b"], 50]'))
    runpy.run_path(SCRIPT, run_name="__main__")
    assert capsys.readouterr().out == "[true, false]\n"
