"""Tests of the hook and the workflow that `archcheck init` writes, which are run."""

import os
import pathlib
import re
import subprocess
import sys
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from archcheck.application.ports.proposal_files import Additions
from archcheck.infrastructure.proposing.added_files import added_files
from archcheck.infrastructure.proposing.hook_files import HOOKS_FILE
from tests.integration.delivery.checkout_support import ROOT
from tests.integration.version_control.repository_support import committed, git, written

SETTINGS = 'extends = []\n[rules]\nno-comments = "error"\n'
CLEAN = "X = 1\n"
BAD = "X = 1  # one\n"
PROJECT = {"archcheck.toml": SETTINGS, "src/shop/__init__.py": CLEAN, "src/shop/old.py": BAD}
DEPENDENCY = "additional_dependencies: [archcheck-gate]"


def adopted(root: pathlib.Path) -> pathlib.Path:
    """A project with what init adds; the hook uses the archcheck that runs these tests."""
    committed(root, PROJECT)
    for draft in added_files(root, Additions(ci="github", pre_commit=True)):
        written(root, {draft.path: draft.text})
    hooks = (root / HOOKS_FILE).read_text(encoding="utf-8")
    local = "".join(line for line in hooks.splitlines(True) if line.strip() != DEPENDENCY)
    written(root, {HOOKS_FILE: local.replace("language: python", "language: system")})
    committed(root, {})
    return root


def environment(root: pathlib.Path) -> dict[str, str]:
    """The environment of these tests, in which archcheck is a program."""
    programs = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": programs, "PRE_COMMIT_HOME": str(root.parent / "hooks")}


def hook(root: pathlib.Path, files: dict[str, str]) -> tuple[int, str]:
    """What pre-commit says of some staged files."""
    written(root, files)
    git(root, "add", "-A")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ({"src/shop/price.py": CLEAN}, 0, "Passed"),
        ({"src/shop/price.py": BAD}, 1, "src/shop/price.py:1:8: error[no-comments]"),
        ({"archcheck.toml": SETTINGS.replace("no-comments", "no-comment")}, 1, "no-comment"),
        ({"readme.md": ""}, 0, "Skipped"),
    ],
)
def test_should_judge_what_is_staged_when_the_hook_of_init_runs(
    tmp_path: pathlib.Path, files: dict[str, str], status: int, said: str
) -> None:
    code, printed = hook(adopted(tmp_path / "shop"), files)
    assert (code, said in printed) == (status, True), printed


def published_hooks() -> Any:
    """The hooks that others can use."""
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


HEEDED = """
a.py src/a.pyi archcheck.toml one/pyproject.toml architecture/house.toml setup.cfg tox.ini
pytest.ini archcheck-baseline.txt src/shop/.archcheck-todo .importlinter .coveragerc .gitignore
.flake8 mypy.ini .mypy.ini ruff.toml .ruff.toml .isort.cfg .editorconfig .bandit .pylintrc pylintrc
.pylintrc.toml .semgrep.yml .semgrep/rules/a.yaml .semgrepignore .safety-policy.yml uv.lock
pylock.toml pylock.dev.toml requirements.txt dev-requirements.in requirements/base.txt constraints.txt
""".split()
PASSED = (
    "README.md docs/a.rst a.pyc flake8 a.yml toml notes.txt semgrep.yml pyproject.toml.orig".split()
)


@pytest.mark.parametrize("name", [*HEEDED, *PASSED])
def test_should_run_when_a_file_is_code_or_configures_something(name: str) -> None:
    assert bool(re.search(published_hooks()[0]["files"], name)) is (name in HEEDED)


def test_should_publish_three_hooks() -> None:
    entries = {hook["id"]: hook["entry"] for hook in published_hooks()}
    assert entries == {
        "archcheck": "archcheck check --staged",
        "archcheck-all": "archcheck check",
        "archcheck-manual": "archcheck check --strict",
    }


def test_should_ask_for_the_same_files_as_the_published_hook() -> None:
    published = published_hooks()
    draft = next(iter(added_files(pathlib.Path("/nowhere"), Additions(pre_commit=True))))
    ours = yaml.safe_load(draft.text)["repos"][0]["hooks"][0]
    assert ours["files"] == published[0]["files"]


def steps(root: pathlib.Path) -> list[str]:
    """What the workflow runs, but for the installation."""
    path = root / ".github" / "workflows" / "archcheck.yml"
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    commands = [step.get("run", "") for step in workflow["jobs"]["archcheck"]["steps"]]
    return [command for command in commands if command and "pip install" not in command]


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (BAD, 1)])
def test_should_gate_and_leave_a_report_when_the_workflow_of_init_runs(
    tmp_path: pathlib.Path, text: str, status: int
) -> None:
    root = adopted(tmp_path / "shop")
    written(root, {"src/shop/old.py": text})
    script = "\n".join(steps(root))
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=root, env=environment(root), check=False
    )
    report = root / "archcheck.sarif"
    assert (done.returncode, report.is_file()) == (status, True)
