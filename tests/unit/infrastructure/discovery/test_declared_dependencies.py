"""Tests of reading declared dependencies."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[project]\ndependencies = ["SQLAlchemy>=2", " my-lib.x ; python_version"]', "my_lib_x"),
        ('[project.optional-dependencies]\nweb = ["fastapi[all]"]', "fastapi"),
        ('[dependency-groups]\ndev = ["pytest", { include-group = "x" }]', "pytest"),
        ('[tool.poetry.dependencies]\nrequests = "^2"', "requests"),
        ('[tool.poetry.dev-dependencies]\npytest = "^8"', "pytest"),
        ('[tool.pdm.dev-dependencies]\ntest = ["pytest"]', "pytest"),
        ('[tool.uv]\ndev-dependencies = ["pytest"]', "pytest"),
        ('[tool.poetry.group.dev.dependencies]\nblack = "*"', "black"),
    ],
)
def test_should_know_dependency_when_it_is_declared(
    tmp_path: pathlib.Path, text: str, expected: str
) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert expected in declared_dependencies(str(tmp_path))


@pytest.mark.parametrize(
    "text",
    ["[project", "project = 1", "[project]\ndependencies = 3", '[project]\ndependencies = ["-"]'],
)
def test_should_know_none_when_file_says_nothing(tmp_path: pathlib.Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert declared_dependencies(str(tmp_path)) == frozenset()


def test_should_know_none_when_there_is_no_file(tmp_path: pathlib.Path) -> None:
    assert declared_dependencies(str(tmp_path)) == frozenset()
