"""Tests of whole SARIF logs."""

import dataclasses
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archcheck.application.checking.checked import without_moment
from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.formats.sarif import FORMAT, SCHEMA
from tests.unit.infrastructure.reports.results_support import (
    PROJECT,
    clean_result,
    incomplete_result,
    result,
)
from tests.unit.infrastructure.reports.sarif.log_support import Log, log, objects, schema_errors
from tests.unit.infrastructure.reports.strategies_support import RESULTS

OPTIONS = st.builds(
    ReportOptions,
    profile=st.sampled_from(["github", "full", "gitlab"]),
    category=st.sampled_from(["", "api", "api/"]),
    absolute=st.booleans(),
)
BOUNDED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
LINK = re.compile(r"(?<!\\)\]\((\d+)\)")

API, WEB = (
    clean_result(project=dataclasses.replace(PROJECT, category=f"{name}/"))
    for name in ("api", "web")
)


def arbitrary_log(sample: CheckResult, options: ReportOptions) -> Log:
    """The log of an arbitrary result."""
    return log(
        sample,
        profile=options.profile,
        category=options.category,
        absolute=options.absolute,
    )


def results(document: Log) -> list[Log]:
    """The results of all runs."""
    return [entry for run in document["runs"] for entry in run["results"]]


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_fit_schema_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """The official schema has nothing to say."""
    assert schema_errors(arbitrary_log(sample, options)) == []


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_say_the_same_when_only_the_moment_is_another(
    sample: CheckResult, options: ReportOptions
) -> None:
    """The format is timeless."""
    assert FORMAT.render(sample, options) == FORMAT.render(without_moment(sample), options)


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_link_every_related_location_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """Every related location is linked, and no link leads nowhere."""
    entries = results(arbitrary_log(sample, options))
    linked = [list(map(int, LINK.findall(entry["message"]["text"]))) for entry in entries]
    assert linked == [
        [place["id"] for place in entry.get("relatedLocations", [])] for entry in entries
    ]


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_name_described_rules_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """No dangling rule, each index right."""
    runs = arbitrary_log(sample, options)["runs"]
    pairs = [
        (entry["ruleId"], run["tool"]["driver"]["rules"][entry["ruleIndex"]]["id"])
        for run in runs
        for entry in run["results"]
    ]
    assert [left for left, _ in pairs] == [right for _, right in pairs]


def is_in_repository(uri: str) -> bool:
    """Whether an address leads down from the base, segment by segment."""
    return not {"", ".", ".."}.intersection(uri.split("/"))


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_stay_in_the_repository_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """No place of a result, related place, step, suppression, notification or artifact leaves it."""
    places = [
        entry["artifactLocation"]
        for entry in objects(arbitrary_log(sample, options))
        if "artifactLocation" in entry
    ]
    wrong = [place for place in places if place["uriBaseId"] != "SRCROOT"]
    outside = [place for place in places if not is_in_repository(place["uri"])]
    assert (wrong, outside) == ([], [])


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_keep_regions_in_order_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """Lines and columns from 1, the end not before the start."""
    regions = [
        entry["region"] for entry in objects(arbitrary_log(sample, options)) if "region" in entry
    ]
    assert all(
        (1, 1)
        <= (region["startLine"], region["startColumn"])
        <= (region["endLine"], region["endColumn"])
        for region in regions
    )


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_keep_limits_of_texts_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """Messages have at most 2,000 characters, and at least one."""
    texts = [entry["message"]["text"] for entry in results(arbitrary_log(sample, options))]
    assert all(0 < len(text) <= 2000 for text in texts)


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_be_equal_when_rendered_again(sample: CheckResult, options: ReportOptions) -> None:
    """A report is a pure function."""
    assert FORMAT.render(sample, options) == FORMAT.render(sample, options)


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_fit_into_utf8_when_texts_do_not(
    sample: CheckResult, options: ReportOptions
) -> None:
    """Any log can be written to a file."""
    assert FORMAT.render(sample, options).encode().endswith(b"}\n")


def test_should_name_version_and_schema_when_rendered() -> None:
    """The head of the log."""
    document = log(result())
    assert (document["$schema"], document["version"]) == (SCHEMA, "2.1.0")


@pytest.mark.parametrize("profile", ["github", "full", "gitlab"])
@pytest.mark.parametrize("sample", [result(), clean_result(), incomplete_result()])
def test_should_fit_schema_when_result_is_usual(sample: CheckResult, profile: str) -> None:
    """The samples of the other tests are valid, too."""
    assert schema_errors(log(sample, profile=profile)) == []


@pytest.mark.parametrize("profile", ["github", "full"])
def test_should_hold_nothing_of_machine_when_not_asked(profile: str) -> None:
    """No absolute path in the log."""
    assert "/home/somebody" not in FORMAT.render(result(), ReportOptions(profile=profile))


def test_should_keep_moment_out_when_times_change() -> None:
    """No clock in the log."""
    later = result(seconds=99.0, today=None)
    assert FORMAT.render(later, ReportOptions()) == FORMAT.render(result(), ReportOptions())


def test_should_ask_for_all_evidence_when_other_programs_read_it() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.FINGERPRINTS


@pytest.mark.parametrize(
    ("category", "expected"),
    [("", {"archcheck/api/", "archcheck/web/"}), ("nightly/", {"nightly/api/", "nightly/web/"})],
)
def test_should_tell_projects_apart_when_somebody_wishes_for_a_category(
    category: str, expected: set[str]
) -> None:
    """A code scanning service keeps one run of a tool for each category."""
    whole = ProjectsResult(
        version="0.1.0", name="shop", root="/shop", prefix="", source="", results=(API, WEB)
    )
    document = json.loads(FORMAT.render_projects(whole, ReportOptions(category=category)))
    assert {run["automationDetails"]["id"] for run in document["runs"]} == expected
