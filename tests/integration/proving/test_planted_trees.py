"""Tests of violations of each type of layout rule."""

import pytest

from archcheck.application.proving.plants import Outcome
from archcheck.infrastructure.architecture.layout.catalogue import known_types
from tests.integration.proving.proving_support import outcomes_of
from tests.integration.version_control.repository_support import written

RULE = """
[[tool.archcheck.layout]]
name = "{name}"
type = "{type}"
{keys}
"""
KEYS = {
    "allowed-children": 'path = "src/shop"\nallow = ["*.py"]',
    "container-stages": "at_least = 2",
    "declared-dependencies": 'required = ["attrs"]',
    "forbidden-content": 'path = "a.toml"\nkeys = ["tool.x.*"]',
    "forbidden-path": 'paths = ["setup.py"]',
    "ignored-path": 'paths = [".env"]',
    "required-content": 'path = "a.toml"\nkeys = "b"',
    "required-path": 'paths = ["README.md"]',
    "required-symbol": 'that = { kind = "class", named = "X*" }',
    "untested-module": 'modules = ["shop"]',
}
CODE_OF_SETTINGS = "documented-settings"
OTHERS = {
    "files elsewhere": ("container-user", 'paths = ["docker/*.Dockerfile"]'),
    "a name of no format": ("compose-services", 'paths = ["compose.*"]'),
    "an instruction": ("forbidden-content", 'path = "Dockerfile"\ninstruction = "ADD .*"'),
    "a stage": ("forbidden-content", 'path = "Dockerfile"\ninstruction = "ADD"\nstage = "x"'),
    "a pattern": ("forbidden-content", "path = \"Dockerfile\"\npattern = '^AWS_KEY\\s*='"),
    "words": ("forbidden-content", "path = \"a.yaml\"\npattern = '(?!#).*\\bPYTHONPATH(?=: )'"),
    "a section": ("forbidden-content", 'path = "a.ini"\nkeys = ["a.b"]'),
    "a key of yaml": ("forbidden-content", 'path = "a.yaml"\nkeys = { "a.b" = true }'),
    "no such file": ("required-content", 'path = "b.toml"\nkeys = "b"'),
}
QUIET = {
    "a manifest of no format": ("kubernetes-workload", 'paths = ["k8s/*.x*"]'),
    "a hard pattern": ("forbidden-content", 'path = "Dockerfile"\npattern = "[a-c]{3}z"'),
    "a key that yaml has not": ("forbidden-content", 'path = "a.yaml"\nkeys = ["a\\u007fb"]'),
}
FILES = {
    "src/shop/__init__.py": "X = 1\n",
    "tests/test_shop.py": "def test_it() -> None:\n    assert int('1') == 1\n",
    "README.md": "x\n",
    "Dockerfile": "FROM python:3.13 AS x\nUSER app\n",
    "a.toml": "b = 1\n",
    "a.ini": "[a]\nc = 1\n",
    "a.yaml": "b: 1\n",
}


def _rules() -> dict[str, tuple[str, str]]:
    """One rule of each type, then some with other keys."""
    return {**{it: (it, KEYS.get(it, "")) for it in known_types()}, **OTHERS, **QUIET}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What becomes of each rule."""
    rules = "".join(
        RULE.format(name=name, type=kind, keys=keys) for name, (kind, keys) in _rules().items()
    )
    head = '[project]\nname = "shop"\n\n[tool.archcheck]\nextends = []\n'
    root = tmp_path_factory.mktemp("planted")
    written(root, {**FILES, "pyproject.toml": f"{head}{rules}"})
    return outcomes_of(root, "layout rule")


def test_should_break_each_type_when_trees_are_planted(outcomes: dict[str, Outcome]) -> None:
    silent = {name for name, outcome in outcomes.items() if outcome is not Outcome.FIRES}
    assert silent == {CODE_OF_SETTINGS, *QUIET}


def test_should_not_have_tried_it_when_nothing_that_is_known_breaks_it(
    outcomes: dict[str, Outcome],
) -> None:
    assert {outcomes[name] for name in QUIET} == {Outcome.UNTRIED}
