"""Stages of container files, and who runs what they ship."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import told
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.discovery.project_support import write

STAGES = '[[layout]]\nname = "a"\ntype = "container-stages"\n'
USER = '[[layout]]\nname = "a"\ntype = "container-user"\nstage = "ship"\n'


@pytest.mark.parametrize("nothing", ["", "at_least = 0\n", "stages = []\nshared_base = false\n"])
def test_should_refuse_a_rule_about_stages_when_it_demands_nothing(nothing: str) -> None:
    """It could never say anything."""
    said = "layout[0].at_least: at_least, stages or shared_base is missing"
    assert [said in each for each in problems_in(STAGES + nothing)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM python:3.12 AS build\nUSER root\n", []),
        (
            "FROM python:3.12 AS Ship\nUSER root\n",
            ["Dockerfile:2: Dockerfile ends as the user root"],
        ),
    ],
)
def test_should_judge_the_shipped_stage_alone_when_it_has_a_name(
    tmp_path: pathlib.Path, text: str, expected: list[str]
) -> None:
    """A file without it ships nothing."""
    write(tmp_path, {"src/shop/__init__.py": "", "Dockerfile": text})
    assert told(tmp_path, USER) == expected
