"""Tests of results that were saved."""

import json
import os
import pathlib
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.problem import UsageProblems
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.formats.json import FORMAT
from archcheck.infrastructure.reports.saved_results import SCHEMA, JsonSavedResults
from tests.unit.infrastructure.reports.results_support import finding, incomplete_result, place
from tests.unit.infrastructure.reports.results_support import result
from tests.unit.infrastructure.reports.strategies_support import RESULTS

RESULTS_FILES = JsonSavedResults()
ROOT = pathlib.Path(__file__).parents[4]
GOLDEN = ROOT / "fixtures" / "golden"
ABSOLUTE = ReportOptions(absolute=True)
ODD = result(findings=(finding(location=place("a\udcff.py", 1, 1, 2)),))
NO_RESULT = [
    (b"", "is no JSON"),
    (b'{"schema": ', "is no JSON"),
    (b"\xff\xfe", "is no JSON"),
    (b'{"a": "\\udcff"}', "names no schema"),
    (b"[]", "is no result of archcheck: Expected `object`"),
    (b"{}", "names no schema"),
    (b'{"schema": "archcheck-result/2"}', 'has the schema "archcheck-result/2"'),
    (b'{"schema": "archcheck-graph/1"}', "names no schema"),
    (b'{"schema": "archcheck-projects/1"}', "missing required field `version`"),
    (b'{"schema": "archcheck-projects/1", "x": "\\udcff"}', "missing required field `version`"),
    (b'{"schema": 1}', "is no result of archcheck: Expected `str`"),
    (b'{"schema": "archcheck-result/1"}', "missing required field `version`"),
    (b'{"schema": "archcheck-result/1", "x": "\\udcff"}', "missing required field `version`"),
    (b'{"schema": "archcheck-result/1", "x": ' + b"[" * 100_000, "is nested too deep"),
]


def refusal(path: pathlib.Path) -> str:
    try:
        RESULTS_FILES.read(str(path))
    except UsageProblems as problems:
        return str(problems)
    return ""


@given(RESULTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_be_the_same_when_a_result_was_saved(
    tmp_path: pathlib.Path, sample: CheckResult
) -> None:
    """Whatever was found, names that are not UTF-8 included."""
    path = tmp_path / "result.json"
    path.write_text(FORMAT.render(sample, ABSOLUTE), encoding="utf-8")
    assert RESULTS_FILES.read(str(path)) == sample


@pytest.mark.parametrize(("data", "said"), NO_RESULT)
def test_should_say_what_is_wrong_when_a_file_is_no_result(
    data: bytes, said: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(data)
    assert said in refusal(path)


def test_should_refuse_when_there_is_no_file(tmp_path: pathlib.Path) -> None:
    assert "cannot be read: No such file" in refusal(tmp_path / "gone.json")


def test_should_refuse_when_a_path_cannot_be_one() -> None:
    assert "cannot be read: embedded null" in refusal(pathlib.Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_should_refuse_when_a_file_is_a_pipe(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "it is not a regular file" in refusal(tmp_path / "pipe")


def test_should_refuse_when_a_file_is_too_large(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(256_000_001)
    assert "more than 256000000" in refusal(path)


@pytest.mark.parametrize("sample", [result(), incomplete_result(), ODD])
def test_should_fit_the_schema_when_a_result_is_saved(sample: CheckResult) -> None:
    document = json.loads(FORMAT.render(sample, ReportOptions()))
    assert not list(validator().iter_errors(document))


def saved_projects() -> dict[str, Any]:
    """Two projects as they are written."""
    run = ProjectsResult(
        version="1", name="shops", root="/shops", prefix="", source="", results=(result(), ODD)
    )
    document: dict[str, Any] = json.loads(FORMAT.render_projects(run, ReportOptions()))
    return document


def test_should_fit_the_schema_when_results_of_several_projects_are_saved() -> None:
    assert not list(validator().iter_errors(saved_projects()))


@pytest.mark.parametrize(
    "change", [{"schema": "archcheck-projects/2"}, {"verdict": {}}, {"projects": [{}]}]
)
def test_should_not_fit_the_schema_when_several_results_are_changed(change: dict[str, Any]) -> None:
    assert list(validator().iter_errors({**saved_projects(), **change}))


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(dict(RESULTS_FILES.schema()))


@pytest.mark.parametrize(
    "change", [{"schema": "archcheck-result/2"}, {"verdict": {}}, {"findings": [{}]}]
)
def test_should_not_fit_the_schema_when_a_result_is_changed(change: dict[str, Any]) -> None:
    document = {**json.loads(FORMAT.render(result(), ReportOptions())), **change}
    assert list(validator().iter_errors(document))


def test_should_be_published_when_the_schema_has_changed() -> None:
    """Else: archcheck report --schema > docs/result.schema.json."""
    published = json.loads((ROOT / "docs" / "result.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(RESULTS_FILES.schema()))


def test_should_be_readable_when_an_older_archcheck_has_saved_a_result() -> None:
    """The file is never made again: what it says can be read as long as the schema has its name."""
    saved = RESULTS_FILES.read(str(GOLDEN / "result_1.json"))
    said = [(entry.rule, entry.location.region.start_line) for entry in saved.findings]
    assert said == [("F401", 3), ("forbidden-dependency", 3), ("no-comments", 5)]


def test_should_fit_the_schema_when_an_older_archcheck_has_saved_a_result() -> None:
    document = json.loads((GOLDEN / "result_1.json").read_text(encoding="utf-8"))
    assert not list(validator().iter_errors(document))


def test_should_only_grow_when_the_schema_changes() -> None:
    """A consumer of the first edition finds all that it knew, of the types that it knew."""
    first = json.loads((GOLDEN / "result_1.schema.json").read_text(encoding="utf-8"))["$defs"]
    now = json.loads(json.dumps(RESULTS_FILES.schema()))["$defs"]
    assert [name for name in first if not _holds(now.get(name, {}), first[name])] == []


def _holds(now: dict[str, Any], first: dict[str, Any]) -> bool:
    """Whether a type says all that it said, and demands no more."""
    if "properties" not in first:
        return set(now.get("enum", ())) >= set(first["enum"])
    kept = {name: now.get("properties", {}).get(name) for name in first["properties"]}
    is_kept: bool = kept == first["properties"] and now["required"] == first["required"]
    return is_kept


def test_should_have_the_name_of_the_schema_when_saved() -> None:
    assert json.loads(FORMAT.render(result(), ReportOptions()))["schema"] == SCHEMA
