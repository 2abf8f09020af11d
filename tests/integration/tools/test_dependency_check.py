"""dependency-check, with a program in its place that writes SARIF of the documented shape."""

import dataclasses
import os
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.project import Scope
from archcheck.infrastructure.tools.requirements.advisories import NARROW, NOTHING
from archcheck.infrastructure.tools.wrapped.dependency_check.adapter import (
    ADAPTER,
    DOWNLOAD,
)
from archcheck.infrastructure.tools.wrapped.dependency_check.adapter import REPORT as WRITTEN
from archcheck.infrastructure.tools.wrapped.dependency_check.database import FILE, FILLING
from archcheck.infrastructure.tools.wrapped.dependency_check.settings import DependencyCheckOptions
from tests.integration.tools.advisory_support import DATABASE, lines, shop
from tests.integration.tools.tool_support import UNTRUSTING, VARIABLES, stand_in

NAME = "dependency-check"
REPORT = DATABASE.parent / "dependency_check" / "report.sarif"
FILES = ("requirements.txt", "package-lock.json", "uv.lock")
TEXTS = {
    "requirements.txt": "jinja2==2.10\nflask\n",
    "package-lock.json": "{}\n",
    "uv.lock": "version = 1\n",
}
PINNED = {"requirements.txt": "jinja2==2.10\n"}
OUT = "import os, sys\nout = sys.argv[sys.argv.index('--out') + 1]\n"
WRITE = f"{OUT}report = open(os.path.join(out, 'dependency-check-report.sarif'), 'w')\n"
BINARY = WRITE.replace("'w'", "'wb'")
CLEAN = (
    '{"runs": [{"tool": {"driver": {"rules": []}}, '
    '"artifacts": [{"location": {"uri": "requirements.txt"}}], "results": []}]}'
)
CLEANED = f"{WRITE}report.write({CLEAN!r})"


def told(code: str, directory: pathlib.Path, options: DependencyCheckOptions) -> ToolSetting:
    """dependency-check as a program that does this."""
    return ToolSetting(name=NAME, options=options, program=stand_in(directory, code))


def answered(directory: pathlib.Path, code: str, files: dict[str, str] = PINNED) -> JobResult:
    """What comes of a program's answer."""
    setting = told(code, directory, DependencyCheckOptions())
    return shop(directory / "shop", files).check(setting)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> JobResult:
    """The result of the documented report."""
    directory = tmp_path_factory.mktemp("checked")
    text = REPORT.read_text().replace("ROOT", str(directory / "shop"))
    setting = told(f"{WRITE}report.write({text!r})", directory, DependencyCheckOptions(files=FILES))
    return shop(directory / "shop", TEXTS).check(setting)


def test_should_point_at_requirements_when_versions_are_vulnerable(checked: JobResult) -> None:
    assert sorted(lines(checked)) == [
        ("package-lock.json", 1, 1, 3, "GHSA-0000-0000-0001"),
        ("requirements.txt", 1, 1, 13, "CVE-2020-28493"),
        ("requirements.txt", 1, 1, 13, "GHSA-0000-0000-0001"),
    ]


def test_should_say_what_is_known_when_versions_are_vulnerable(checked: JobResult) -> None:
    assert {(it.level, it.message, it.fix) for it in checked.findings} == {
        (
            Level.WARNING,
            "jinja2 2.10 (CVSS 5.3): Finding e-mail addresses takes too long",
            "upgrade jinja2 to a version that is free of it.",
        ),
        (
            Level.ERROR,
            "lodash 4.17.0: GHSA-0000-0000-0001",
            "upgrade lodash to a version that is free of it.",
        ),
        (
            Level.ERROR,
            "requirements.txt: Somewhere",
            "upgrade requirements.txt to a version that is free of it.",
        ),
    }


def test_should_complete_when_vulnerabilities_are_found(checked: JobResult) -> None:
    assert (checked.outcome, checked.reason, checked.exit_code) == (Outcome.COMPLETED, "", 0)


