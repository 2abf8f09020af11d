"""Tests of the container image, really built and run where that can be done."""

import os
import pathlib
import shutil
import subprocess

import pytest

from tests.integration.delivery.checkout_support import ROOT, copied_checkout, shared_tool

TOOL = shared_tool("container-test.sh")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
pytestmark = pytest.mark.skipif(
    not (TOOL and IS_ROOT), reason="needs container-test.sh beside the checkout, and root"
)


@pytest.fixture(scope="module", name="context")
def _context(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return copied_checkout(tmp_path_factory.mktemp("context"))


@pytest.mark.parametrize(
    ("sample", "expected"),
    [("packs/sprint-zero/good", (0, "Gate passed")), ("order_service", (1, "Gate failed"))],
)
def test_should_answer_when_root_network_and_project_cannot_be_written(
    sample: str, expected: tuple[int, str], context: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    shutil.copytree(ROOT / "fixtures" / sample, tmp_path / "sample")
    done = subprocess.run(
        [TOOL, "-o", "--tmpfs=/tmp", "-m", str(tmp_path / "sample"), str(context), "--", "./src"],
        capture_output=True,
        text=True,
        check=False,
    )
    status, sentence = expected
    printed = done.stdout + done.stderr
    assert (done.returncode, sentence in printed) == (status, True), printed
