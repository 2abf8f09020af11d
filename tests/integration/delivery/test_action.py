"""Tests of the GitHub action, really run, and of what the page on pipelines shows."""

import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.integration.delivery.action_support import needs_runner, ran
from tests.integration.delivery.checkout_support import ROOT, committed, shared_tool

SARIF_CHECK = shared_tool("sarif-check.sh")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
WORKFLOWS = sorted((ROOT / "docs" / "ci").glob("github*.yml"))
COMMIT = "0123456789abcdef" * 2 + "01234567"


def program(name: str) -> str:
    """A program of this environment."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or name


def complaints(*command: str) -> str:
    """What a program says about files; empty where it is content."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def sample(name: str, place: pathlib.Path) -> pathlib.Path:
    """A repository in which a sample lies in a directory of its own."""
    shutil.copytree(ROOT / "fixtures" / name, place / "services" / name)
    return committed(place)


@pytest.fixture(scope="module", name="failing")
def _failing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    workspace = sample("order_service", tmp_path_factory.mktemp("failing"))
    directory = "services/order_service"
    inputs = {"working-directory": directory, "arguments": "--only-rules\n--no-tests\n"}
    answer = ran(workspace, {}, {"extras": "", "paths": "src\n", **inputs})
    return {**answer, "workspace": workspace}


@needs_runner
def test_should_tell_status_and_report_when_the_gate_is_closed(failing: Any) -> None:
    outputs = failing["outputs"]
    assert (failing["conclusion"], outputs["status"], outputs["sarif-file"]) == (
        "failure",
        "1",
        "services/order_service/archcheck.sarif",
    ), failing["printed"]


@needs_runner
def test_should_pass_on_the_last_line_when_the_gate_is_closed(failing: Any) -> None:
    assert failing["outputs"]["verdict"].startswith("Gate failed: ")


@needs_runner
def test_should_annotate_from_the_repository_when_the_project_lies_below(failing: Any) -> None:
    assert "::error file=services/order_service/src/" in failing["printed"]


@needs_runner
def test_should_draw_the_layers_when_the_job_is_summed_up(failing: Any) -> None:
    assert "```mermaid\n" in failing["summary"]


@needs_runner
@pytest.mark.skipif(not (SARIF_CHECK and IS_ROOT), reason="needs sarif-check.sh, and root")
def test_should_be_ready_for_upload_when_sarif_was_written(failing: Any) -> None:
    path = failing["workspace"] / failing["outputs"]["sarif-file"]
    assert complaints(SARIF_CHECK, "-w", str(path)) == ""


def test_should_fit_its_schema_when_the_action_is_declared() -> None:
    check = (program("check-jsonschema"), "--builtin-schema", "vendor.github-actions")
    assert complaints(*check, "action.yml") == ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_should_fit_its_schema_when_a_workflow_is_shown(path: pathlib.Path) -> None:
    check = (program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows")
    assert complaints(*check, str(path)) == ""


def test_should_fit_its_schema_when_a_job_of_gitlab_is_shown() -> None:
    check = (program("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci")
    assert complaints(*check, "docs/ci/gitlab.yml") == ""


def test_should_be_safe_when_action_and_workflows_are_audited(tmp_path: pathlib.Path) -> None:
    directory = tmp_path / ".github" / "workflows"
    directory.mkdir(parents=True)
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8").replace("@COMMIT", f"@{COMMIT}")
        (directory / path.name).write_text(text, encoding="utf-8")
    audit = (program("zizmor"), "--offline", "--no-progress", "--quiet")
    assert complaints(*audit, str(ROOT / "action.yml"), *map(str, directory.iterdir())) == ""
