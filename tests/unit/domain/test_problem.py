"""Tests of problems."""

import pytest

from archcheck.domain.problem import Problem, UsageProblems, refuse


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("", "", "no file"), "no file"),
        (Problem("pyproject.toml", "", "broken"), "pyproject.toml: broken"),
        (Problem("a.toml", "rules.x", "unknown", "try y"), "a.toml: rules.x: unknown\n  try y"),
    ],
)
def test_should_read_as_sentence_when_printed(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_should_sort_problems_when_several_are_raised() -> None:
    problems = UsageProblems(Problem("a", "z", "second"), Problem("a", "b", "first"))
    assert str(problems) == "a: b: first\na: z: second"


def test_should_raise_all_when_problems_are_refused() -> None:
    with pytest.raises(UsageProblems, match="a\nb"):
        refuse([Problem("", "", "b"), Problem("", "", "a")])


def test_should_sort_entries_by_number_when_there_are_more_than_ten() -> None:
    keys = ("contracts[10]", "contracts[2].layers[11]", "contracts[2].layers[3]")
    problems = UsageProblems(*(Problem("", key, "wrong") for key in keys))
    assert [problem.key for problem in problems.problems] == list(reversed(keys))


@pytest.mark.parametrize(
    ("file", "line", "text"),
    [("a.toml", 7, "a.toml:7: key: bad"), ("a.toml", 0, "a.toml: key: bad"), ("", 7, "key: bad")],
)
def test_should_name_file_and_line_when_both_are_known(file: str, line: int, text: str) -> None:
    assert str(Problem(file, "key", "bad", line=line)) == text
