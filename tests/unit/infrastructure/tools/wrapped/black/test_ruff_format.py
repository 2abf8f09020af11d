"""Where a project says that ruff formats it."""

import pathlib

import pytest

from archcheck.infrastructure.tools.wrapped.black.ruff_format import ruff_format_in

PROJECT = "pyproject.toml"
HOOK = "repos:\n- repo: https://github.com/astral-sh/ruff-pre-commit\n  hooks:\n"
WORKFLOW = ".github/workflows/ci.yml"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PROJECT, "[tool.ruff.format]\n[tool.black]\n"),
        (PROJECT, "[tool.ruff]\nformat = {}\n[tool.black]\n"),
        (PROJECT, "[tool.ruff]\n"),
        (PROJECT, "[tool.ruff.lint]\n"),
        ("ruff.toml", "[format]\n"),
        ("ruff.toml", "line-length = 100\n"),
        (".ruff.toml", ""),
        (".pre-commit-config.yaml", f"{HOOK}  - id: ruff-format\n"),
        (".pre-commit-config.yaml", f"{HOOK}  - {{id: 'ruff-format', args: [--check]}}\n"),
        (WORKFLOW, "  - run: uv run ruff format --check .  # all\n"),
        (WORKFLOW, "  - run: uvx ruff@0.17.5 format\n"),
        (".github/workflows/lint.yaml", "run: ruff  format\n"),
        (".gitlab-ci.yml", "script: ['ruff', 'format']\n"),
        (".pre-commit-config.yaml", "entry: ruff format\n"),
    ],
)
def test_should_name_file_when_ruff_formats_the_project(
    tmp_path: pathlib.Path, name: str, text: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert ruff_format_in(tmp_path) == name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PROJECT, "[tool.ruff]\n[tool.black]\n"),
        (PROJECT, "[tool.ruff.lint]\nselect = ['E']\n[tool.black]\n"),
        (PROJECT, "[tool.rufff]\n[project]\n"),
        (".pre-commit-config.yaml", f"{HOOK}  - id: ruff\n  # - id: ruff-format\n"),
        (".pre-commit-config.yaml", f"{HOOK}  - id: ruff-check\n"),
        (WORKFLOW, "  - run: ruff check --output-format=github\n  - run: black .\n"),
        (WORKFLOW, "  # - run: ruff format\n"),
        (WORKFLOW, "  - run: ruff formatter\n"),
        (".github/workflows/ci.txt", "  - run: ruff format\n"),
        ("README.md", "Run `ruff format`.\n"),
    ],
)
def test_should_name_nothing_when_ruff_only_checks_the_project(
    tmp_path: pathlib.Path, name: str, text: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert ruff_format_in(tmp_path) == ""


def test_should_name_nothing_when_black_is_configured_beside_a_file_of_ruff(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "ruff.toml").write_text("line-length = 100\n", encoding="utf-8")
    (tmp_path / PROJECT).write_text("[tool.black]\n", encoding="utf-8")
    assert ruff_format_in(tmp_path) == ""
