"""Small projects on disk, as the rules about missing tests see them."""

import ast
import pathlib
from collections.abc import Iterator, Mapping

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.missing_tests.missing_test_rules import MissingTestRules
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.facts.code.extraction import with_code
from archcheck.infrastructure.facts.extraction import extract_facts
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.architecture.layout.layout_support import inspect
from tests.unit.infrastructure.discovery.project_support import write

ROUTE = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/a')\ndef read():\n    ...\n"
CLIENT = "import httpx\n\n\nclass BankClient:\n    def pay(self):\n        httpx.get('')\n"
TEST = "def test_a():\n    assert 1 + 1\n"
VERIFIED = f"from pact import Verifier\n\n\n{TEST}"
PROJECT = {"pyproject.toml": "", "src/shop/__init__.py": "", "tests/__init__.py": ""}


def inspection(
    root: pathlib.Path, rule: str, files: Mapping[str, str], *paths: str, **options: OptionValue
) -> Inspection:
    """What a check of these paths is about, with one rule."""
    write(root, {**PROJECT, **files})
    return inspect(root, *paths, name=rule, family="tests", options=options)


def findings(
    root: pathlib.Path, rule: str, files: Mapping[str, str], **options: OptionValue
) -> tuple[Finding, ...]:
    """What a rule finds in a project; raises UsageProblems."""
    inspected = inspection(root, rule, files, **options)
    rules = MissingTestRules(GitState())
    rules.validate(inspected)
    return rules.judge(inspected, tuple(facts_of(inspected.project))).findings


def view_of(root: pathlib.Path, files: Mapping[str, str]) -> ProjectView:
    """A project whose code is known."""
    inspected = inspection(root, "missing-architecture-test", files)
    return ProjectView(inspected, GitState(), tuple(facts_of(inspected.project)))


def facts_of(project: Project) -> Iterator[FileFacts]:
    """What the files state about their code."""
    for file in project.files:
        text = pathlib.Path(project.root, file.path).read_text(encoding="utf-8")
        source, tree = SourceText(text, "utf-8"), ast.parse(text)
        yield with_code(extract_facts(file.path, source, tree), source, tree, file)
