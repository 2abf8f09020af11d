"""safety, really run with a database of two advisories."""

import dataclasses
import datetime
import json
import os
import pathlib
import shutil
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.project import Scope
from archcheck.infrastructure.tools.requirements.advisories import NARROW, NOTHING
from archcheck.infrastructure.tools.wrapped.safety.adapter import ADAPTER, WITHOUT_DATABASE
from archcheck.infrastructure.tools.wrapped.safety.database import read_database
from archcheck.infrastructure.tools.wrapped.safety.settings import SafetyOptions
from tests.integration.tools.advisory_support import DATABASE, FILES, lines, shop
from tests.integration.tools.tool_support import UNTRUSTING, VARIABLES, Workshop, stand_in

OPTIONS = SafetyOptions(db=str(DATABASE))
SAFETY = ToolSetting(name="safety", options=OPTIONS)
PINNED = {"requirements.txt": "jinja2==2.10\n"}
POLICY = "security:\n  ignore-vulnerabilities:\n    39525:\n      reason: never parses e-mail\n"


def with_options(**changes: Any) -> ToolSetting:
    """safety with other keys."""
    return dataclasses.replace(SAFETY, options=SafetyOptions(**changes))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> JobResult:
    """One run over files of several kinds."""
    return shop(tmp_path_factory.mktemp("shop"), FILES).check(SAFETY)


@pytest.fixture(scope="module")
def ignoring(tmp_path_factory: pytest.TempPathFactory) -> JobResult:
    """One run with a broken requirement, and a policy that ignores a vulnerability."""
    files = {"requirements.txt": "jinja2==2.10\nflask=1.0\n", ".safety-policy.yml": POLICY}
    return shop(tmp_path_factory.mktemp("shop"), files).check(SAFETY)


def test_should_point_at_requirements_when_versions_are_vulnerable(checked: JobResult) -> None:
    assert sorted(lines(checked)) == [
        ("more.txt", 1, 1, 34, "39525"),
        ("pyproject.toml", 3, 18, 30, "39525"),
        ("requirements.txt", 3, 1, 17, "36546"),
        ("uv.lock", 4, 1, 16, "39525"),
    ]


def test_should_complete_when_vulnerabilities_are_found(checked: JobResult) -> None:
    assert (checked.outcome, checked.reason, checked.exit_code) == (Outcome.COMPLETED, "", 64)


def test_should_weigh_by_score_when_it_is_known(checked: JobResult) -> None:
    assert {finding.rule: finding.level for finding in checked.findings} == {
        "39525": Level.WARNING,
        "36546": Level.ERROR,
    }


def test_should_say_what_and_how_to_mend_when_version_is_vulnerable(checked: JobResult) -> None:
    told = {(it.message, it.fix) for it in checked.findings if it.location.path == "uv.lock"}
    assert told == {
        (
            "jinja2 2.10 (CVE-2020-28493, CVSS 5.3): Finding e-mail addresses in a long text takes "
            "too long (fixed in 2.11.3)",
            "upgrade jinja2 to 2.11.3, or newer.",
        )
    }


def test_should_name_requirements_when_no_version_is_pinned(checked: JobResult) -> None:
    """`requests` of pyproject.toml is pinned elsewhere."""
    assert checked.incomplete_if_strict == (
        "not looked up, because no version is pinned: flask (requirements.txt:5), "
        "boto (requirements.txt:6).",
    )


