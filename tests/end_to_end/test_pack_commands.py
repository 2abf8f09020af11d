"""Tests of the commands that list, compare and write packs."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck, project

NO_COMMENTS = '[tool.archcheck]\nextends = []\n\n[tool.archcheck.rules]\nno-comments = "error"\n'


@pytest.mark.parametrize(
    ("arguments", "status", "texts"),
    [
        ((), 0, ("sprint-zero", "modern-python", "what it is")),
        (("nwe",), 2, ("No such command 'nwe'. Did you mean 'new'?",)),
    ],
)
def test_should_list_the_packs_when_no_other_command_is_named(
    tmp_path: pathlib.Path, arguments: tuple[str, ...], status: int, texts: tuple[str, ...]
) -> None:
    run = archcheck(tmp_path, "packs", *arguments, COLUMNS="160")
    assert run.says(status, *texts), run.said


@pytest.mark.parametrize(
    ("packs", "status", "text"),
    [
        (("sprint-zero", "modern-python"), 0, 'only sprint-zero has the contract "hexagonal"'),
        (("sprint-zer", "modern-python"), 2, 'did you mean "sprint-zero"?'),
    ],
)
def test_should_say_how_packs_differ_when_both_are_known(
    tmp_path: pathlib.Path, packs: tuple[str, ...], status: int, text: str
) -> None:
    run = archcheck(tmp_path, "packs", "diff", *packs)
    assert run.says(status, text), run.said


@pytest.mark.parametrize(
    ("name", "status", "text"),
    [
        ("team", 0, "wrote team.toml"),
        ("pyproject", 2, "pyproject.toml: there is such a file already"),
    ],
)
def test_should_write_a_pack_when_the_name_is_free(
    tmp_path: pathlib.Path, name: str, status: int, text: str
) -> None:
    run = archcheck(project(tmp_path, NO_COMMENTS), "packs", "new", name)
    assert run.says(status, text), run.said
