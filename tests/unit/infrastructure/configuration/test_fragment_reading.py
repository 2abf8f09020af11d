"""The keys of the top."""

import pathlib

import pytest

from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragment_reading import read_fragment
from archcheck.infrastructure.decoding.key_places import KeyPlace
from tests.unit.infrastructure.configuration.configuration_support import (
    NAMES,
    lines_of_problems,
    problems_in,
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('sorce = "src"', 'sorce: unknown key\n  did you mean "source"?'),
        (
            "zzz = []",
            "zzz: unknown key\n  the keys here are architecture, baseline, changes, classified, "
            "composition_roots, contexts, contracts, disable, every_project, except_contexts, exclude, extends, fail_on, "
            "layers, layout, layouts, libraries, max_file_seconds, max_file_size, "
            "overrides, plugins, policy, projects, requires_archcheck, rules, source, statements, step, structure, "
            "summary, tests, thin_environment, tools, unchecked, unclassified, waivers",
        ),
        (
            "[tool.archcheck]",
            "tool: unknown key\n  here the keys of [tool.archcheck] stand at the top level",
        ),
    ],
)
def test_should_refuse_the_key_when_nobody_knows_it(text: str, problem: str) -> None:
    """Nothing is passed over."""
    assert problems_in(text) == [f"archcheck.toml: {problem}"]


def test_should_report_every_section_when_several_are_wrong() -> None:
    """All of a file at once, sorted by key path."""
    text = "source = 1\nmore = 2\nwaivers = 3\n[rules]\nx = 4\n[tools]\ny = 5\n[layers]\nz = 6\n"
    keys = [problem.split(": ")[1] for problem in problems_in(text)]
    assert keys == ["layers.z", "more", "rules.x", "source", "tools.y", "waivers"]


def test_should_hint_at_nothing_special_when_tool_stands_in_pyproject() -> None:
    """Below `[tool.archcheck]` a key `tool` is just unknown."""
    place = KeyPlace("pyproject.toml", {}, ("tool", "archcheck"))
    reading = read_fragment(Document(place, {"tool": {}}, pathlib.Path()), NAMES)
    assert [str(problem) for problem in reading.problems] == [
        'pyproject.toml: tool.archcheck.tool: unknown key\n  did you mean "tools"?'
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('extends = []\nfail_on = "warn"\n', [2]),
        ('\n\n[rules]\nno-comments = "eror"\n', [4]),
        ('\n[[waivers]]\nreason = "old"\n', [2, 2]),
        ("[tools.mypy]\n\nargs = 3\ntimeout = 0\n", [3, 4]),
    ],
)
def test_should_name_the_line_when_something_is_wrong_in_a_file(
    text: str, lines: list[int]
) -> None:
    assert lines_of_problems(text) == lines
