"""Tests of claims about names in classes and parameters."""

import os
import pathlib

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.proving.plants import Outcome, Proof
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment
from tests.integration.version_control.repository_support import written

CONFIGURATION = """\
[project]
name = "shop"

[tool.archcheck]
extends = []

[[tool.archcheck.structure]]
name = "typed parameters"
that = { kind = "parameter" }
should = { be_annotated = true }

[[tool.archcheck.structure]]
name = "typed names"
that = { kind = "attribute" }
should_not = { be_named = "odd_*" }
"""
CLASS = "class Price:\n    cents: int = 1\n\n    def add(self, cents: int) -> int:\n        return cents\n"


def proved(root: pathlib.Path, configuration: str, selection: Selection) -> dict[str, Proof]:
    """What becomes of each claim, by name."""
    files = {"pyproject.toml": configuration, "src/shop/__init__.py": "", "src/shop/a.py": CLASS}
    request = CheckRequest(
        directory=str(written(root, files)), cache=False, workers=1, selection=selection
    )
    proving = Root(read_environment(os.environ)).prove_gate()
    return {it.name: it for it in proving.execute(request, SilentProgress())}


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof]:
    """What becomes of each claim."""
    return proved(tmp_path_factory.mktemp("kinds"), CONFIGURATION, Selection(only_rules=True))


def test_should_break_the_rule_when_it_is_about_parameters(proofs: dict[str, Proof]) -> None:
    assert proofs["typed parameters"].outcome is Outcome.FIRES


def test_should_admit_that_nothing_is_known_when_it_is_about_names_in_classes(
    proofs: dict[str, Proof],
) -> None:
    assert proofs["typed names"].outcome is Outcome.UNTRIED


def test_should_say_who_judges_when_a_rule_is_one_of_a_tool(tmp_path: pathlib.Path) -> None:
    configuration = '[tool.archcheck]\nextends = []\nrules = { docstring-style = "error" }\n'
    found = proved(tmp_path, configuration, Selection(select=("docstring-style",)))
    reason = "it is judged by pydoclint, which is tried as a tool"
    assert found["docstring-style"].reason == reason
