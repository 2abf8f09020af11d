"""pip-audit, really run against a service on the loopback address."""

import dataclasses
import http.server
import json
import pathlib
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.infrastructure.tools.requirements.advisories import NOTHING
from archcheck.infrastructure.tools.wrapped.pip_audit.adapter import ADAPTER, WITHOUT_SERVICE
from archcheck.infrastructure.tools.wrapped.pip_audit.settings import PipAuditOptions
from tests.integration.tools.advisory_support import FILES, lines, shop
from tests.integration.tools.tool_support import UNTRUSTING, stand_in

RANGE = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.11.3"}]}
AFFECTED = {"package": {"name": "jinja2", "ecosystem": "PyPI"}, "ranges": [RANGE]}
JINJA = {
    "id": "PYSEC-2021-66",
    "schema_version": "1.4.0",
    "summary": "Finding e-mail addresses takes too long.",
    "aliases": ["GHSA-g3rq-g295-4j3m", "CVE-2020-28493"],
    "affected": [AFFECTED],
}
ANSWERS: Mapping[str, Any] = {
    "jinja2": {"vulns": [JINJA]},
    "strange": {"vulns": [{"id": "X-1", "schema_version": "2.0.0"}, {"id": "X-2"}]},
}
PINNED = {"requirements.txt": "jinja2==2.10\n"}