def test_should_write_nothing_when_it_has_a_home_of_its_own(tmp_path: pathlib.Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    workshop = shop(tmp_path / "shop", {"requirements.txt": "flask==3.1.0\n"})
    at_home = dataclasses.replace(workshop, variables={**UNTRUSTING, "HOME": str(home)})
    result = at_home.check(SAFETY)
    found = (result.outcome, result.findings, result.exit_code, os.listdir(home))
    assert found == (Outcome.COMPLETED, (), 0, [])


def test_should_name_the_file_when_a_requirement_is_broken(ignoring: JobResult) -> None:
    reason = "line 2: flask=1.0 is no requirement"
    assert ignoring.unchecked == (UncheckedFile("requirements.txt", reason),)


def test_should_count_what_is_ignored_when_the_project_has_a_policy(ignoring: JobResult) -> None:
    told = (ignoring.outcome, ignoring.findings, ignoring.said)
    assert told == (Outcome.COMPLETED, (), ("left out by safety's own configuration: 1.",))


def test_should_name_the_policy_file_when_the_project_has_one(tmp_path: pathlib.Path) -> None:
    (tmp_path / ".safety-policy.yml").write_text(POLICY)
    assert ADAPTER.configuration(tmp_path) == ".safety-policy.yml"


def test_should_fail_when_policy_file_is_broken(tmp_path: pathlib.Path) -> None:
    result = shop(tmp_path, {**PINNED, ".safety-policy.yml": "security: [\n"}).check(SAFETY)
    is_told = "Unable to load the Safety Policy file" in result.reason
    assert (result.outcome, is_told) == (Outcome.FAILED, True)


@pytest.mark.parametrize(("optional", "outcome"), [(False, "failed"), (True, "skipped")])
def test_should_not_be_clean_when_there_is_no_database(
    optional: bool, outcome: str, tmp_path: pathlib.Path
) -> None:
    setting = dataclasses.replace(with_options(), optional=optional)
    result = shop(tmp_path, PINNED).check(setting)
    assert (result.outcome, result.reason) == (outcome, WITHOUT_DATABASE)


def test_should_ask_for_trust_when_it_would_use_the_network(tmp_path: pathlib.Path) -> None:
    untrusting = dataclasses.replace(shop(tmp_path, PINNED), variables=UNTRUSTING)
    result = untrusting.check(with_options(online=True))
    reason = (
        "would ask the server of safety's vendor about the dependencies of this project; "
        "--trust-project allows it"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def changed(
    name: str, change: Callable[[dict[str, Any]], object]
) -> Callable[[pathlib.Path], None]:
    """A step that changes a file of the database."""

    def step(directory: pathlib.Path) -> None:
        path = directory / name
        table = json.loads(path.read_text())
        change(table)
        path.write_text(json.dumps(table))

    return step


def removed(name: str) -> Callable[[pathlib.Path], None]:
    """A step that removes a file of the database."""
    return lambda directory: os.remove(directory / name)


def written(name: str, text: str) -> Callable[[pathlib.Path], object]:
    """A step that replaces a file of the database."""
    return lambda directory: (directory / name).write_text(text)


def piped(directory: pathlib.Path) -> None:
    """A pipe in place of a file, from which reading would never end."""
    os.remove(directory / "insecure.json")
    os.mkfifo(directory / "insecure.json")


OLD = "the advisory database db is of 2025-01-01, older than max_age = 30 days: renew it"
BROKEN: Mapping[str, tuple[Callable[[pathlib.Path], object], str]] = {
    "gone": (shutil.rmtree, "the advisory database db does not exist"),
    "half": (removed("insecure_full.json"), "the advisory database has no db/insecure_full.json"),
    "pipe": (piped, "db/insecure.json cannot be read: it is not a regular file"),
    "garbage": (written("insecure.json", "{"), "db/insecure.json is no JSON: "),
    "list": (
        written("insecure.json", "[]"),
        "db/insecure.json tells no schema, safety reads 2.0.0",
    ),
    "schema": (
        changed("insecure_full.json", lambda table: table["meta"].update(schema_version="1.1")),
        "db/insecure_full.json has the schema 1.1, safety reads 2.0.0",
    ),
    "empty": (
        changed("insecure.json", lambda table: table.update(vulnerable_packages={})),
        "db/insecure.json is empty: it lists no vulnerable package",
    ),
    "old": (changed("insecure.json", lambda table: None), OLD),
    "old by text": (
        changed("insecure.json", lambda it: it["meta"].update(timestamp="2025-01-01T10:00:00")),
        OLD,
    ),
    "ageless": (
        changed("insecure.json", lambda table: table["meta"].update(timestamp="yesterday")),
        "db tells no date (meta.timestamp), so max_age cannot hold",
    ),
}


@pytest.mark.parametrize(("step", "reason"), BROKEN.values(), ids=list(BROKEN))
def test_should_say_what_is_wrong_when_database_cannot_be_used(
    step: Callable[[pathlib.Path], object], reason: str, tmp_path: pathlib.Path
) -> None:
    workshop = shop(tmp_path, PINNED)
    shutil.copytree(DATABASE, tmp_path / "db")
    step(tmp_path / "db")
    result = workshop.check(with_options(db="db", max_age=30))
    assert (result.outcome, result.reason[: len(reason)]) == (Outcome.FAILED, reason)


@pytest.mark.parametrize(
    ("files", "note"), [({}, NOTHING), ({"requirements.txt": "flask\n"}, NOTHING)]
)
def test_should_not_start_when_there_is_nothing_to_look_up(
    files: dict[str, str], note: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, files).check(SAFETY)
    assert (result.outcome, result.exit_code, result.notes) == (Outcome.COMPLETED, None, note)


def test_should_not_start_when_only_some_files_are_checked(tmp_path: pathlib.Path) -> None:
    scope = Scope(whole=False, files=frozenset({"src/shop/__init__.py"}))
    result = dataclasses.replace(shop(tmp_path, PINNED), scope=scope).check(SAFETY)
    assert (result.outcome, result.exit_code, result.notes) == (Outcome.COMPLETED, None, NARROW)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent.txt", "absent.txt does not exist"),
        ("../more.txt", "../more.txt lies outside of the project"),
    ],
)
def test_should_fail_when_a_named_file_is_not_there(
    name: str, reason: str, tmp_path: pathlib.Path
) -> None:
    result = shop(tmp_path, PINNED).check(with_options(db=str(DATABASE), files=(name,)))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


