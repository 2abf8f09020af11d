"""Tests of the container image, really built and run where that can be done."""

import json
import os
import pathlib
import shutil
import subprocess
from collections.abc import Sequence

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


def sample_of(name: str, place: pathlib.Path) -> str:
    """A sample in a repository that belongs to whoever runs the tests."""
    shutil.copytree(ROOT / "fixtures" / name, place / "sample")
    return str(committed(place / "sample"))


def contained(
    context: pathlib.Path, project: str, options: Sequence[str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What the image of a checkout does with a project."""
    command = [TOOL, "-o", "--tmpfs=/tmp", *options, "-m", project, str(context), "--", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("sample", "expected"),
    [("packs/sprint-zero/good", (0, "Gate passed")), ("order_service", (1, "Gate failed"))],
)
def test_should_answer_when_root_network_and_project_cannot_be_written(
    sample: str, expected: tuple[int, str], context: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    done = contained(context, sample_of(sample, tmp_path), (), "./src")
    status, sentence = expected
    printed = done.stdout + done.stderr
    assert (done.returncode, sentence in printed) == (status, True), printed


OF_A_JOB = ("-o", "--entrypoint=sh")
JOB = ("-c", "git --version && archcheck ./src --only-rules --since HEAD")
OF_A_HOOK = ("-W", "/src", "-w")
HOOK = ("check", "--staged", "--only-rules", "src/user_service/shared/__init__.py")


@pytest.mark.parametrize(
    ("options", "arguments"), [(OF_A_JOB, JOB), (OF_A_HOOK, HOOK)], ids=["job", "docker_image"]
)
def test_should_ask_git_when_another_user_runs_it(
    options: Sequence[str], arguments: Sequence[str], context: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    project = sample_of("packs/sprint-zero/good", tmp_path)
    done = contained(context, project, ("-u", "1001:1001", *options), *arguments)
    printed = done.stdout + done.stderr
    assert (done.returncode, "Gate passed" in printed, "dubious" in printed) == (0, True, False)


def test_should_print_nothing_but_sarif_when_that_is_the_format(
    context: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    project = sample_of("order_service", tmp_path)
    done = contained(context, project, (), "./src", "--only-rules", "--format", "sarif")
    start = done.stdout.index("{")
    document, _ = json.JSONDecoder().raw_decode(done.stdout[start:])
    assert document["runs"][0]["tool"]["driver"]["name"] == "archcheck"


@pytest.mark.parametrize(
    ("target", "component"), [("context", "black"), ("full_context", "semgrep")]
)
def test_should_name_what_it_is_made_of_when_the_bill_is_read(
    target: str, component: str, request: pytest.FixtureRequest, tmp_path: pathlib.Path
) -> None:
    bill = "/opt/archcheck/sbom.cdx.json"
    image = request.getfixturevalue(target)
    done = contained(image, str(tmp_path), ("-o", "--entrypoint=cat"), bill)
    assert f'"name": "{component}"' in done.stdout, done.stderr
