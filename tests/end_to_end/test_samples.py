"""Tests of the sample projects: one keeps everything, one breaks each rule of the pack."""

import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import Run, archcheck, environment, project
from tests.integration.delivery.checkout_support import ROOT, git, shared_tool

FIXTURES = ROOT / "fixtures"
EXPECTED = "order_service/expected_findings.txt"
TOOLS = ["archcheck", "flake8", "black", "bandit", "semgrep", "xenon", "mypy", "coverage"]
PROFILES = ("github", "full", "gitlab")
CHECK = shared_tool("sarif-check.sh")


def copied(name: str, target: pathlib.Path) -> pathlib.Path:
    """The files of a sample that git knows of, without what was left by earlier runs."""
    for path in git(ROOT, "ls-files", f"fixtures/{name}").split("\n"):
        copy = target / pathlib.Path(path).relative_to("fixtures")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, copy)
    return target / name


@dataclasses.dataclass(frozen=True)
class Checked:
    """A sample, how its check ended, and what was saved of it."""

    directory: pathlib.Path
    run: Run
    saved: pathlib.Path

    @property
    def result(self) -> Mapping[str, Any]:
        """What was saved."""
        answer: Mapping[str, Any] = json.loads(self.saved.read_text(encoding="utf-8"))
        return answer


def checked(directory: pathlib.Path, *paths: str) -> Checked:
    """A project that was checked."""
    saved = directory.with_suffix(".json")
    return Checked(directory, archcheck(directory, *paths, "--format", f"json:{saved}"), saved)


@pytest.fixture(scope="module", name="user_service")
def _user_service(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(copied("packs/sprint-zero/good", tmp_path_factory.mktemp("samples")), "./src")


@pytest.fixture(scope="module", name="order_service")
def _order_service(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(copied("order_service", tmp_path_factory.mktemp("samples")), "./src")


def line(finding: Mapping[str, Any]) -> str:
    """A finding as the list of expected ones has it."""
    region = finding["location"]["region"]
    place = f"{finding['location']['path']}:{region['start_line']}:{region['start_column']}"
    own = finding["analyzer"] == "archcheck"
    rule = finding["rule"] if own else f"{finding['analyzer']}:{finding['rule']}"
    return f"{place} {finding['level']}[{rule}]"


def test_should_pass_every_tool_when_the_sample_keeps_everything(user_service: Checked) -> None:
    result, run = user_service.result, user_service.run
    ran = [entry["name"] for entry in result["analyzers"] if entry["outcome"] == "completed"]
    assert (run.status, ran, result["findings"]) == (0, TOOLS, []), run.err


def test_should_pass_its_own_tests_when_the_sample_is_run(user_service: Checked) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=user_service.directory,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_should_report_exactly_what_was_planted_when_the_sample_breaks_each_rule(
    order_service: Checked,
) -> None:
    found = [line(finding) for finding in order_service.result["findings"]]
    expected = (FIXTURES / EXPECTED).read_text(encoding="utf-8").splitlines()
    assert (found, order_service.run.status) == (expected, 1), order_service.run.err


@pytest.mark.skipif(not CHECK, reason="sarif-check.sh is not beside the checkout")
def test_should_pass_the_validators_when_real_projects_are_reported(
    user_service: Checked, order_service: Checked, tmp_path: pathlib.Path
) -> None:
    """Both samples, a project with a file that cannot be parsed, and an empty package.

    In every profile, and all in one start of the validators.
    """
    broken = project(tmp_path / "broken", bad="def f(:\n    pass\n", odd="\ufeff# ü\n")
    projects = [user_service, order_service, checked(broken), checked(project(tmp_path / "empty"))]
    logs = [_sarif(each, tmp_path, profile) for each in projects for profile in PROFILES]
    done = subprocess.run(["bash", CHECK, "-w", *logs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _sarif(each: Checked, target: pathlib.Path, profile: str) -> str:
    path = target / f"{each.directory.name}.{profile}.sarif"
    wanted = ("--format", f"sarif:{path}", "--sarif-profile", profile)
    archcheck(each.directory, "report", str(each.saved), *wanted)
    return str(path)