class Service(http.server.BaseHTTPRequestHandler):
    """Answers as OSV does."""

    def do_POST(self) -> None:
        """The advisories about one version."""
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        data = json.dumps(ANSWERS.get(asked["package"]["name"], {})).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def setting() -> Iterator[ToolSetting]:
    """pip-audit with a service that runs meanwhile."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield asking(f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


def asking(url: str, program: str = "") -> ToolSetting:
    """pip-audit that asks this service."""
    options = PipAuditOptions(service_url=url)
    return ToolSetting(name="pip-audit", options=options, program=program)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, setting: ToolSetting) -> JobResult:
    """One check of files of several kinds, with a broken requirement."""
    files = {**FILES, "more.txt": f"{FILES['more.txt']}flask=1\n"}
    return shop(tmp_path_factory.mktemp("shop"), files).check(setting)


def test_should_point_at_requirements_when_versions_are_vulnerable(checked: JobResult) -> None:
    """Two versions of one distribution are two runs."""
    assert sorted(lines(checked)) == [
        ("more.txt", 1, 1, 34, "PYSEC-2021-66"),
        ("pyproject.toml", 3, 18, 30, "PYSEC-2021-66"),
        ("uv.lock", 4, 1, 16, "PYSEC-2021-66"),
    ]


def test_should_complete_when_vulnerabilities_are_found(checked: JobResult) -> None:
    assert (checked.outcome, checked.reason, checked.exit_code) == (Outcome.COMPLETED, "", 1)


def test_should_say_what_and_how_to_mend_when_version_is_vulnerable(checked: JobResult) -> None:
    told = {(it.message, it.fix) for it in checked.findings if it.location.path == "uv.lock"}
    assert told == {
        (
            "jinja2 2.10 (CVE-2020-28493): Finding e-mail addresses takes too long (fixed in 2.11.3)",
            "upgrade jinja2 to 2.11.3, or newer.",
        )
    }


def test_should_be_an_error_when_its_weight_is_unknown(checked: JobResult) -> None:
    assert {finding.level for finding in checked.findings} == {Level.ERROR}


def test_should_name_requirements_when_no_version_is_pinned(checked: JobResult) -> None:
    assert checked.incomplete_if_strict == (
        "not looked up, because no version is pinned: flask (requirements.txt:5), "
        "boto (requirements.txt:6).",
    )


def test_should_name_the_file_when_a_requirement_is_broken(checked: JobResult) -> None:
    reason = "line 2: flask=1 is no requirement"
    assert checked.unchecked == (UncheckedFile("more.txt", reason),)


def test_should_be_clean_when_service_knows_nothing(
    setting: ToolSetting, tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, {"requirements.txt": "flask==3.1.0\n"}).check(setting)
    found = (result.outcome, result.findings, result.incomplete_if_strict, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


def test_should_fail_when_it_does_not_understand_its_service(
    setting: ToolSetting, tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, {"requirements.txt": "strange==1\n"}).check(setting)
    reason = (
        "it passed over what its service said: Unsupported OSV schema version: 2.0.0, "
        "OSV vuln entry 'X-2' is missing 'affected' list"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_fail_when_nobody_answers(tmp_path: pathlib.Path) -> None:
    result = shop(tmp_path, PINNED).check(asking("http://127.0.0.1:9/"))
    assert (result.outcome, "Connection refused" in result.reason) == (Outcome.FAILED, True)


def test_should_fail_when_an_argument_is_wrong(
    setting: ToolSetting, tmp_path: pathlib.Path
) -> None:
    wrong = dataclasses.replace(setting, args=("--timeout", "soon"))
    result = shop(tmp_path, PINNED).check(wrong)
    assert (result.outcome, "invalid int value" in result.reason) == (Outcome.FAILED, True)


def test_should_fail_when_a_named_file_is_not_there(tmp_path: pathlib.Path) -> None:
    options = PipAuditOptions(online=True, files=("absent.txt",))
    result = shop(tmp_path, PINNED).check(ToolSetting(name="pip-audit", options=options))
    assert (result.outcome, result.reason) == (Outcome.FAILED, "absent.txt does not exist")


@pytest.mark.parametrize(("optional", "outcome"), [(False, "failed"), (True, "skipped")])
def test_should_not_be_clean_when_nobody_may_be_asked(
    optional: bool, outcome: str, tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, PINNED).check(ToolSetting(name="pip-audit", optional=optional))
    assert (result.outcome, result.reason) == (outcome, WITHOUT_SERVICE)


@pytest.mark.parametrize(
    ("options", "service"),
    [
        (PipAuditOptions(online=True, service="pypi"), "the public service pypi"),
        (PipAuditOptions(service_url="http://127.0.0.1:9/"), "http://127.0.0.1:9/"),
    ],
)
def test_should_ask_for_trust_when_it_would_use_the_network(
    options: PipAuditOptions, service: str, tmp_path: pathlib.Path
) -> None:
    untrusting = dataclasses.replace(shop(tmp_path, PINNED), variables=UNTRUSTING)
    result = untrusting.check(ToolSetting(name="pip-audit", options=options))
    reason = (
        f"would ask {service} about the dependencies of this project; --trust-project allows it"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_ask_for_no_trust_when_it_would_ask_nobody(tmp_path: pathlib.Path) -> None:
    assert ADAPTER.asked(tmp_path, PipAuditOptions()) == ""


def test_should_not_start_when_there_is_nothing_to_look_up(tmp_path: pathlib.Path) -> None:
    result = shop(tmp_path, {}).check(asking("http://127.0.0.1:9/"))
    assert (result.outcome, result.exit_code, result.notes) == (Outcome.COMPLETED, None, NOTHING)


def saying(*entries: Mapping[str, Any], status: int = 0) -> str:
    """The code of a program that answers so."""
    answer = json.dumps({"dependencies": entries})
    return f"import sys\nprint({answer!r})\nsys.exit({status})"


SKIPPED = {"name": "jinja2", "skip_reason": "Dependency not found on PyPI"}
CLEAN: Mapping[str, Any] = {"name": "jinja2", "version": "2.10", "vulns": []}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("import os; os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        (saying(), "it says nothing of jinja2 2.10"),
        (saying({**CLEAN, "version": "2.11"}), "it says nothing of jinja2 2.10"),
        (saying(CLEAN, status=1), "ended with status 1: "),
        (saying({**CLEAN, "vulns": [JINJA]}), "ended with status 0: "),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    code: str, reason: str, tmp_path: pathlib.Path
) -> None:
    workshop = shop(tmp_path / "shop", PINNED)
    result = workshop.check(asking("http://127.0.0.1:9/", stand_in(tmp_path, code)))
    assert (result.outcome, result.reason[: len(reason)]) == (Outcome.FAILED, reason)


def test_should_name_what_is_not_found_when_service_does_not_know_it(
    tmp_path: pathlib.Path,
) -> None:
    workshop = shop(tmp_path / "shop", PINNED)
    result = workshop.check(asking("http://127.0.0.1:9/", stand_in(tmp_path, saying(SKIPPED))))
    assert (result.outcome, result.incomplete_if_strict) == (
        Outcome.COMPLETED,
        ("not looked up: jinja2 (Dependency not found on PyPI).",),
    )


def test_should_fail_when_it_takes_too_long(tmp_path: pathlib.Path) -> None:
    slow = dataclasses.replace(asking("http://127.0.0.1:9/"), timeout=0.3)
    result = shop(tmp_path, PINNED).check(slow)
    assert result.reason.partition(" (")[0] == "no answer within 0.3 s"


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        (PipAuditOptions(service_url="x"), []),
        (PipAuditOptions(service_url="x", service="pypi"), ["service_url"]),
    ],
)
def test_should_refuse_a_url_when_service_is_another(
    options: PipAuditOptions, keys: list[str]
) -> None:
    assert [problem.key for problem in options.conflicts()] == keys


def test_should_obey_no_file_when_the_project_has_none_for_it(tmp_path: pathlib.Path) -> None:
    assert ADAPTER.configuration(tmp_path) == ""


def test_should_lead_to_the_vulnerability_when_it_is_described() -> None:
    rule = ADAPTER.rule("PYSEC-2021-66", {})
    assert rule.help_uri == "https://osv.dev/vulnerability/PYSEC-2021-66"


def test_should_count_by_days_when_answers_are_kept(tmp_path: pathlib.Path) -> None:
    assert len(ADAPTER.sources(tmp_path, PipAuditOptions(online=True))) == 1