def test_should_name_what_it_did_not_look_at_when_it_passes_over_a_file(checked: JobResult) -> None:
    assert checked.incomplete_if_strict == (
        "not looked up, because no version is pinned: flask (requirements.txt:2).",
        "not looked at by dependency-check: uv.lock.",
    )


def test_should_be_clean_when_nothing_is_known(tmp_path: pathlib.Path) -> None:
    result = answered(tmp_path, CLEANED)
    found = (result.outcome, result.findings, result.incomplete_if_strict, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


def test_should_name_the_file_when_a_requirement_is_broken(tmp_path: pathlib.Path) -> None:
    result = answered(tmp_path, CLEANED, {"requirements.txt": "jinja2==2.10\nflask=1\n"})
    reason = "line 2: flask=1 is no requirement"
    assert result.unchecked == (UncheckedFile("requirements.txt", reason),)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (DependencyCheckOptions(), ["--noupdate", "--scan", "requirements.txt"]),
        (
            DependencyCheckOptions(data="/data"),
            ["--noupdate", "--data", "/data", "--scan", "requirements.txt"],
        ),
        (DependencyCheckOptions(online=True), ["--scan", "requirements.txt"]),
    ],
)
def test_should_ask_nobody_when_it_is_not_allowed_to(
    options: DependencyCheckOptions, expected: list[str], tmp_path: pathlib.Path
) -> None:
    last = f"sys.argv[-{len(expected)}:] == {expected!r}"
    alone = "{'--disableOssIndex', '--disableCentral'} <= set(sys.argv)"
    code = f"{CLEANED}\nsys.exit(0 if {last} and {alone} else str(sys.argv))"
    result = shop(tmp_path / "shop", PINNED).check(told(code, tmp_path, options))
    assert (result.outcome, result.reason) == (Outcome.COMPLETED, "")


@pytest.mark.parametrize("program", ["dependency-check", "dependency-check.sh"])
def test_should_be_found_when_it_is_on_the_path(program: str, tmp_path: pathlib.Path) -> None:
    os.rename(stand_in(tmp_path, CLEANED), tmp_path / program)
    variables = {**VARIABLES, "PATH": f"{tmp_path}{os.pathsep}{VARIABLES['PATH']}"}
    workshop = dataclasses.replace(shop(tmp_path / "shop", PINNED), variables=variables)
    assert workshop.check(ToolSetting(name=NAME)).outcome is Outcome.COMPLETED


@pytest.mark.parametrize("optional", [False, True])
def test_should_be_missing_when_nobody_has_put_it_on_the_path(
    optional: bool, tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, PINNED).check(ToolSetting(name=NAME, optional=optional))
    reason = f"not installed ({DOWNLOAD} and put its folder bin on PATH)"
    assert (result.outcome, result.reason) == (Outcome.MISSING, reason)


