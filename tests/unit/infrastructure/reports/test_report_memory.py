"""Tests of what is known of reports that were written."""

import dataclasses
import datetime
import hashlib
import os
import pathlib

import pytest

from archcheck.application.checking.checked import Checked
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.application.report_files import paths_of
from archcheck.domain.check_result import AnalyzerReport, CheckResult
from archcheck.domain.job import Outcome
from archcheck.domain.plugin import Plugin
from archcheck.infrastructure.reports.report_memory import KnownReports
from tests.unit.infrastructure.caching.known_support import ResultsInMemory
from tests.unit.infrastructure.reports.results_support import finding, place, result

TEXT = "a report\n"
RESULT = result()
OPTIONS = ReportOptions(width=100)
DIGESTS = {file.path: file.digest for file in RESULT.files}
OTHER = dataclasses.replace(RESULT, findings=RESULT.findings[1:])
FASTER = AnalyzerReport(
    name="mypy", version="1", homepage="", outcome=Outcome.COMPLETED, seconds=1.0, from_cache=3
)
PLUGIN = Plugin(name="x", source="x 1", package="x", folder="/x", digest="1")


def memory(
    results: ResultCache,
    about: CheckResult = RESULT,
    digests: dict[str, str] | None = None,
    plugins: tuple[Plugin, ...] = (),
) -> KnownReports:
    outcome = dataclasses.replace(about, files=())
    known = DIGESTS if digests is None else digests
    return KnownReports(Checked(outcome, lambda *_: about.files, known, results), plugins)


@pytest.fixture(name="target")
def written_report(tmp_path: pathlib.Path) -> pathlib.Path:
    """A file that holds the report."""
    path = tmp_path / "report.sarif"
    path.write_text(TEXT)
    return path


@pytest.fixture(name="results")
def remembered_report() -> ResultsInMemory:
    """What is known after the report was written."""
    results = ResultsInMemory()
    memory(results).keep("sarif", OPTIONS, TEXT, RESULT.files)
    return results


def test_should_know_a_report_when_it_lies_where_it_was_written(
    results: ResultsInMemory, target: pathlib.Path
) -> None:
    assert memory(results).is_written("sarif", OPTIONS, str(target))


@pytest.mark.parametrize(
    ("name", "options", "about", "digests", "plugins"),
    [
        ("json", OPTIONS, RESULT, DIGESTS, ()),
        ("sarif", ReportOptions(), RESULT, DIGESTS, ()),
        ("sarif", OPTIONS, OTHER, DIGESTS, ()),
        ("sarif", OPTIONS, RESULT, dict.fromkeys(DIGESTS, "0"), ()),
        ("sarif", OPTIONS, RESULT, DIGESTS, (PLUGIN,)),
    ],
)
def test_should_not_know_a_report_when_it_would_be_another(
    name: str,
    options: ReportOptions,
    about: CheckResult,
    digests: dict[str, str],
    plugins: tuple[Plugin, ...],
    results: ResultsInMemory,
    target: pathlib.Path,
) -> None:
    known = memory(results, about, digests, plugins)
    assert not known.is_written(name, options, str(target))


@pytest.mark.parametrize(
    "changes",
    [
        {"seconds": 77.0},
        {"today": datetime.date(1999, 1, 1)},
        {"analyzers": (dataclasses.replace(FASTER, seconds=2.0, cpu_seconds=1.0, from_cache=0),)},
    ],
)
def test_should_know_a_report_when_only_the_moment_is_another(
    changes: dict[str, object], target: pathlib.Path
) -> None:
    results = ResultsInMemory()
    about = dataclasses.replace(RESULT, analyzers=(FASTER,))
    memory(results, about).keep("sarif", OPTIONS, TEXT, RESULT.files)
    later = dataclasses.replace(about, **changes)  # type: ignore[arg-type]
    assert memory(results, later).is_written("sarif", OPTIONS, str(target))


@pytest.mark.parametrize("text", ["", "another report\n", TEXT + "\n"])
def test_should_not_know_a_report_when_the_file_says_something_else(
    text: str, results: ResultsInMemory, target: pathlib.Path
) -> None:
    target.write_text(text)
    assert not memory(results).is_written("sarif", OPTIONS, str(target))


def test_should_not_know_a_report_when_there_is_no_file(
    results: ResultsInMemory, tmp_path: pathlib.Path
) -> None:
    assert not memory(results).is_written("sarif", OPTIONS, str(tmp_path / "none"))


def test_should_not_know_a_report_when_a_link_leads_to_it(
    results: ResultsInMemory, target: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    link = tmp_path / "link.sarif"
    link.symlink_to(target)
    assert not memory(results).is_written("sarif", OPTIONS, str(link))


def test_should_make_a_report_as_new_as_the_run_when_it_stays(
    results: ResultsInMemory, target: pathlib.Path
) -> None:
    os.utime(target, (1, 1))
    memory(results).is_written("sarif", OPTIONS, str(target))
    assert target.stat().st_mtime > 1


def test_should_not_know_a_report_when_it_cannot_be_made_new(
    results: ResultsInMemory, target: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)
    assert not memory(results).is_written("sarif", OPTIONS, str(target))


def test_should_remember_nothing_when_a_file_has_changed_since_it_was_checked() -> None:
    results = ResultsInMemory()
    changed = {**DIGESTS, RESULT.files[0].path: "0"}
    memory(results, digests=changed).keep("sarif", OPTIONS, TEXT, RESULT.files)
    assert results.entries == {}


def test_should_remember_nothing_when_a_file_is_gone() -> None:
    results = ResultsInMemory()
    memory(results).keep("sarif", OPTIONS, TEXT, RESULT.files[1:])
    assert results.entries == {}


def test_should_read_files_when_they_are_none_of_the_project(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool]")
    results = ResultsInMemory()
    project = dataclasses.replace(RESULT.project, root=str(tmp_path))
    about = dataclasses.replace(
        RESULT, project=project, findings=(finding(location=place("pyproject.toml", 1, 1, 2)),)
    )
    shown = dataclasses.replace(
        RESULT.files[0], path="pyproject.toml", digest=hashlib.sha256(b"[tool]").hexdigest()
    )
    memory(results, about, {}).keep("sarif", OPTIONS, TEXT, (shown,))
    assert len(results.entries) == 1


@pytest.mark.parametrize("message", ["bad \udcff", "lone \ud800"])
def test_should_remember_nothing_when_a_text_is_none(message: str, target: pathlib.Path) -> None:
    results = ResultsInMemory()
    about = dataclasses.replace(RESULT, findings=(finding(message=message),))
    known = memory(results, about)
    shown = [file for file in RESULT.files if file.path in paths_of(about.findings)]
    known.keep("sarif", OPTIONS, TEXT, shown)
    assert (results.entries, known.is_written("sarif", OPTIONS, str(target))) == ({}, False)


def test_should_ask_nobody_when_nothing_is_remembered(target: pathlib.Path) -> None:
    known = memory(NO_RESULTS)
    known.keep("sarif", OPTIONS, TEXT, RESULT.files)
    assert not known.is_written("sarif", OPTIONS, str(target))
