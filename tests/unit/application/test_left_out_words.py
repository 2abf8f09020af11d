"""Words about what is left out."""

from collections.abc import Sequence

import pytest

from archcheck.application.left_out_words import left_out_gaps, left_out_headline
from archcheck.domain.project import LeftOut, Omission

ONE = LeftOut("apps/one", Omission.PROJECT)
MADE = LeftOut("src/made.py", Omission.IGNORED)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ([], []),
        ([ONE], ["not checked: apps/one (a project of its own)"]),
        (
            [ONE, LeftOut("apps/two", Omission.PROJECT)],
            ["not checked: apps/one, apps/two (each a project of its own)"],
        ),
        ([MADE], ["not checked: 1 Python file (ignored, and there is no git repository)"]),
        (
            [ONE, MADE],
            [
                "not checked: apps/one (a project of its own)",
                "not checked: 1 Python file (ignored, and there is no git repository)",
            ],
        ),
    ],
)
def test_should_name_projects_and_count_files_when_they_are_left_out(
    left_out: Sequence[LeftOut], words: Sequence[str]
) -> None:
    assert list(left_out_headline(left_out)) == words


def test_should_name_ten_projects_when_there_are_more() -> None:
    projects = [LeftOut(f"a{number}", Omission.PROJECT) for number in range(12)]
    (words,) = left_out_headline(projects)
    assert words.endswith("a8, a9 and 2 more (each a project of its own)")


def test_should_make_a_sentence_of_each_when_they_are_left_out() -> None:
    assert list(left_out_gaps([ONE])) == ["apps/one was not checked: a project of its own"]
