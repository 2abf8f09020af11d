"""Tests of names of images, and of the variables in them."""

import pytest

from archcheck.infrastructure.reading.dockerfiles import read_dockerfile
from archcheck.infrastructure.reading.images import (
    UNKNOWN,
    Image,
    read_image,
    resolved,
    substituted,
    variables_in,
)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("python", Image("python", "", "")),
        ("python:3.13", Image("python", "3.13", "")),
        ("host:5000/team/img", Image("host:5000/team/img", "", "")),
        ("host:5000/img:1@sha256:abc", Image("host:5000/img", "1", "sha256:abc")),
    ],
)
def test_should_tell_parts_when_a_reference_is_read(reference: str, expected: Image) -> None:
    assert read_image(reference) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("python", False),
        ("python:latest", False),
        ("python:3", True),
        ("python@sha256:1", True),
        ("scratch", True),
        (f"{UNKNOWN}/shop", True),
        (f"python:{UNKNOWN}", True),
    ],
)
def test_should_tell_whether_an_image_is_pinned_when_asked(reference: str, expected: bool) -> None:
    assert read_image(reference).is_pinned is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$A-${B}", "one-"),
        ("${C}", UNKNOWN),
        ("${C:-two}", "two"),
        ("${C-two}", "two"),
        ("${B:-two}", "two"),
        ("${B-two}", ""),
        ("${C:-${D:-${A}}}", "one"),
        ("${A:+x}${C:+x}${B:+x}${B+y}", "xy"),
        ("${A:?needed}", "one"),
        ("$C and ${A}", f"{UNKNOWN} and one"),
    ],
)
def test_should_fill_in_values_when_a_text_has_variables(text: str, expected: str) -> None:
    assert substituted(text, {"A": "one", "B": ""}) == expected


def test_should_end_when_a_variable_names_itself() -> None:
    assert substituted("$A", {"A": "a$A"}) == f"{'a' * 20}$A"


def test_should_know_no_value_when_a_variable_names_itself_twice() -> None:
    assert substituted("$A", {"A": "$A$A"}) == UNKNOWN


def test_should_stay_short_when_each_names_the_one_before_ten_times() -> None:
    lines = ["ARG V0=0123456789", *(f"ARG V{at}={f'$V{at - 1}' * 10}" for at in range(1, 40))]
    text = "\n".join(["FROM python:3.13 AS one", *lines, ""])
    dockerfile = read_dockerfile(text)
    values = variables_in(dockerfile.stages[0], dockerfile)
    assert max(map(len, values.values())) <= 2_000


def test_should_follow_values_when_stages_stand_on_each_other() -> None:
    text = """ARG BASE="python:3.13" TAG
FROM $BASE AS one
ARG BASE
ENV HOME=/home/me OTHER='a b'
FROM one
ENV WORK ${HOME}/work
"""
    found = resolved(read_dockerfile(text))
    assert variables_in(found.stages[-1], found) == {
        "BASE": "python:3.13",
        "HOME": "/home/me",
        "OTHER": "a b",
        "WORK": "/home/me/work",
    }
