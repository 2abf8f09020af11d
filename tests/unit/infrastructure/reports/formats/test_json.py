"""Tests of the JSON format."""

import dataclasses
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import BaselineState
from archcheck.domain.fingerprints import finding_ids
from archcheck.domain.plugin import Plugin
from archcheck.infrastructure.reports.formats.json import FORMAT
from archcheck.infrastructure.reports.saved_results import SCHEMA
from tests.unit.infrastructure.reports.results_support import (
    COMMENTS,
    PROJECT,
    finding,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

ABSOLUTE = ReportOptions(absolute=True)


@given(RESULTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_decode_to_equal_result_when_text_was_saved(sample: CheckResult) -> None:
    """Nothing is lost."""
    document = json.loads(FORMAT.render(sample, ABSOLUTE))
    assert msgspec.convert(document, CheckResult, str_keys=True) == sample


@given(RESULTS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_fit_into_utf8_when_names_do_not(sample: CheckResult) -> None:
    """Any report can be written to a file."""
    assert FORMAT.render(sample, ABSOLUTE).encode().endswith(b"}\n")


def test_should_begin_with_schema_when_rendered() -> None:
    """A reader learns first what it reads."""
    assert next(iter(json.loads(FORMAT.render(result(), ABSOLUTE)))) == "schema"


def test_should_name_version_of_schema_when_rendered() -> None:
    """The schema is versioned."""
    assert json.loads(FORMAT.render(result(), ABSOLUTE))["schema"] == SCHEMA


def test_should_hide_root_when_absolute_paths_are_not_wanted() -> None:
    """Nothing of the machine."""
    assert "/home/somebody" not in FORMAT.render(result(), ReportOptions())


def test_should_give_ids_when_there_are_findings() -> None:
    """The stable id of each finding."""
    sample = result()
    document = json.loads(FORMAT.render(sample, ABSOLUTE))
    ids = tuple(entry["id"] for entry in document["findings"])
    assert ids == finding_ids(sample.findings)


def test_should_be_equal_when_mappings_were_built_otherwise() -> None:
    """The order of a mapping is no part of the result."""
    sample = result()
    turned = [
        dataclasses.replace(file, lines=dict(reversed(list(file.lines.items()))))
        for file in sample.files
    ]
    other = dataclasses.replace(sample, files=tuple(turned))
    assert FORMAT.render(other, ABSOLUTE) == FORMAT.render(sample, ABSOLUTE)


def test_should_escape_bytes_when_path_is_not_utf8() -> None:
    """The escapes of JSON hold what UTF-8 cannot."""
    sample = result(findings=(finding(location=place("a\udcff.py", 1, 1, 2)),))
    assert "a\\udcff.py" in FORMAT.render(sample, ABSOLUTE)


@pytest.mark.parametrize("state", [None, *BaselineState])
def test_should_say_state_when_there_is_baseline(state: BaselineState | None) -> None:
    """Nothing is said of it without one."""
    sample = result(findings=(finding(baseline_state=state),))
    entry = json.loads(FORMAT.render(sample, ABSOLUTE))["findings"][0]
    assert entry.get("baseline_state", "absent") == (state or "absent")


def test_should_ask_for_all_evidence_when_other_programs_read_it() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.ARCHITECTURE


def test_should_hide_folders_of_plugins_when_absolute_paths_are_not_wanted() -> None:
    """They lie where this machine has them."""
    brought = dataclasses.replace(
        COMMENTS,
        definition=dataclasses.replace(
            COMMENTS.definition, plugin=Plugin(name="more", source="more", folder="/srv/more")
        ),
    )
    assert "/srv/more" not in FORMAT.render(result(rules=(brought,)), ReportOptions())


@pytest.mark.parametrize(
    ("directory", "lay"),
    [
        ("/home/somebody", ("shop", "")),
        ("/home/somebody/shop", ("", "")),
        ("/home/somebody/shop/src", ("", "src")),
        ("/home/else", ("", "")),
        ("", ("", "")),
    ],
)
def test_should_say_where_the_project_lay_when_the_root_is_hidden(
    directory: str, lay: tuple[str, str]
) -> None:
    """A report made of it later names files likewise."""
    saved = json.loads(FORMAT.render(result(), ReportOptions(directory=directory)))["project"]
    assert (saved["place"], saved["inside"]) == lay


def test_should_still_say_where_the_project_lay_when_saved_again() -> None:
    """A saved result has no root."""
    project = dataclasses.replace(PROJECT, root="", place="shop")
    saved = json.loads(FORMAT.render(result(project=project), ReportOptions(directory="/srv")))
    assert saved["project"]["place"] == "shop"
