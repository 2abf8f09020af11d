"""Tests of what a project declares."""

import pathlib

import pytest

from archcheck.infrastructure.distributions.declared import Kind
from tests.unit.infrastructure.distributions.distribution_support import declarations, told

DYNAMIC = '[project]\ndynamic = ["dependencies", "optional-dependencies"]\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[project]\ndependencies = ["Click_Extra>=8"]',
            "click-extra, run time in pyproject.toml:2",
        ),
        (
            "[project]\ndependencies = [\n  # 'click',\n  'click ; x < \"3\"',\n]",
            "click, run time in pyproject.toml:4",
        ),
        (
            '[project]\ndependencies = ["\\u0063lick"]',
            "click, run time in pyproject.toml:2",
        ),
        (
            '[project]\ndependencies = [">=8", "click"]',
            "click, run time in pyproject.toml:2",
        ),
        (
            '[project.optional-dependencies]\nweb = ["flask"]',
            "flask, an extra (web) in pyproject.toml:2",
        ),
        (
            '[project.optional-dependencies]\ntest-all = ["pytest"]',
            "pytest, development (test-all) in pyproject.toml:2",
        ),
        (
            '[dependency-groups]\na = [{ include-group = "b" }, "ruff"]',
            "ruff, development (a) in pyproject.toml:2",
        ),
        (
            '[tool.uv]\ndev-dependencies = ["ruff"]',
            "ruff, development (dev) in pyproject.toml:2",
        ),
        (
            '[tool.pdm.dev-dependencies]\nlint = ["ruff"]',
            "ruff, development (lint) in pyproject.toml:2",
        ),
        (
            '[tool.hatch.envs.types]\nextra-dependencies = ["mypy"]',
            "mypy, development (types) in pyproject.toml:2",
        ),
        (
            '[tool.hatch.metadata.hooks.uv-dynamic-versioning]\ndependencies = ["amp=={{ v }}"]',
            "amp, run time in pyproject.toml:2",
        ),
        (
            "[tool.hatch.metadata.hooks.x.optional-dependencies]\nweb = ['flask']",
            "flask, an extra (web) in pyproject.toml:2",
        ),
        (
            '[tool.poetry.dependencies]\npython = "^3.11"\nrich = "*"',
            "rich, run time in pyproject.toml:3",
        ),
        (
            "[tool.poetry.dependencies]\nrich = { version = '*', optional = true }",
            "rich, an extra in pyproject.toml:2",
        ),
        (
            '[tool.poetry.dev-dependencies]\nruff = "*"',
            "ruff, development (dev) in pyproject.toml:2",
        ),
        (
            '[tool.poetry.group.main.dependencies]\nrich = "*"',
            "rich, run time (main) in pyproject.toml:2",
        ),
        (
            '[tool.poetry.group.lint.dependencies.ruff]\nversion = "*"',
            "ruff, development (lint) in pyproject.toml:1",
        ),
        (
            '[tool.poetry]\ndependencies = { "rich" = "*" }',
            "rich, run time in pyproject.toml:2",
        ),
    ],
)
def test_should_know_what_for_and_where_when_pyproject_declares(
    tmp_path: pathlib.Path, text: str, expected: str
) -> None:
    found = declarations(tmp_path, {"pyproject.toml": text})
    assert [told(each) for each in found.all] == [expected]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"requirements.txt": "# x\nclick==8\n"},
            ["click, run time (requirements.txt) in requirements.txt:2"],
        ),
        (
            {"requirements/lint.txt": "ruff\n"},
            ["ruff, development (requirements/lint.txt) in requirements/lint.txt:1"],
        ),
        (
            {"pyproject.toml": "[project]\ndependencies = []", "requirements.txt": "click"},
            [],
        ),
        (
            {"pyproject.toml": "[project]\ndependencies = []", "dev-requirements.txt": "ruff"},
            ["ruff, development (dev-requirements.txt) in dev-requirements.txt:1"],
        ),
        (
            {
                "pyproject.toml": f"{DYNAMIC}[tool.setuptools.dynamic]\n"
                'dependencies = { file = ["./base.txt"] }\n',
                "base.txt": "-r requirements/more.txt\nclick",
                "requirements/more.txt": "rich",
                "requirements.txt": "flask",
            },
            [
                "click, run time (base.txt) in base.txt:2",
                "rich, run time (requirements/more.txt) in requirements/more.txt:1",
            ],
        ),
        (
            {
                "pyproject.toml": f"{DYNAMIC}[tool.setuptools.dynamic]\n"
                'optional-dependencies.test.file = "requirements-all.txt"\n',
                "requirements-all.txt": "pytest",
            },
            ["pytest, development (requirements-all.txt) in requirements-all.txt:1"],
        ),
        (
            {
                "pyproject.toml": f"{DYNAMIC}[tool.hatch.metadata.hooks.requirements_txt]\n"
                'files = ["requirements.txt"]\n',
                "requirements.txt": "click",
            },
            ["click, run time (requirements.txt) in requirements.txt:1"],
        ),
        (
            {"Pipfile": '[packages]\nclick = "*"\n[dev-packages]\nruff = "*"'},
            ["click, run time in Pipfile:2", "ruff, development (dev) in Pipfile:4"],
        ),
        (
            {
                "pyproject.toml": f"{DYNAMIC}[tool.setuptools.dynamic]\n"
                'dependencies = { file = ["base.txt"] }\n',
                "base.txt": "-r more.txt\nclick",
                "more.txt": "-r base.txt\nrich",
            },
            [
                "click, run time (base.txt) in base.txt:2",
                "rich, run time (more.txt) in more.txt:2",
            ],
        ),
        ({"docs/requirements.txt": "sphinx"}, []),
        ({"pyproject.toml": "[project", "notes.txt": "click"}, []),
    ],
)
def test_should_read_other_files_when_they_declare(
    tmp_path: pathlib.Path, files: dict[str, str], expected: list[str]
) -> None:
    assert [told(each) for each in declarations(tmp_path, files).all] == expected


def test_should_tell_names_of_a_kind_when_there_are_others(tmp_path: pathlib.Path) -> None:
    text = '[project]\ndependencies = ["click"]\n[dependency-groups]\ndev = ["ruff"]'
    found = declarations(tmp_path, {"pyproject.toml": text})
    names = [found.names(Kind.DEVELOPMENT), found.names()]
    assert names == [frozenset({"ruff"}), frozenset({"ruff", "click"})]


@pytest.mark.parametrize(
    ("group", "expected"),
    [("DEV", ("dev", "lint", "Doc_s")), ("lint", ("lint", "Doc_s", "dev")), ("web", ("web",))],
)
def test_should_follow_included_groups_when_one_is_named(
    tmp_path: pathlib.Path, group: str, expected: tuple[str, ...]
) -> None:
    text = """
[dependency-groups]
dev = [{ include-group = "Lint" }, { include-group = "gone" }, "ruff"]
lint = [{ include-group = "doc-s" }, { include-group = "dev" }, { other = 1 }]
Doc_s = []
"""
    found = declarations(tmp_path, {"pyproject.toml": text})
    assert found.included_by(group) == expected


def test_should_tell_one_place_each_when_a_string_stands_twice(tmp_path: pathlib.Path) -> None:
    text = '[project]\nkeywords = ["ruff"]\ndependencies = [\n"ruff",\n"ruff", "x\\"y"]'
    found = declarations(tmp_path, {"pyproject.toml": text})
    assert [each.region.start_line for each in found.all] == [4, 5, 5]
