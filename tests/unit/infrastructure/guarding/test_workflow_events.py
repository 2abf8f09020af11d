"""Tests of the events at which workflows run no longer."""

import pathlib

import pytest

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Role, Scope, SourceFile
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.guarding.workflow_events import event_lapses

NAME = "ci.yml"
FILES = ("src/a.py", "src/b/c.py", "tests/d.py")


def _state(directory: pathlib.Path, text: str) -> GateState:
    directory.mkdir()
    (directory / NAME).write_text(text, encoding="utf-8")
    configuration = Configuration(root=str(directory), file="pyproject.toml")
    files = (SourceFile(it, Role.SOURCE, "", is_package=False, size=1, digest="") for it in FILES)
    project = Project(
        name="shop", root=str(directory), source_roots=(), test_roots=(), files=tuple(files)
    )
    scope = Scope(whole=True, files=frozenset())
    plan = RulePlan({}, configuration, path_matches)
    inspection = Inspection(configuration, project, scope, plan, "", 1)
    names = RuleNames((), {})
    return GateState(str(directory), inspection, names, project, path_matches, tuple)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("on: push", "on: [push]", []),
        ("on: [push]", "on: {push: }", []),
        ("on: [push, pull_request]", "on: push", ["pull_request"]),
        ("on: [push, workflow_dispatch]", "on: push", []),
        ("on: push", "on: workflow_dispatch", ["push"]),
        ("on: push", "name: x", ["push"]),
        ("on: push", "on: [", ["push"]),
        ("on: push", "on: [push, schedule]", []),
        ("on: push", "on: {push: {branches: [main]}}", ["push branches **"]),
        ("on: {push: {branches: [main]}}", "on: push", []),
        (
            "on: {push: {branches: [main, dev]}}",
            "on: {push: {branches: main}}",
            ["push branches dev"],
        ),
        ("on: {push: {branches: ['re/1', main]}}", "on: {push: {branches: ['re/*', main]}}", []),
        ("on: {push: {branches: [a]}}", "on: {push: {branches: [a, '!b']}}", ["push branches b"]),
        ("on: push", "on: {push: {branches-ignore: [dev]}}", ["push branches-ignore dev"]),
        ("on: {push: {branches-ignore: [dev]}}", "on: push", []),
        (
            "on: pull_request",
            "on: {pull_request: {types: [opened, reopened]}}",
            ["pull_request types synchronize"],
        ),
        ("on: push", "on: {push: {paths: ['src/**']}}", ["push paths"]),
        ("on: push", "on: {push: {paths: ['**']}}", []),
        ("on: push", "on: {push: {paths: ['**.py', '*.toml']}}", []),
        ("on: push", "on: {push: {paths: ['**', '!src/*.py']}}", ["push paths"]),
        ("on: push", "on: {push: {paths-ignore: ['docs/**']}}", []),
        ("on: push", "on: {push: {paths-ignore: ['tests/**']}}", ["push paths"]),
        ("on: {push: {paths: ['src/*']}}", "on: {push: {paths: ['src/a.py']}}", []),
    ],
)
def test_should_tell_what_a_workflow_runs_on_no_longer_when_its_events_change(
    tmp_path: pathlib.Path, before: str, after: str, expected: list[str]
) -> None:
    states = _state(tmp_path / "then", before), _state(tmp_path / "now", after)
    assert [it.what for it in event_lapses(NAME, *states)] == [f"{NAME} on {it}" for it in expected]


def test_should_say_which_files_no_longer_start_it_when_paths_are_narrower(
    tmp_path: pathlib.Path,
) -> None:
    texts = ("on: push", "on: {push: {paths-ignore: ['tests/**', '*.toml']}}")
    then, now = (_state(tmp_path / str(at), text) for at, text in enumerate(texts))
    (found,) = event_lapses(NAME, then, now)
    expected = "ci.yml no longer runs on push where only pyproject.toml, tests/d.py change"
    assert found.lost == expected
