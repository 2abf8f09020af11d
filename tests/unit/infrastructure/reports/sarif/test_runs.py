"""Tests of the runs of a log."""

import dataclasses
import zlib

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import (
    CheckResult,
    Notification,
    Repository,
    Status,
    Verdict,
)
from archcheck.domain.finding import Suppression
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.domain.location import RelatedLocation
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports.formats.sarif import FORMAT
from archcheck.infrastructure.reports.sarif.selection import PROFILES, Profile, github_cwe_tag
from tests.unit.infrastructure.reports.results_support import (
    ANALYZERS,
    DIRECT,
    OWN,
    PROJECT,
    UNUSED,
    analyzer,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.sarif.log_support import first, log, objects, run, run_names

TOOLS = ["archcheck", "flake8", "black", "bandit"]


@pytest.mark.parametrize(
    ("profile", "names"),
    [("github", TOOLS), ("gitlab", TOOLS), ("full", [*TOOLS, "safety"])],
)
def test_should_write_run_of_every_completed_tool_when_profile_differs(
    profile: str, names: list[str]
) -> None:
    """Clean tools too; a missing one only in the full profile."""
    assert run_names(clean_result(), profile=profile) == names


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.MISSING, Outcome.SKIPPED])
def test_should_leave_run_out_when_tool_did_not_complete(outcome: Outcome) -> None:
    """An empty run would close the alerts of the tool."""
    reports = (OWN, analyzer("mypy", outcome=outcome))
    assert run_names(clean_result(analyzers=reports)) == ["archcheck"]


def test_should_write_own_run_first_when_analyzers_come_otherwise() -> None:
    """The order of runs is fixed."""
    turned = tuple(reversed(ANALYZERS))
    assert run_names(result(analyzers=turned))[0] == "archcheck"


def test_should_write_runs_when_analyzers_are_unknown() -> None:
    """No finding is lost."""
    assert run_names(result(analyzers=())) == ["archcheck", "bandit", "flake8"]


@pytest.mark.parametrize(
    ("partial", "category", "identity"),
    [
        (False, "", "archcheck/"),
        (True, "", "archcheck-partial/"),
        (False, "api", "api/"),
        (False, "/api/", "api/"),
        (True, "tools", "tools/"),
    ],
)
def test_should_name_category_when_run_is_described(
    partial: bool, category: str, identity: str
) -> None:
    """Always with a slash at its end."""
    details = run(result(partial=partial), category=category)["automationDetails"]
    assert details == {"id": identity}


def test_should_say_how_columns_are_counted_when_run_is_described() -> None:
    """Code points, and the line ends that count."""
    entry = run(result())
    said = (entry["columnKind"], entry["newlineSequences"])
    assert said == ("unicodeCodePoints", ["\r\n", "\n", "\r"])


@pytest.mark.parametrize(
    ("absolute", "uri"), [(False, None), (True, "file:///home/somebody/shop/")]
)
def test_should_give_root_when_absolute_form_is_asked(absolute: bool, uri: str | None) -> None:
    """The machine's path only on request."""
    base = run(result(), absolute=absolute)["originalUriBaseIds"]["SRCROOT"]
    assert base.get("uri") == uri


def test_should_tell_provenance_when_in_repository() -> None:
    """Remote, revision and branch."""
    assert run(result())["versionControlProvenance"] == [
        {
            "repositoryUri": "https://example.org/team/shop.git",
            "revisionId": "0" * 40,
            "branch": "main",
            "mappedTo": {"uriBaseId": "SRCROOT"},
        }
    ]


def test_should_map_repository_to_base_when_little_is_known() -> None:
    """No revision, no branch: the base is the root of the repository all the same."""
    bare = Repository("https://example.org/x.git", "", "")
    provenance = run(result(repository=bare))["versionControlProvenance"]
    assert provenance == [
        {"repositoryUri": "https://example.org/x.git", "mappedTo": {"uriBaseId": "SRCROOT"}}
    ]


def below(partial: bool = False) -> CheckResult:
    """A result of a project that is a directory of its repository."""
    project = dataclasses.replace(PROJECT, prefix="somebody/shop/")
    return result(project=project, partial=partial)


@pytest.mark.parametrize(
    ("partial", "category", "identity"),
    [
        (False, "", "archcheck/somebody/shop/"),
        (True, "", "archcheck-partial/somebody/shop/"),
        (False, "api", "api/"),
    ],
)
def test_should_name_directory_in_category_when_project_lies_below(
    partial: bool, category: str, identity: str
) -> None:
    details = run(below(partial), category=category)["automationDetails"]
    assert details == {"id": identity}


def test_should_name_every_file_from_the_repository_when_project_lies_below() -> None:
    """Results, related places, chains, suppressions, notifications and artifacts."""
    entries = objects(log(below(), profile="full"))
    uris = {entry["uri"] for entry in entries if entry.get("uriBaseId") and "uri" in entry}
    assert [uri for uri in sorted(uris) if not uri.startswith("somebody/shop/")] == []


