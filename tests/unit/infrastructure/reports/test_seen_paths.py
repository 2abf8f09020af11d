"""Tests of paths relative to where a person is."""

import dataclasses

import pytest

from archcheck.domain.check_result import CheckResult
from archcheck.domain.location import Location
from archcheck.infrastructure.reports.seen_paths import seen_from
from tests.unit.infrastructure.reports.results_support import (
    BROKEN,
    CLOCK_PATH,
    PRICING_PATH,
    PROJECT,
    finding,
    incomplete_result,
    result,
)

ROOT = PROJECT.root


def places(sample: CheckResult) -> list[Location]:
    """Every place of every finding."""
    return [
        place
        for finding in sample.findings
        for place in (
            finding.location,
            *(related.location for related in (*finding.related, *finding.chain)),
        )
    ]


@pytest.mark.parametrize(
    ("directory", "seen"),
    [
        ("", PRICING_PATH),
        (ROOT, PRICING_PATH),
        (f"{ROOT}/src/shop", "domain/pricing.py"),
        (f"{ROOT}/tests", f"../{PRICING_PATH}"),
        ("/home/somebody", f"shop/{PRICING_PATH}"),
        ("/srv", f"../home/somebody/shop/{PRICING_PATH}"),
    ],
)
def test_should_name_the_file_from_there_when_a_person_is_somewhere(
    directory: str, seen: str
) -> None:
    assert seen_from(directory, result()).findings[1].location.path == seen


def test_should_move_every_place_when_findings_have_several() -> None:
    """Chains and related places can be clicked, too."""
    seen = places(seen_from("/home/somebody", result()))
    assert [place.path for place in seen] == [f"shop/{place.path}" for place in places(result())]


def test_should_find_the_lines_of_files_when_paths_are_moved() -> None:
    seen = seen_from(f"{ROOT}/src/shop/shared", result())
    lines = {file.path: file.lines for file in seen.files}
    assert lines["clock.py"] == {file.path: file.lines for file in result().files}[CLOCK_PATH]


def test_should_move_the_files_when_something_was_not_checked() -> None:
    """What is said of tools stays as it is."""
    sample = incomplete_result()
    seen = seen_from("/home/somebody", sample).verdict.incomplete
    assert seen == (
        f"shop/{BROKEN} was not checked by archcheck: invalid syntax",
        sample.verdict.incomplete[1],
    )


@pytest.mark.parametrize(
    ("place", "inside", "seen"),
    [
        ("", "", PRICING_PATH),
        ("shop", "", f"shop/{PRICING_PATH}"),
        ("", "src/shop", "domain/pricing.py"),
        ("", "tests", f"../{PRICING_PATH}"),
    ],
)
def test_should_see_paths_as_then_when_the_result_was_saved(
    place: str, inside: str, seen: str
) -> None:
    """The root is not known any more."""
    saved = dataclasses.replace(PROJECT, root="", place=place, inside=inside)
    sample = result(project=saved, findings=(finding(),))
    assert seen_from("/elsewhere", sample).findings[0].location.path == seen
