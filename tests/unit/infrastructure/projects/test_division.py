"""Tests of which projects paths belong to."""

import pathlib

from archcheck.application.ports.project_division import Division
from tests.unit.infrastructure.projects.projects_support import (
    AMP,
    HELPERS,
    TABLE,
    divided,
    told,
)
from tests.unit.refusal_support import refusal

FILES = {**AMP, **HELPERS, "archcheck.toml": TABLE}


def test_should_tell_the_project_and_its_paths_when_one_is_given(tmp_path: pathlib.Path) -> None:
    found = divided(tmp_path, FILES, "amp/play.py")
    assert [part.paths for part in (found.parts if found else ())] == [("amp/play.py",)]


def test_should_refuse_paths_when_they_belong_to_several_tables(tmp_path: pathlib.Path) -> None:
    files = {f"{top}/{path}": text for top in ("one", "two") for path, text in FILES.items()}
    said = refusal(lambda: divided(tmp_path, files, "two/amp", "one/amp"))
    assert said == (
        f"these paths belong to several tables of projects: {tmp_path}/one, {tmp_path}/two"
        "\n  check them in runs of their own"
    )


def test_should_refuse_a_name_when_there_is_no_table(tmp_path: pathlib.Path) -> None:
    said = refusal(lambda: divided(tmp_path, AMP, "amp", names=("amp",)))
    assert said == (
        "--project: no table of projects stands around here"
        "\n  name the projects in [tool.archcheck.projects] of the root"
    )


def test_should_check_it_by_itself_when_the_table_does_not_name_a_project(
    tmp_path: pathlib.Path,
) -> None:
    other = {"other/archcheck.toml": "extends = []\n", "other/x.py": ""}
    assert divided(tmp_path, {**FILES, **other}, "other/x.py") is None


def test_should_say_so_when_a_path_lies_in_no_project(tmp_path: pathlib.Path) -> None:
    found = divided(tmp_path, {**FILES, "notes/x.py": ""}, "notes/x.py")
    assert found == Division(
        parts=(),
        table=found.table if found else None,
        unmatched=("notes/x.py: in no project of [tool.archcheck.projects]",),
    )


def test_should_say_what_is_not_checked_when_another_project_is_wished_for(
    tmp_path: pathlib.Path,
) -> None:
    found = divided(tmp_path, FILES, "amp/play.py", "helpers/text.py", names=("amp",))
    unmatched = found.unmatched if found else None
    assert unmatched == ("helpers/text.py: in no project that is checked",)


def test_should_read_the_table_of_a_file_when_it_is_named(tmp_path: pathlib.Path) -> None:
    files = {**AMP, **HELPERS, "gate.toml": TABLE}
    assert told(divided(tmp_path, files, file="gate.toml")) == ["amp", "helpers"]


def test_should_know_of_no_table_when_the_named_file_has_none(tmp_path: pathlib.Path) -> None:
    files = {**FILES, "gate.toml": "extends = []\n"}
    assert divided(tmp_path, files, file="gate.toml") is None