def elsewhere(path: str, prefix: str) -> CheckResult:
    """A waiver that waives nothing, in a configuration that is not the project's own."""
    location = place(path, 4, 1, 12)
    unused = finding(
        rule="unused-waiver", message="it waives nothing", location=location, symbol=path
    )
    waived = finding(
        suppression=Suppression("waiver", "for now", location),
        related=(RelatedLocation(location, "the waiver"),),
    )
    project = dataclasses.replace(PROJECT, prefix=prefix)
    return result(project=project, findings=(unused, waived))


@pytest.mark.parametrize(
    ("prefix", "path", "uri"),
    [
        ("services/api/", "../base.toml", "services/base.toml"),
        ("services/api/", "../../base.toml", "base.toml"),
        ("services/api/", "../../../base.toml", "services/api/pyproject.toml"),
        ("", "../base.toml", "pyproject.toml"),
        ("", "..base/arch.toml", "..base/arch.toml"),
    ],
)
def test_should_stay_in_the_repository_when_configuration_lies_elsewhere(
    prefix: str, path: str, uri: str
) -> None:
    """No address leaves the base; what lies outside is told at the project's configuration."""
    entries = run(elsewhere(path, prefix), profile="full")["results"]
    addresses = [
        entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for entry in entries
    ]
    assert uri in addresses


def test_should_say_where_it_is_declared_when_that_is_not_in_the_repository() -> None:
    entries = run(elsewhere("../../ci/base.toml", "api/"), profile="full")["results"]
    texts = [entry["message"]["text"] for entry in entries]
    assert "it waives nothing.\nDeclared in ../../ci/base.toml, line 4." in texts


def test_should_keep_waiver_without_place_when_that_is_not_in_the_repository() -> None:
    entries = run(elsewhere("../../ci/base.toml", "api/"), profile="full")["results"]
    marks = [mark for entry in entries for mark in entry["suppressions"]]
    assert marks == [{"kind": "external", "status": "accepted", "justification": "for now"}]


def test_should_keep_identities_when_project_lies_below() -> None:
    """A project that moves keeps its alerts."""
    prints = [entry.get("partialFingerprints") for entry in objects(log(below()))]
    assert prints == [entry.get("partialFingerprints") for entry in objects(log(result()))]


def test_should_give_root_of_repository_when_project_lies_below() -> None:
    base = run(below(), absolute=True)["originalUriBaseIds"]["SRCROOT"]
    assert base == {
        "uri": "file:///home/",
        "description": {"text": "The root of the repository that the checked project lies in."},
    }


def test_should_tell_no_provenance_when_there_is_no_remote() -> None:
    """The schema demands an address."""
    assert "versionControlProvenance" not in run(result(repository=None))


def test_should_name_converter_when_run_is_of_tool() -> None:
    """Who wrote the SARIF."""
    driver = run(result(), "flake8")["conversion"]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("archcheck", "0.1.0")


def test_should_name_no_converter_when_run_is_own() -> None:
    """archcheck converts nothing of its own."""
    assert "conversion" not in run(result())


def test_should_list_artifacts_when_files_have_results() -> None:
    """Only files with results, sorted by address."""
    uris = [entry["location"]["uri"] for entry in run(result())["artifacts"]]
    assert uris == [
        "src/shop/application/use_cases/create_order_use_case.py",
        "src/shop/domain/pricing.py",
        "tests/unit/test_create_order.py",
    ]


def test_should_point_to_artifact_when_result_lies_in_it() -> None:
    """The index of each result's file."""
    entry = run(result())
    indices = [
        place["physicalLocation"]["artifactLocation"]["index"]
        for found in entry["results"]
        for place in found["locations"]
    ]
    assert indices == [0, 1, 2]


@pytest.fixture(name="small")
def fixture_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that keeps three results."""
    monkeypatch.setitem(PROFILES, "small", Profile(3, False, github_cwe_tag))


def crowded() -> CheckResult:
    """One error after four warnings."""
    early = place("src/shop/domain/pricing.py", 1, 1, 2)
    warnings = (dataclasses.replace(UNUSED, location=early, key=str(number)) for number in range(4))
    error = dataclasses.replace(UNUSED, level=DIRECT.level)
    return result(findings=(*warnings, error))


@pytest.mark.usefixtures("small")
def test_should_keep_most_severe_when_there_are_too_many() -> None:
    """An error is worth more than a warning that comes first."""
    entries = run(crowded(), "flake8", profile="small")["results"]
    assert [entry["level"] for entry in entries] == ["warning", "warning", "error"]


@pytest.mark.usefixtures("small")
def test_should_say_how_many_are_left_out_when_there_are_too_many() -> None:
    """Never silent about what is missing."""
    invocation = run(crowded(), "flake8", profile="small")["invocations"][0]
    text = invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert text.startswith("2 findings of flake8")


def packed(limit: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The size of the packed log with so many results."""
    monkeypatch.setitem(PROFILES, "small", Profile(limit, False, github_cwe_tag))
    return len(zlib.compress(FORMAT.render(crowded(), ReportOptions(profile="small")).encode()))


