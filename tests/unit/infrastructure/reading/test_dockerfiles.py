"""Dockerfiles: instructions and stages."""

import pytest

from archcheck.infrastructure.reading.dockerfiles import read_dockerfile

TEXT = """# syntax=docker/dockerfile:1
ARG BASE=python:3.13
FROM --platform=linux/amd64 $BASE AS Build
RUN apt-get update \\
  # comment
  && apt-get install x \\

  y

copy <<-"END" <<OTHER /x
USER nobody
\tEND
USER nobody
OTHER
RUN cat <<< text <<NOWHERE
user app
FROM build as test
ONBUILD USER x
FROM python
CMD ["a"] \\
"""


def spoken(text: str) -> list[tuple[str, str, int, int]]:
    """All instructions."""
    return [
        (it.name, it.arguments, it.line, it.last_line) for it in read_dockerfile(text).instructions
    ]


def test_should_read_instructions_when_they_go_on_for_lines() -> None:
    """Comments, empty lines and texts from below are none."""
    assert spoken(TEXT) == [
        ("ARG", "BASE=python:3.13", 2, 2),
        ("FROM", "--platform=linux/amd64 $BASE AS Build", 3, 3),
        ("RUN", "apt-get update && apt-get install x y", 4, 8),
        ("COPY", '<<-"END" <<OTHER /x', 10, 14),
        ("RUN", "cat <<< text <<NOWHERE", 15, 15),
        ("USER", "app", 16, 16),
        ("FROM", "build as test", 17, 17),
        ("ONBUILD", "USER x", 18, 18),
        ("FROM", "python", 19, 19),
        ("CMD", '["a"]', 20, 21),
    ]


def test_should_know_stages_when_there_are_some() -> None:
    found = [(stage.name, stage.base) for stage in read_dockerfile(TEXT).stages]
    assert found == [("Build", "$BASE"), ("test", "build"), ("", "python")]


@pytest.mark.parametrize(
    ("name", "bases"),
    [
        ("TEST", ["build", "$BASE"]),
        ("build", ["$BASE"]),
        ("final", ["python"]),
        ("prod", []),
        ("", []),
    ],
)
def test_should_follow_stages_when_they_stand_on_others(name: str, bases: list[str]) -> None:
    """Whatever the case of their names."""
    assert [stage.base for stage in read_dockerfile(TEXT).lineage(name)] == bases


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("", []),
        ("FROM", [""]),
        ("FROM a AS x\nFROM x AS x\n", ["x", "a"]),
        ("FROM x AS x\n", ["x"]),
    ],
)
def test_should_come_to_an_end_when_stages_are_odd(text: str, bases: list[str]) -> None:
    """A stage never stands on itself or a later one."""
    assert [stage.base for stage in read_dockerfile(text).lineage("final")] == bases


@pytest.mark.parametrize("directive", ["# escape=`", "#syntax=x\n# Escape = `"])
def test_should_go_on_otherwise_when_a_directive_says_so(directive: str) -> None:
    text = f"{directive}\nRUN a `\n  b\nRUN c\\\nUSER x\n"
    assert [name for name, *_ in spoken(text)] == ["RUN", "RUN", "USER"]


def test_should_not_heed_a_directive_when_something_stands_above() -> None:
    assert [name for name, *_ in spoken("\n# escape=`\nRUN a \\\nUSER x\n")] == ["RUN"]


@pytest.mark.parametrize(
    ("name", "base"),
    [("0", "python:3.12"), ("1", "debian"), ("2", ""), ("BUILD", "python:3.12"), ("test", "")],
)
def test_should_find_the_stage_when_something_is_copied_from_it(name: str, base: str) -> None:
    """By its number or its name; anything else is an image."""
    stage = read_dockerfile("FROM python:3.12 AS build\nFROM debian\n").named(name)
    assert (stage.base if stage else "") == base


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("FROM python:3.13 as build", "python:3.13 AS build"),
        ("FROM python:3.13", "python:3.13"),
        ("RUN echo as is", "echo as is"),
    ],
)
def test_should_spell_the_name_of_a_stage_alike_when_its_case_says_nothing(
    text: str, spelling: str
) -> None:
    assert read_dockerfile(text).instructions[0].spellings[1] == spelling
