"""Tests of claims about names in classes and parameters."""

import os
import pathlib

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.proving.plants import Outcome, Proof
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.main import Root
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


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof]:
    """What becomes of each claim."""
    files = {"pyproject.toml": CONFIGURATION, "src/shop/__init__.py": "", "src/shop/a.py": CLASS}
    root: pathlib.Path = written(tmp_path_factory.mktemp("kinds"), files)
    request = CheckRequest(
        directory=str(root), cache=False, workers=1, selection=Selection(only_rules=True)
    )
    proving = Root(read_environment(os.environ)).prove_gate()
    return {it.name: it for it in proving.execute(request, SilentProgress())}


def test_should_break_the_rule_when_it_is_about_parameters(proofs: dict[str, Proof]) -> None:
    assert proofs["typed parameters"].outcome is Outcome.FIRES


def test_should_admit_that_nothing_is_known_when_it_is_about_names_in_classes(
    proofs: dict[str, Proof],
) -> None:
    assert proofs["typed names"].outcome is Outcome.UNTRIED
