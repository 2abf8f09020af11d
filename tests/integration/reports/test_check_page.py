"""Tests of the page about a check in a real browser."""

import dataclasses
import pathlib

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.finding import Finding
from archcheck.infrastructure.reports.formats.html import FORMAT
from tests.integration.reports.browser_support import OpenPage
from tests.unit.infrastructure.reports.results_support import DIRECT, FINDINGS, place, result

MANY = 10_000


def crowd() -> tuple[Finding, ...]:
    """As many findings as an old code base has, every tenth of another rule."""
    return tuple(
        dataclasses.replace(
            DIRECT,
            rule="no-comments" if number % 10 == 0 else DIRECT.rule,
            location=place(f"src/shop/part_{number % 50}.py", 1 + number // 50, 1, 2),
        )
        for number in range(MANY)
    )


def opened_page(
    opened: OpenPage, directory: pathlib.Path, findings: tuple[Finding, ...]
) -> OpenPage:
    """The page of a result with these findings."""
    return opened.show(FORMAT.render(result(findings=findings), ReportOptions()), directory)


@pytest.fixture(name="some")
def _some(opened: OpenPage, tmp_path: pathlib.Path) -> OpenPage:
    return opened_page(opened, tmp_path, FINDINGS)


@pytest.fixture(name="many")
def _many(opened: OpenPage, tmp_path: pathlib.Path) -> OpenPage:
    return opened_page(opened, tmp_path, crowd())


def test_should_show_what_counts_when_it_is_opened(some: OpenPage) -> None:
    assert some.page.locator("#list > li").count() == len([it for it in FINDINGS if it.counts])


def test_should_show_all_when_filters_are_cleared(some: OpenPage) -> None:
    some.page.click("#clear")
    assert some.page.locator("#list > li").count() == len(FINDINGS)


def test_should_mark_the_line_when_source_is_shown(some: OpenPage) -> None:
    assert "import" in some.page.locator("#list pre .at").first.inner_text()


def test_should_show_a_part_when_there_are_many(many: OpenPage) -> None:
    assert many.page.locator("#list > li").count() == 100


def test_should_show_more_when_asked(many: OpenPage) -> None:
    many.page.click("#more")
    assert many.page.locator("#list > li").count() == 200


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [("rule", "no-comments", "1,000 of 10,000 findings"), ("level", "error", "10,000 findings")],
)
def test_should_count_when_findings_are_chosen(
    many: OpenPage, field: str, value: str, count: str
) -> None:
    many.page.select_option(f"#{field}", value)
    assert many.page.inner_text("#count") == count


def test_should_search_by_words_when_they_are_written(many: OpenPage) -> None:
    many.page.fill("#words", "part_7.py no-comments")
    assert many.page.inner_text("#count") == "0 of 10,000 findings"


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_should_not_scroll_sideways_when_the_window_is_narrow(some: OpenPage, width: int) -> None:
    some.page.set_viewport_size({"width": width, "height": 800})
    assert some.page.evaluate("document.documentElement.scrollWidth") <= width


def test_should_ask_for_nothing_when_it_is_opened(some: OpenPage) -> None:
    assert (some.troubles, [it for it in some.addresses if not it.startswith("data:")][1:]) == (
        [],
        [],
    )
