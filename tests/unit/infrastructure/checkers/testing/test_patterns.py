"""pytest's patterns."""

import pytest

from archcheck.infrastructure.checkers.testing.patterns import (
    any_of,
    defined_names,
    is_collected_file,
    is_collected_name,
)


@pytest.mark.parametrize(
    ("path", "pattern", "collected"),
    [
        ("tests/test_a.py", "test_*.py", True),
        ("a_test.py", "*_test.py", True),
        ("tests/helpers.py", "test_*.py", False),
        ("tests/deep/check_a.py", "check_*.py", True),
        ("tests/unit/a.py", "unit/*.py", True),
        ("unit/a.py", "unit/*.py", True),
        ("tests/a.py", "unit/*.py", False),
        ("tests/TEST_a.py", "test_*.py", False),
    ],
)
def test_should_match_a_file_when_pytest_would(path: str, pattern: str, collected: bool) -> None:
    """The name alone, or the end of the path when the pattern has a slash."""
    assert is_collected_file(path, ("never.py", pattern)) is collected


@pytest.mark.parametrize(
    ("name", "patterns", "collected"),
    [
        ("test_a", ("test",), True),
        ("testing", ("test",), True),
        ("a_test", ("test",), False),
        ("a_test", ("*_test",), True),
        ("it_works", ("test", "it_*"), True),
        ("check", (), False),
        ("b1", ("[ab]?",), True),
        ("test_a", ("*",), True),
    ],
)
def test_should_match_a_name_when_it_begins_so_or_the_glob_fits(
    name: str, patterns: tuple[str, ...], collected: bool
) -> None:
    """As pytest compares `python_functions` and `python_classes`."""
    assert is_collected_name(name, patterns) is collected


def test_should_find_every_function_when_a_text_defines_some() -> None:
    """Also where the name stands on the next line."""
    text = "def a(): ...\nasync  def\tb(): ...\ndef \\\n    c(): ...\nundefined = 1"
    assert defined_names(text) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("globs", "name", "matches"),
    [
        (("check_*", "verify"), "check_a", True),
        (("check_*", "verify"), "verify", True),
        (("check_*",), "recheck_a", False),
        ((), "", False),
    ],
)
def test_should_match_any_glob_when_the_whole_name_fits(
    globs: tuple[str, ...], name: str, matches: bool
) -> None:
    """No globs match nothing."""
    assert (any_of(globs).match(name) is not None) is matches
