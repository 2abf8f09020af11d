"""The log as Microsoft's validator and the published schema see it."""

import os
import pathlib
import subprocess

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.formats.sarif import FORMAT
from tests.unit.infrastructure.reports.results_support import (
    PRICING_PATH,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)

SCRIPT = pathlib.Path(__file__).parents[4] / "shared" / "tools" / "sarif-check.sh"
PROFILES = ("github", "full", "gitlab")
SAMPLES: dict[str, CheckResult] = {
    "failing": result(),
    "clean": clean_result(),
    "partial": clean_result(partial=True),
    "incomplete": incomplete_result(),
    "undescribed": result(rules=(), analyzers=(), repository=None),
    "odd": result(
        findings=(
            finding(message="see [x](1) {0}\x1b", location=place("gone\udcff 1.py", 3, 1, 9)),
            finding(location=place(PRICING_PATH, 9, 9, 9), symbol="a b", key="\0"),
        )
    ),
}

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="sarif-check.sh is not here")


def test_should_pass_validators_when_samples_are_rendered(tmp_path: pathlib.Path) -> None:
    """No error and no warning in any profile."""
    files = [
        _written(tmp_path / f"{name}.{profile}.sarif", sample, profile)
        for name, sample in SAMPLES.items()
        for profile in PROFILES
    ]
    answer = subprocess.run(
        ["bash", str(SCRIPT), "-w", *files],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def _written(path: pathlib.Path, sample: CheckResult, profile: str) -> str:
    options = ReportOptions(profile=profile, absolute=profile == "full")
    path.write_text(FORMAT.render(sample, options), encoding="utf-8")
    return str(path)
