"""Tests of what ruff was told."""

import pathlib

import pytest

from archcheck.application.ports.project_signs import Inheritance
from archcheck.infrastructure.proposing.migration.ruff import ruff

MODULES = frozenset({"shop", "shop.web"})
BAN = """[lint]
select = ["TID", "D"]

[lint.flake8-tidy-imports.banned-api]
"requests" = {}
"""
STYLE = """[lint]
select = ["D"]

[lint.pydocstyle]
"""
ENTRY = '"requests" = {}'
CONVENTION = 'convention = "pep257"'
PROPERTY = 'property-decorators = ["shop.cached"]'
KEPT = "kept by the tool"


def inherited(root: pathlib.Path, text: str, modules: frozenset[str] = MODULES) -> Inheritance:
    """What is taken over from a file of ruff."""
    (root / "ruff.toml").write_text(text, encoding="utf-8")
    return ruff(root, modules)


def test_should_give_no_reason_when_a_ban_has_no_message(tmp_path: pathlib.Path) -> None:
    assert "because" not in inherited(tmp_path, BAN).contracts[0].keys


@pytest.mark.parametrize(
    ("modules", "fate"), [(MODULES, "translated"), (frozenset[str](), "says nothing")]
)
def test_should_call_a_ban_idle_when_no_module_could_import_anything(
    tmp_path: pathlib.Path, modules: frozenset[str], fate: str
) -> None:
    rows = inherited(tmp_path, BAN, modules).ledger
    assert [row.fate.value for row in rows if row.text == ENTRY] == [fate]


@pytest.mark.parametrize("line", [CONVENTION, PROPERTY])
def test_should_leave_the_line_to_ruff_when_it_names_no_style_of_ours(
    tmp_path: pathlib.Path, line: str
) -> None:
    rows = inherited(tmp_path, f"{STYLE}{line}\n").ledger
    assert [row.fate.value for row in rows if row.text == line] == [KEPT]


@pytest.mark.parametrize("line", [CONVENTION, PROPERTY])
def test_should_propose_no_rule_when_ruff_names_no_style_of_ours(
    tmp_path: pathlib.Path, line: str
) -> None:
    assert inherited(tmp_path, f"{STYLE}{line}\n").rules == ()
