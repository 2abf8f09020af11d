"""Tests of what people hear about what a check leaves out."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck, project

TABLE = "[tool.archcheck]\nextends = []\n"
DECLARED = f"""{TABLE}
[[tool.archcheck.unchecked]]
path = "apps/**"
reason = "has a gate of its own"
"""
ONLY_RULES = ("--only-rules", "--no-cache")


def monorepo(directory: pathlib.Path, configuration: str = TABLE) -> pathlib.Path:
    """A project with another one below it."""
    root = project(directory, configuration)
    member = root / "apps" / "one"
    member.mkdir(parents=True)
    (member / "setup.py").touch()
    (member / "code.py").touch()
    return root


def test_should_name_members_in_the_first_line_when_they_are_not_checked(
    tmp_path: pathlib.Path,
) -> None:
    first = archcheck(monorepo(tmp_path), *ONLY_RULES).out.splitlines()[0]
    assert "not checked: apps/one (a project of its own)" in first


@pytest.mark.parametrize(
    ("configuration", "more", "status"),
    [(TABLE, (), 0), (TABLE, ("--strict",), 3), (DECLARED, ("--strict",), 0)],
)
def test_should_be_incomplete_when_members_are_neither_checked_nor_declared(
    tmp_path: pathlib.Path, configuration: str, more: tuple[str, ...], status: int
) -> None:
    run = archcheck(monorepo(tmp_path, configuration), *ONLY_RULES, *more)
    assert run.status == status, run.said


@pytest.mark.parametrize(("more", "status"), [((), 0), (("--strict",), 3)])
def test_should_be_incomplete_when_ignored_files_belong_to_no_repository(
    tmp_path: pathlib.Path, more: tuple[str, ...], status: int
) -> None:
    root = project(tmp_path, TABLE)
    (root / ".gitignore").write_text("made.py\n", encoding="utf-8")
    (root / "src" / "shop" / "made.py").touch()
    run = archcheck(root, *ONLY_RULES, *more)
    assert (run.status, "not checked: 1 Python file" in run.out) == (status, True), run.said