ANSWER = "import json, sys\nfile = sys.argv[sys.argv.index('--save-json') + 1]\n"
ENTRY: Mapping[str, Any] = {
    "vulnerability_id": "1",
    "package_name": "flask",
    "analyzed_version": "1",
    "severity": None,
    "advisory": "x",
    "CVE": None,
    "fixed_versions": [],
}


def saying(packages: int, entries: list[Mapping[str, Any]], status: int = 64) -> str:
    """The code of a program that answers so."""
    answer = {
        "report_meta": {"packages_found": packages},
        "vulnerabilities": entries,
        "ignored_vulnerabilities": [],
    }
    return f"{ANSWER}json.dump({answer!r}, open(file, 'w'))\nsys.exit({status})"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("import os; os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
        ("print('garbage')", "unreadable output (ended with status 0): "),
        (f"{ANSWER}open(file, 'w').write('[]')", "unreadable output (ended with status 0): []"),
        (saying(0, [], 0), "it looked up 0 of 1 dependencies"),
        (saying(1, []), "ended with status 64"),
        (saying(1, [ENTRY]), "it speaks of flask 1, of which it was not asked"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    code: str, reason: str, tmp_path: pathlib.Path
) -> None:
    workshop = shop(tmp_path / "shop", PINNED)
    program = stand_in(tmp_path, code)
    result = workshop.check(dataclasses.replace(SAFETY, program=program))
    assert (result.outcome, result.reason.rstrip()) == (Outcome.FAILED, reason.rstrip())


def test_should_fail_when_it_takes_too_long(tmp_path: pathlib.Path) -> None:
    setting = dataclasses.replace(SAFETY, timeout=0.3)
    result = shop(tmp_path, PINNED).check(setting)
    assert (result.outcome, result.reason.partition(" (")[0]) == (
        Outcome.FAILED,
        "no answer within 0.3 s",
    )


KEY = "SAFETY_API_KEY"
SEALED = f"""{ANSWER}import os
is_sealed = '--db' in sys.argv and 'x' not in os.environ.get('{KEY}', 'x')
is_sealed &= os.environ.get('HTTPS_PROXY', '') == os.environ.get('https_proxy') != ''
answer = {{"report_meta": {{"packages_found": 1}}, "ignored_vulnerabilities": []}}
json.dump({{**answer, "vulnerabilities": []}}, open(file, "w"))
sys.exit(0 if is_sealed else 'open')
"""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (OPTIONS, (Outcome.COMPLETED, "")),
        (SafetyOptions(online=True), (Outcome.FAILED, "ended with status 1: open")),
    ],
)
def test_should_reach_nobody_when_there_is_a_database(
    options: SafetyOptions, expected: tuple[Outcome, str], tmp_path: pathlib.Path
) -> None:
    workshop = shop(tmp_path / "shop", PINNED)
    at_home = dataclasses.replace(workshop, variables={**VARIABLES, KEY: "x"})
    setting = ToolSetting(name="safety", options=options, program=stand_in(tmp_path, SEALED))
    result = at_home.check(setting)
    assert (result.outcome, result.reason) == expected


def test_should_accept_a_database_when_it_is_young_enough() -> None:
    database = read_database(DATABASE.parent, DATABASE.name)
    database.demand_youth(30, datetime.date(2025, 1, 31))
    assert database.date == datetime.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("options", "keys"),
    [(OPTIONS, []), (SafetyOptions(db="db", online=True), ["online"])],
)
def test_should_refuse_the_network_when_there_is_a_database(
    options: SafetyOptions, keys: list[str]
) -> None:
    assert [problem.key for problem in options.conflicts()] == keys


def test_should_lead_to_the_vulnerability_when_it_is_described(workshop: Workshop) -> None:
    rules = workshop.analyzer(SAFETY).describe(workshop.inspection(SAFETY), ["39525"]).rules
    assert [(rule.summary, rule.help_uri) for rule in rules] == [
        ("A known vulnerability: 39525.", "https://data.safetycli.com/v/39525/")
    ]


def test_should_tell_the_state_of_the_database_when_answers_are_kept(
    tmp_path: pathlib.Path,
) -> None:
    """Another database, and where its age counts another day, is another answer."""
    kinds = [OPTIONS, SafetyOptions(db=str(DATABASE), max_age=3), SafetyOptions(online=True)]
    assert [len(ADAPTER.sources(tmp_path, options)) for options in kinds] == [1, 2, 1]


def test_should_tell_another_state_when_the_database_has_changed(tmp_path: pathlib.Path) -> None:
    shutil.copytree(DATABASE, tmp_path / "db")
    options = SafetyOptions(db="db")
    before = ADAPTER.sources(tmp_path, options)
    (tmp_path / "db" / "insecure.json").write_text("{")
    assert ADAPTER.sources(tmp_path, options) != before
