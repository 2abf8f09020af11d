"""Files in the syntax of a Python that is newer than the running one."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, archcheck, project

FLAKE8 = f"{BARE}[tool.archcheck.tools.flake8]\n"
COMMENTS = f'{FLAKE8}[tool.archcheck.rules]\nno-comments = "error"\n'
DECLARED = f'{FLAKE8}[[tool.archcheck.unchecked]]\npath = "src/shop/*.py"\nreason = "newer"\n'
NEWER = "lazy import os  # why\n\nprint(os.name)\n"
SENTENCE = "2 files need Python 3.15: run archcheck with it"


@pytest.mark.parametrize(
    ("configuration", "options", "status", "count"),
    [
        (FLAKE8, (), 3, 1),
        (COMMENTS, (), 3, 1),
        (COMMENTS, ("--only-rules",), 1, 1),
        (FLAKE8, ("--only-rules",), 0, 1),
        (DECLARED, (), 0, 1),
    ],
)
def test_should_say_once_which_python_is_needed_when_files_are_newer(
    configuration: str, options: tuple[str, ...], status: int, count: int, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, configuration, one=NEWER, two=NEWER)
    run = archcheck(tmp_path, *options)
    assert (run.status, run.out.count(SENTENCE)) == (status, count), run.said


def test_should_find_what_own_rules_look_for_when_files_are_newer(tmp_path: pathlib.Path) -> None:
    project(tmp_path, COMMENTS, one=NEWER)
    told = archcheck(tmp_path).out
    assert (
        "src/shop/one.py:1:17: error[no-comments]" in told,
        "[" + "unparsable-file]" in told,
    ) == (
        True,
        False,
    )
