"""Tests of the layout rule `pipeline` around several projects."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import Origin
from archcheck.domain.project_table import ProjectEntry, ProjectTable, TablePlace
from tests.unit.infrastructure.architecture.layout.declared_support import (
    configured,
    findings,
    inspected,
)
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.discovery.project_support import write

PLACE = Origin("archcheck.toml", "projects")
ENTRIES = tuple(
    ProjectEntry(name=path.replace("/", "_"), path=path, uses=(), origin=PLACE)
    for path in ("amp", "helpers", "tools/dev")
)
AROUND = '\nwhen = { part = "root" }\n'
TESTS = '[[layout]]\nname = "x"\ntype = "pipeline"\neach_project = true' + AROUND
CONTAINERS = '[[layout]]\nname = "x"\ntype = "pipeline"\nruns = "containers"' + AROUND
OWNERS = f"[[layout]]\nname = 'x'\ntype = 'required-content'\npath = 'CODEOWNERS'\npattern = '^/{{project}}/ @'{AROUND}"
WORKFLOW = ".github/workflows/checks.yml"
ALL = ["amp", "helpers", "tools/dev"]


def told(root: pathlib.Path, text: str, path: str, content: str) -> list[str]:
    """What the root of three projects is told of one file."""
    write(root, {"src/shop/__init__.py": "", path: content})
    table = ProjectTable(root=str(root), file="", source="", entries=ENTRIES)
    inspection = dataclasses.replace(inspected(configured(root, text)), place=TablePlace(table))
    return [finding.message for finding in findings(inspection)]


def unreached(root: pathlib.Path, path: str, content: str) -> list[str]:
    """The projects whose tests the pipeline leaves out."""
    messages = told(root, TESTS, path, content)
    return [message.partition("tests of ")[2].rstrip("/") for message in messages]


def steps(*commands: str, around: str = "") -> str:
    """A workflow with these steps."""
    listed = "\n".join(f"      - run: {command}" for command in commands)
    return f"{around}jobs:\n  test:\n    steps:\n{listed}\n"


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (steps("pytest"), []),
        (steps("pytest -q ."), []),
        (steps("ruff check .", "pytest amp tools"), ["helpers"]),
        (steps("pytest amp/tests helpers/tests/unit"), ["tools/dev"]),
        (steps("cd amp && pytest"), ["helpers", "tools/dev"]),
        (steps("(cd amp && pytest) && (cd helpers && pytest)"), ["tools/dev"]),
        (steps("cd tools && cd dev && pytest"), ["amp", "helpers"]),
        (steps("cd tools && cd .. && pytest"), []),
        (steps("uv run --package amp pytest"), ["helpers", "tools/dev"]),
        (steps("pytest amp\n        working-directory: tools/dev"), ["amp", "helpers"]),
        (steps("pytest\n        working-directory: tools/dev"), ["amp", "helpers"]),
        (steps("pytest", around="defaults: {run: {working-directory: amp}}\n"), ALL[1:]),
        (steps("pytest\n        working-directory: /srv"), []),
        (steps("pytest $DIRECTORY"), []),
        (steps("pytest ${{ matrix.it }}", around="x: [amp, helpers]\n"), ["tools/dev"]),
        (steps("pytest ${{ matrix.it }}", around="# amp\n"), []),
        (steps("pytest amp", "make test"), []),
        (steps("docker build --target test amp"), ["helpers", "tools/dev"]),
    ],
)
def test_should_tell_which_tests_no_step_runs_when_a_workflow_is_read(
    tmp_path: pathlib.Path, content: str, left: list[str]
) -> None:
    assert unreached(tmp_path, WORKFLOW, content) == left


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("stage('a') { sh 'pytest' }", []),
        ("dir('amp') { sh 'pytest' }\n// helpers", ["helpers", "tools/dev"]),
    ],
)
def test_should_take_what_it_names_for_reached_when_it_tells_no_directories(
    tmp_path: pathlib.Path, content: str, left: list[str]
) -> None:
    assert unreached(tmp_path, "Jenkinsfile", content) == left


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        (steps("pytest"), [f"no step of {WORKFLOW} runs anything in a container"]),
        (
            steps("pytest") + "# docker run x\n",
            [f"no step of {WORKFLOW} runs anything in a container"],
        ),
        (steps("docker run --rm tests"), []),
        ("jobs:\n  test:\n    container: python:3.13\n    steps: [{run: pytest}]\n", []),
    ],
)
def test_should_tell_when_no_step_runs_in_a_container(
    tmp_path: pathlib.Path, content: str, messages: list[str]
) -> None:
    assert told(tmp_path, CONTAINERS, WORKFLOW, content) == messages


def test_should_tell_each_project_when_the_owners_do_not_name_it(tmp_path: pathlib.Path) -> None:
    assert told(tmp_path, OWNERS, "CODEOWNERS", "/tools/ @a\n/helpers/sub/ @b\n") == [
        "CODEOWNERS lacks a line for amp/",
        "CODEOWNERS lacks a line for helpers/",
    ]


def test_should_refuse_each_project_when_no_tests_are_meant() -> None:
    text = '[[layout]]\nname = "x"\ntype = "pipeline"\nruns = "gate"\neach_project = true'
    assert problems_in(text) == [
        'archcheck.toml: layout[0].each_project: each_project goes with runs = "tests" only'
    ]


NAMES = f"[[layout]]\nname = 'x'\ntype = 'test-module-names'\nacross_projects = true{AROUND}"


def test_should_leave_names_to_a_project_when_both_files_are_its_own(
    tmp_path: pathlib.Path,
) -> None:
    content = "def test_a():\n    assert f()\n"
    for path in ("amp/tests/test_a.py", "amp/tests/unit/test_a.py", "amp/tests/test_b.py"):
        write(tmp_path, {path: content})
    assert told(tmp_path, NAMES, "helpers/tests/test_b.py", content) == [
        "helpers/tests/test_b.py and amp/tests/test_b.py are both imported as test_b"
    ]
