"""What the real tools say about the same defects, shown once."""

import json
import pathlib
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import archcheck, project

SETTINGS = """
[tool.archcheck]
extends = []
[tool.archcheck.tools]
flake8 = { args = ["--select=E,F,W"] }
ruff = { args = ["--select=E,F,W,S"] }
bandit = {}
"""
TEXT = """import os, sys
from collections import (
    OrderedDict,
    defaultdict as dd,
)
import subprocess


def run(command):
    result = missing
    subprocess.run(command, shell=True)
    if command == None:
        return f"nothing"


def run(command):
    return os
"""


@pytest.fixture(name="told", scope="module")
def told_by_three_tools(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The findings of flake8, ruff and bandit in one file."""
    root = project(tmp_path_factory.mktemp("told") / "shop", SETTINGS, order=TEXT)
    archcheck(root, "--only-tools", "--no-cache", "--format", "json:told.json")
    findings: list[dict[str, Any]] = json.loads(pathlib.Path(root, "told.json").read_bytes())[
        "findings"
    ]
    return findings


def names(finding: dict[str, Any]) -> tuple[int, str]:
    """The line and all rules of a finding."""
    own = f"{finding['analyzer']}:{finding['rule']}"
    rules = sorted([own, *finding["also_reported_by"]])
    return finding["location"]["region"]["start_line"], " ".join(rules)


def test_should_show_defects_once_when_real_tools_tell_them(told: list[dict[str, Any]]) -> None:
    shared = [names(finding) for finding in told if finding["also_reported_by"]]
    assert shared == [
        (1, "flake8:F401 ruff:F401"),
        (1, "flake8:E401 ruff:E401"),
        (2, "flake8:F401 ruff:F401"),
        (2, "flake8:F401 ruff:F401"),
        (10, "flake8:F841 ruff:F841"),
        (10, "flake8:F821 ruff:F821"),
        (11, "bandit:B602 ruff:S602"),
        (13, "flake8:F541 ruff:F541"),
        (16, "flake8:F811 ruff:F811"),
    ]


def test_should_keep_apart_what_differs_in_place_when_only_the_line_is_the_same(
    told: list[dict[str, Any]],
) -> None:
    alone = [names(finding) for finding in told if names(finding)[0] == 12]
    assert alone == [(12, "flake8:E711"), (12, "ruff:E711")]
