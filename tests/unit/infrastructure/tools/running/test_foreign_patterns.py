"""Patterns in the settings of tools."""

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.running.foreign_patterns import found_in
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
