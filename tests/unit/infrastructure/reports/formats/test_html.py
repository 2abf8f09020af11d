"""Tests of the page about a check."""

import base64
import dataclasses
import html
import json
import re
from typing import Any

import pytest

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import (
    BaselineReport,
    BaseReport,
    CheckResult,
    EntryReport,
    GoneFinding,
    Picture,
)
from archcheck.domain.finding import BaselineState
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.formats.html import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import drawing, edge
from tests.unit.infrastructure.reports.results_support import (
    DIRECT,
    FINDINGS,
    clean_result,
    incomplete_result,
    result,
)

SMALL = drawing(["shop.a", "shop.b"], edge("shop.a", "shop.b", imports=2))
LARGE = drawing([f"shop.m{number}" for number in range(60)])
KNOWN = dataclasses.replace(DIRECT, baseline_state=BaselineState.UNCHANGED)
HOSTILE = dataclasses.replace(DIRECT, message="</script><script>alert(1)</script>\x1b[31m")


def page(found: CheckResult) -> str:
    """The page of a result."""
    return FORMAT.render(found, ReportOptions())


def data(found: CheckResult) -> Any:
    """What the page of a result gives to its script."""
    text = re.search(r'<script type="application/json" id="data">(.*?)</script>', page(found))
    return json.loads(text.group(1) if text else "")


def picture_in(found: CheckResult) -> str:
    """The image that a page holds."""
    encoded = re.search(r"data:image/svg\+xml;base64,([^\"]+)", page(found))
    return base64.b64decode(encoded.group(1) if encoded else "").decode()


def text_of(found: CheckResult) -> str:
    """What stands on a page, without its marks."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page(found).partition("<main>")[2]))


def test_should_want_lines_and_architecture_when_it_is_made() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.ARCHITECTURE


def test_should_load_nothing_when_it_is_opened() -> None:
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', page(result())) == []


def test_should_hold_every_finding_when_there_are_some() -> None:
    assert len(data(result())["findings"]) == len(FINDINGS)


def test_should_begin_with_errors_when_levels_differ() -> None:
    levels = [finding[0] for finding in data(result())["findings"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


@pytest.mark.parametrize(
    ("number", "state"),
    [(0, "open"), (5, "ignored"), (6, "ignored")],
    ids=["open", "line", "waiver"],
)
def test_should_tell_the_state_when_a_finding_does_not_count(number: int, state: str) -> None:
    found = result(findings=(FINDINGS[number],))
    assert data(found)["findings"][0][5] == state


def test_should_tell_the_state_when_a_finding_is_known() -> None:
    assert data(result(findings=(KNOWN,)))["findings"][0][5] == "known"


def test_should_tell_advice_once_when_a_rule_is_broken_twice() -> None:
    assert len(data(result(findings=(DIRECT, DIRECT)))["advice"]) == 1


def test_should_hold_the_lines_around_when_a_finding_has_source() -> None:
    path, region = DIRECT.location.path, DIRECT.location.region
    assert str(region.start_line) in data(result(findings=(DIRECT,)))["lines"][path]


def test_should_end_no_script_when_a_message_is_hostile() -> None:
    assert "alert(1)</script>" not in page(result(findings=(HOSTILE,)))


def test_should_show_what_a_terminal_obeys_when_a_message_is_hostile() -> None:
    assert "\x1b" not in json.dumps(data(result(findings=(HOSTILE,)))["findings"])


def test_should_tell_what_is_missing_when_the_analysis_is_incomplete() -> None:
    assert "mypy did not finish" in text_of(incomplete_result())


def test_should_tell_nothing_of_gaps_when_all_was_checked() -> None:
    assert "Not checked" not in text_of(clean_result())


def test_should_show_no_directories_when_nothing_was_found() -> None:
    assert "By directory" not in text_of(clean_result())


def test_should_count_by_directory_when_something_was_found() -> None:
    assert "src/shop/application" in text_of(result())


def test_should_draw_the_finest_picture_when_it_can_be_read() -> None:
    found = result(picture=Picture(60, 1, (LARGE, SMALL)))
    assert "2 nodes" in picture_in(found)


def test_should_draw_the_coarsest_picture_when_none_can_be_read() -> None:
    assert "60 nodes" in picture_in(result(picture=Picture(60, 1, (LARGE,))))


@pytest.mark.parametrize("picture", [None, Picture(0, 0, ())])
def test_should_show_no_architecture_when_there_is_no_picture(picture: Picture | None) -> None:
    assert "Architecture" not in text_of(result(picture=picture))


def test_should_count_imports_when_their_places_are_not_known() -> None:
    bare = drawing(["shop.a", "shop.b"], dataclasses.replace(SMALL.edges[0], places=(), unplaced=4))
    assert ">4<" in picture_in(result(picture=Picture(2, 4, (bare,))))


def test_should_tell_how_a_baseline_stands_when_there_is_one() -> None:
    entry = EntryReport("archcheck-baseline.txt", "no-comments", "src/a.py")
    known = BaselineReport(files=(entry.file,), recorded=3, known=2, shrinkable=(entry,))
    sentence = "Baseline: 2 known findings, 3 recorded in archcheck-baseline.txt, 1 could leave."
    assert sentence in page(result(baseline=known))


def test_should_be_the_same_when_it_is_made_twice() -> None:
    assert page(result()) == page(result())


def _with_gone(count: int) -> CheckResult:
    """A result of which so much has gone since the base, and one entry of the baseline."""
    gone = tuple(
        GoneFinding(rule="no-comments", level=Level.ERROR, message=f"<b>{number}", path="src/a.py")
        for number in range(count)
    )
    shrinkable = (
        EntryReport(file="archcheck-baseline.txt", rule="no-comments", path="src/a.py"),
        EntryReport(file="archcheck-baseline.txt", rule="no-print", path="src/b.py"),
    )
    baseline = BaselineReport(
        files=("archcheck-baseline.txt",), recorded=3, known=1, shrinkable=shrinkable
    )
    return dataclasses.replace(result(), since=BaseReport(gone=gone), baseline=baseline)


def test_should_tell_what_is_gone_when_there_is_a_base() -> None:
    told = re.sub(r"\s+", " ", text_of(_with_gone(1)).partition("Gone")[2]).strip()
    assert told.startswith(
        "What was found at the base, or is in the baseline, and is found no more: 2 "
        "error src/a.py no-comments <b>0 known src/b.py no-print still in archcheck-baseline.txt"
    )


def test_should_count_the_rest_when_much_is_gone() -> None:
    assert "And 201 more." in text_of(_with_gone(1_200))


def test_should_tell_of_nothing_gone_when_there_is_no_base() -> None:
    assert "gone-title" not in page(result())
