"""Tests of the container image, really built and run where that can be done."""

import json
import os
import pathlib
import shutil
import subprocess
from collections.abc import Mapping, Sequence

import pytest

from tests.integration.delivery.checkout_support import (
    ROOT,
    committed,
    copied_checkout,
    shared_tool,
)

TOOL = shared_tool("container-test.sh")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
pytestmark = pytest.mark.skipif(
    not (TOOL and IS_ROOT), reason="needs container-test.sh beside the checkout, and root"
)
BILL = "/opt/archcheck/sbom.cdx.json"
SAMPLES = {"good": "packs/sprint-zero/good", "bad": "order_service"}
MARK = "\n--- next ---\n"
SCRIPT = f"""
answer() {{
    printf '%s\\n' "$1"; shift; status=0; "$@" 2>&1 || status=$?
    printf '\\n%s{MARK}' "$status"
}}
cd /project/good && git --version && answer good archcheck ./src --only-rules --since HEAD
cd /project/bad && answer bad archcheck ./src
answer sarif sh -c "archcheck ./src --only-rules --format sarif 2>/dev/null"
answer bill cat {BILL}
"""
HOOK = ("check", "--staged", "--only-rules", "src/user_service/shared/__init__.py")
Answers = Mapping[str, tuple[int, str]]


@pytest.fixture(scope="module", name="context")
def _context(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return copied_checkout(tmp_path_factory.mktemp("context"))


@pytest.fixture(scope="module", name="full_context")
def _full_context(context: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The same checkout, whose plain build is that of the target `full`."""
    copy = tmp_path_factory.mktemp("full") / "context"
    shutil.copytree(context, copy)
    with (copy / "Dockerfile").open("a", encoding="utf-8") as dockerfile:
        dockerfile.write("\nFROM full\n")
    return copy


@pytest.fixture(scope="module", name="samples")
def _samples(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Samples in repositories that belong to whoever runs the tests."""
    place = tmp_path_factory.mktemp("samples") / "readable"
    for name, sample in SAMPLES.items():
        shutil.copytree(ROOT / "fixtures" / sample, place / name)
        committed(place / name)
    return place


def contained(
    context: pathlib.Path, project: pathlib.Path, options: Sequence[str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What the image of a checkout does with a project."""
    command = [TOOL, "-o", "--tmpfs=/tmp", *options, "-m", str(project), str(context), "--"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", name="answers")
def _answers(context: pathlib.Path, samples: pathlib.Path) -> Answers:
    """Status and output of several commands that another user gives in one container."""
    options = ("-u", "1001:1001", "-o", "--entrypoint=sh")
    done = contained(context, samples, options, "-c", SCRIPT)
    found = {}
    for answer in done.stdout.partition("\n")[2].split(MARK)[:-1]:
        name, _, printed = answer.partition("\n")
        text, _, status = printed.rpartition("\n")
        found[name] = (int(status), text)
    return {**found, "all": (done.returncode, done.stdout + done.stderr)}


def test_should_answer_when_root_network_and_project_cannot_be_written(
    context: pathlib.Path, samples: pathlib.Path
) -> None:
    done = contained(context, samples / "good", (), "./src")
    printed = done.stdout + done.stderr
    assert (done.returncode, "Gate passed" in printed) == (0, True), printed


def test_should_fail_the_gate_when_a_project_is_broken(answers: Answers) -> None:
    status, printed = answers["bad"]
    assert (status, "Gate failed" in printed) == (1, True), answers["all"]


def test_should_ask_git_when_another_user_runs_it(answers: Answers) -> None:
    status, printed = answers["good"]
    told = (status, "Gate passed" in printed, "dubious" in printed)
    assert told == (0, True, False), answers["all"]


def test_should_ask_git_when_it_is_the_container_of_a_hook(
    context: pathlib.Path, samples: pathlib.Path
) -> None:
    options = ("-u", "1001:1001", "-W", "/src", "-w")
    done = contained(context, samples / "good", options, *HOOK)
    printed = done.stdout + done.stderr
    told = (done.returncode, "Gate passed" in printed, "dubious" in printed)
    assert told == (0, True, False), printed


def test_should_print_nothing_but_sarif_when_that_is_the_format(answers: Answers) -> None:
    document = json.loads(answers["sarif"][1])
    assert document["runs"][0]["tool"]["driver"]["name"] == "archcheck"


def test_should_name_what_it_is_made_of_when_the_bill_is_read(answers: Answers) -> None:
    assert '"name": "black"' in answers["bill"][1], answers["all"]


def test_should_name_every_tool_when_the_bill_of_the_full_image_is_read(
    full_context: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    done = contained(full_context, tmp_path, ("-o", "--entrypoint=cat"), BILL)
    assert '"name": "semgrep"' in done.stdout, done.stderr
