"""Tests of files whose syntax is newer than the running Python."""

import pytest

from archcheck.application.judging.newer_files import NewerFiles
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome, UncheckedFile
from tests.unit.application.judging.policy_support import PATH, SYNTAX_ERRORS, finding

NEWER = NewerFiles({PATH: "3.9", "a.py": "3.13"})
NEED = UncheckedFile(PATH, "it needs Python 3.9")
OTHER = UncheckedFile("b.py", "timeout")


def report(name: str, *unchecked: UncheckedFile) -> AnalyzerReport:
    return AnalyzerReport(
        name=name, version="1", homepage="", outcome=Outcome.COMPLETED, unchecked=unchecked
    )


def test_should_know_files_when_their_facts_name_a_python() -> None:
    facts = [FileFacts(path="a.py", python="3.13"), FileFacts(path="b.py")]
    assert NewerFiles.among(facts) == NewerFiles({"a.py": "3.13"})


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        ([PATH], "1 file needs Python 3.9: run archcheck with it"),
        ([PATH, "a.py"], "2 files need Python 3.13: run archcheck with it"),
    ],
)
def test_should_name_the_newest_python_when_asked_what_to_do(
    paths: list[str], sentence: str
) -> None:
    assert NEWER.sentence(paths) == sentence


@pytest.mark.parametrize(
    ("told", "excused"),
    [
        (finding("E999", analyzer="flake8"), True),
        (finding("F401", analyzer="flake8"), False),
        (finding("E999", analyzer="flake8", path="b.py"), False),
        (finding("unparsable-file"), False),
    ],
)
def test_should_excuse_a_finding_when_a_tool_takes_newer_syntax_for_an_error(
    told: Finding, excused: bool
) -> None:
    parts = ([], [told]) if excused else ([told], [])
    assert NEWER.parted([told], SYNTAX_ERRORS) == parts


def test_should_excuse_all_findings_of_a_tool_when_it_refuses_the_file() -> None:
    told = [
        finding("W605", analyzer="flake8"),
        finding("E999", analyzer="flake8"),
        finding("arg-type", analyzer="mypy"),
        finding("W605", analyzer="flake8", path="b.py"),
    ]
    assert NEWER.parted(told, SYNTAX_ERRORS) == (told[2:], told[:2])


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        (report("flake8", UncheckedFile(PATH, "E999")), [], report("flake8", NEED)),
        (report("flake8", OTHER), ["flake8"], report("flake8", OTHER, NEED)),
        (report("flake8"), ["mypy"], report("flake8")),
        (report("archcheck", UncheckedFile(PATH, "it failed")), [], None),
    ],
)
def test_should_say_what_a_file_needs_when_a_tool_could_not_check_it(
    before: AnalyzerReport, told: list[str], after: AnalyzerReport | None
) -> None:
    excused = [finding("E999", analyzer=name) for name in told]
    assert NEWER.completed(before, excused) == (after or before)


def test_should_leave_files_unexplained_when_there_is_another_reason() -> None:
    reports = [report("archcheck", NEED), report("flake8", NEED, OTHER)]
    assert list(NEWER.unexplained(reports)) == [("archcheck", NEED), ("flake8", OTHER)]