def test_should_ask_for_trust_when_it_would_use_the_network(tmp_path: pathlib.Path) -> None:
    untrusting = dataclasses.replace(shop(tmp_path, PINNED), variables=UNTRUSTING)
    options = DependencyCheckOptions(online=True)
    result = untrusting.check(ToolSetting(name=NAME, options=options))
    reason = (
        "would renew the database of dependency-check from the network; "
        "--trust-project allows it"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_not_start_when_there_is_nothing_to_look_up(tmp_path: pathlib.Path) -> None:
    result = answered(tmp_path, "import sys; sys.exit(1)", {})
    assert (result.outcome, result.exit_code, result.notes) == (Outcome.COMPLETED, None, NOTHING)


def test_should_not_start_when_only_some_files_are_checked(tmp_path: pathlib.Path) -> None:
    scope = Scope(whole=False, files=frozenset({"src/shop/__init__.py"}))
    setting = told("import sys; sys.exit(1)", tmp_path, DependencyCheckOptions())
    result = dataclasses.replace(shop(tmp_path / "shop", PINNED), scope=scope).check(setting)
    assert (result.outcome, result.exit_code, result.notes) == (Outcome.COMPLETED, None, NARROW)


def test_should_fail_when_it_is_too_old(tmp_path: pathlib.Path) -> None:
    program = pathlib.Path(stand_in(tmp_path, ""))
    program.write_text(program.read_text().replace("99.8.7", "6.5.3"))
    result = shop(tmp_path / "shop", PINNED).check(ToolSetting(name=NAME, program=str(program)))
    reason = f"dependency-check 6.5.3 is too old, archcheck reads 9.0 and newer ({DOWNLOAD})"
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


FAILED_RUN = '{"runs": [{"invocations": [{"executionSuccessful": false}]}]}'


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "import sys; sys.exit('[ERROR] No documents exist')",
            f"its database is empty: {FILLING} (ended with status 1: [ERROR] No documents exist)",
        ),
        (
            "import sys; print('Invalid suppression file'); sys.exit(14)",
            "ended with status 14: Invalid suppression file",
        ),
        ("import os; os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
        ("print('nothing')", f"it has not written its report {WRITTEN}"),
        (f"{BINARY}report.write(b'\\xff')", "unreadable output (ended with status 0): \ufffd"),
        (f"{WRITE}report.write('garbage')", "unreadable output (ended with status 0): garbage"),
        (f"{WRITE}report.write('[]')", "unreadable output (ended with status 0): []"),
        (f"{WRITE}report.write({FAILED_RUN!r})", "it says that it failed: no reason given"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    code: str, reason: str, tmp_path: pathlib.Path
) -> None:
    result = answered(tmp_path, code)
    assert (result.outcome, result.reason.rstrip()) == (Outcome.FAILED, reason.rstrip())


@pytest.mark.parametrize(
    ("max_age", "expected"),
    [
        (0, (Outcome.FAILED, "older than max_age = 0 days: renew it")),
        (100_000, (Outcome.COMPLETED, "")),
    ],
)
def test_should_fail_when_its_database_was_written_long_ago(
    max_age: int, expected: tuple[Outcome, str], tmp_path: pathlib.Path
) -> None:
    (tmp_path / FILE).write_bytes(b"")
    os.utime(tmp_path / FILE, (0, 0))
    options = DependencyCheckOptions(data=str(tmp_path), max_age=max_age)
    result = shop(tmp_path / "shop", PINNED).check(told(CLEANED, tmp_path, options))
    assert (result.outcome, result.reason.partition("1970-01-01, ")[2]) == expected


def test_should_fail_when_there_is_no_database_whose_age_counts(tmp_path: pathlib.Path) -> None:
    options = DependencyCheckOptions(data="nvd", max_age=1)
    result = shop(tmp_path / "shop", PINNED).check(told(CLEANED, tmp_path, options))
    assert result.reason == f"the database nvd has no {FILE}: {FILLING}"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (DependencyCheckOptions(max_age=1), ["max_age"]),
        (DependencyCheckOptions(max_age=1, data="nvd", online=True), ["max_age"]),
        (DependencyCheckOptions(online=True), []),
    ],
)
def test_should_refuse_an_age_when_there_is_no_database_to_have_it(
    options: DependencyCheckOptions, expected: list[str]
) -> None:
    assert [problem.key for problem in options.conflicts()] == expected


def test_should_fail_when_it_takes_too_long(tmp_path: pathlib.Path) -> None:
    setting = told("import time; time.sleep(60)", tmp_path, DependencyCheckOptions())
    slow = dataclasses.replace(setting, timeout=1.0)
    result = shop(tmp_path / "shop", PINNED).check(slow)
    assert result.reason.partition(" (")[0] == "no answer within 1 s"


def test_should_lead_to_the_vulnerability_when_it_is_described(tmp_path: pathlib.Path) -> None:
    rule = ADAPTER.rule("CVE-2020-28493", {})
    assert (rule.help_uri, ADAPTER.configuration(tmp_path)) == (
        "https://nvd.nist.gov/vuln/detail/CVE-2020-28493",
        "",
    )