@pytest.mark.parametrize(
    ("fits", "less", "levels"),
    [
        (5, 0, ["warning"] * 4 + ["error"]),
        (5, 1, ["warning", "error"]),
        (2, 1, ["error"]),
        (0, 1, []),
    ],
)
def test_should_keep_fewer_when_the_packed_log_is_too_large(
    fits: int, less: int, levels: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that is refused whole tells nothing."""
    size = packed(fits, monkeypatch) - less
    monkeypatch.setitem(PROFILES, "small", Profile(5, False, github_cwe_tag, size))
    entries = run(crowded(), "flake8", profile="small")["results"]
    assert [entry["level"] for entry in entries] == levels


def test_should_refuse_profile_when_it_is_unknown() -> None:
    """One clear sentence."""
    with pytest.raises(UsageProblems, match="no SARIF profile"):
        log(result(), profile="azure")


def test_should_sort_results_when_findings_come_otherwise() -> None:
    """The order of the log is its own."""
    sample = result()
    turned = result(findings=tuple(reversed(sample.findings)), files=sample.files)
    assert log(turned) == log(sample)


def test_should_leave_suppressed_out_when_profile_is_github() -> None:
    """GitHub ignores suppressions."""
    texts = [entry["message"]["text"] for entry in run(result())["results"]]
    assert not any("prose comment" in text for text in texts)


def test_should_keep_suppressions_when_profile_is_full() -> None:
    """With justification, kind and place."""
    entries = run(result(), profile="full")["results"]
    kinds = [
        [
            (mark["kind"], mark["justification"], "location" in mark)
            for mark in entry["suppressions"]
        ]
        for entry in entries
    ]
    assert kinds == [
        [],
        [],
        [("inSource", "kept for the licence", True)],
        [("external", "moves with the new billing", False)],
        [],
    ]


def test_should_describe_no_related_context_when_file_is_gone() -> None:
    """Without the file there is no text, but the place stays."""
    gone = finding(location=place("gone.py", 7, 3, 9))
    physical = first(result(findings=(gone,)))["locations"][0]["physicalLocation"]
    assert physical == {
        "artifactLocation": {"uri": "gone.py", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 9},
    }


def test_should_tell_codes_when_invocations_are_listed() -> None:
    """archcheck's own status, and that of each tool's process."""
    codes = {
        entry["tool"]["driver"]["name"]: entry["invocations"][0].get("exitCode")
        for entry in log(result(), profile="full")["runs"]
    }
    assert codes == {"archcheck": 1, "flake8": 1, "black": 0, "bandit": 1, "safety": None}


def test_should_tell_success_when_invocations_are_listed() -> None:
    """A missing optional tool is no failure."""
    success = {
        entry["tool"]["driver"]["name"]: entry["invocations"][0]["executionSuccessful"]
        for entry in log(result(), profile="full")["runs"]
    }
    assert success == dict.fromkeys([*TOOLS, "safety"], True)


@pytest.mark.parametrize("profile", ["github", "gitlab", "full"])
@pytest.mark.parametrize(
    "outcome", [Outcome.FAILED, Outcome.MISSING], ids=lambda outcome: outcome.value
)
def test_should_tell_own_success_when_another_tool_did_not_finish(
    outcome: Outcome, profile: str
) -> None:
    """A run speaks of its own analyzer."""
    about = Notification(
        kind="execution", analyzer="mypy", level=Level.ERROR, message=f"{outcome.value}: no answer"
    )
    sample = clean_result(
        analyzers=(OWN, analyzer("mypy", outcome=outcome, reason="no answer", exit_code=None)),
        verdict=Verdict(Status.INCOMPLETE, 3, ("mypy did not finish: no answer",)),
        notifications=(about,),
    )
    assert run(sample, profile=profile)["invocations"][0]["executionSuccessful"] is True


def test_should_tell_own_failure_when_own_work_is_incomplete() -> None:
    """With the sentence that says why."""
    verdict = Verdict(Status.INCOMPLETE, 3, ("no contract compares anything",))
    invocation = run(clean_result(verdict=verdict))["invocations"][0]
    texts = [entry["message"]["text"] for entry in invocation["toolExecutionNotifications"]]
    assert (invocation["executionSuccessful"], texts) == (
        False,
        ["safety: missing: install archcheck-gate[safety].", "no contract compares anything."],
    )


def test_should_tell_failure_when_something_was_not_checked() -> None:
    """An unread file, and a tool that did not finish."""
    success = {
        entry["tool"]["driver"]["name"]: entry["invocations"][0]["executionSuccessful"]
        for entry in log(incomplete_result(), profile="full")["runs"]
    }
    assert success == {"archcheck": False, "flake8": True, "mypy": False}
