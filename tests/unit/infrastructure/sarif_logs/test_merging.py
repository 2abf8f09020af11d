"""Tests of shards that become one log."""

import json
import pathlib
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.sharding import sharded
from archcheck.domain.check_result import CheckResult, Shard
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports.formats.sarif import FORMAT
from archcheck.infrastructure.sarif_logs.file_sarif_logs import FileSarifLogs
from tests.unit.infrastructure.reports.results_support import (
    FINDINGS,
    clean_result,
    incomplete_result,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS
from tests.unit.interface.cli.command_support import checked

LOGS = FileSarifLogs()
FAMILIES = ("conventions", "gate", "tests")
NO_SHRINKING = (Phase.explicit, Phase.generate)
FULL = ReportOptions(profile="full")


def written(directory: pathlib.Path, sample: CheckResult, count: int) -> list[str]:
    """The logs of all shards of a check, the last one first."""
    paths = []
    for number in range(count, 0, -1):
        outcome = sharded(checked(sample), Shard(number, count), FAMILIES).outcome
        path = directory / f"{number}.sarif"
        path.write_text(FORMAT.render(outcome, FULL), encoding="utf-8")
        paths.append(str(path))
    return paths


def refusal(*paths: str) -> str:
    try:
        LOGS.merged(paths)
    except UsageProblems as problems:
        return str(problems)
    return ""


def damaged(path: str, **marker: Any) -> str:
    """The log of a shard with another marker in its first run."""
    log = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    log["runs"][0]["properties"]["archcheck/shard"].update(marker)
    pathlib.Path(path).write_text(json.dumps(log), encoding="utf-8")
    return path


@pytest.mark.parametrize("sample", [result(), incomplete_result(), clean_result()])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_should_be_the_log_of_the_whole_when_shards_are_joined(
    sample: CheckResult, count: int, tmp_path: pathlib.Path
) -> None:
    """Byte for byte."""
    assert LOGS.merged(written(tmp_path, sample, count)) == FORMAT.render(sample, FULL)


@given(RESULTS, st.integers(1, 4))
@settings(
    max_examples=25, deadline=None, phases=NO_SHRINKING, suppress_health_check=list(HealthCheck)
)
def test_should_be_the_log_of_the_whole_when_findings_are_odd(
    tmp_path: pathlib.Path, sample: CheckResult, count: int
) -> None:
    assert LOGS.merged(written(tmp_path, sample, count)) == FORMAT.render(sample, FULL)


def test_should_put_runs_beside_each_other_when_they_are_of_different_tools(
    tmp_path: pathlib.Path,
) -> None:
    for name in ("a", "b"):
        run = {"tool": {"driver": {"name": name}}, "results": []}
        log = {"version": "2.1.0", "runs": [run]}
        (tmp_path / name).write_text(json.dumps(log), encoding="utf-8")
    merged = json.loads(LOGS.merged([str(tmp_path / "a"), str(tmp_path / "b")]))
    assert [run["tool"]["driver"]["name"] for run in merged["runs"]] == ["a", "b"]


def test_should_refuse_when_runs_are_no_shards(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "whole.sarif"
    path.write_text(FORMAT.render(result(), FULL), encoding="utf-8")
    said = "two runs of archcheck in archcheck/ are no shards of each other"
    assert refusal(str(path), str(path)) == said


def test_should_refuse_when_a_shard_meets_the_whole(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "whole.sarif"
    path.write_text(FORMAT.render(result(), FULL), encoding="utf-8")
    assert "are no shards of each other" in refusal(str(path), *written(tmp_path, result(), 2))


def test_should_refuse_when_a_shard_is_missing(tmp_path: pathlib.Path) -> None:
    third, second, _ = written(tmp_path, result(), 3)
    assert refusal(third, second) == "shard 1 of 3 is missing for archcheck in archcheck/"


def test_should_refuse_when_one_shard_is_all_there_is(tmp_path: pathlib.Path) -> None:
    assert "shard 1 of 2 is missing" in refusal(written(tmp_path, result(), 2)[0])


def test_should_refuse_when_a_shard_is_there_twice(tmp_path: pathlib.Path) -> None:
    second, first = written(tmp_path, result(), 2)
    assert refusal(first, second, second).startswith("shard 2 of 2 is there twice")


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ({"count": 3}, "are no shards of each other"),
        ({"number": 9}, "is missing"),
        ({"positions": []}, "does not fit its results"),
        ({"positions": "x"}, "does not fit its results"),
    ],
)
def test_should_refuse_when_a_marker_is_damaged(
    marker: dict[str, Any], said: str, tmp_path: pathlib.Path
) -> None:
    second, first = written(tmp_path, result(findings=FINDINGS[:2]), 2)
    assert said in refusal(damaged(first, **marker), second)


def test_should_refuse_when_there_are_too_many_shards(tmp_path: pathlib.Path) -> None:
    third, second, first = written(tmp_path, result(), 3)
    for path in (first, second, third):
        damaged(path, count=2)
    assert "a shard of archcheck in archcheck/ is none of 2" in refusal(first, second, third)


def test_should_refuse_when_versions_differ(tmp_path: pathlib.Path) -> None:
    second, first = written(tmp_path, result(), 2)
    log = pathlib.Path(first).read_text(encoding="utf-8").replace('"0.1.0"', '"0.2.0"')
    pathlib.Path(first).write_text(log, encoding="utf-8")
    assert "are no shards of each other" in refusal(first, second)
