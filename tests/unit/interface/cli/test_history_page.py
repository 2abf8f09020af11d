"""The page about old versions."""

import dataclasses

import pytest

from archcheck.application.use_cases.follow_fitness_use_case import FollowedFitness
from archcheck.domain.fitness_history import Point
from archcheck.interface.cli.fitness_lines import View
from archcheck.interface.cli.history_page import history_sections
from tests.unit.application.fitness.history_support import FIRST, LATER, POINTS

LEGEND = "cuts: imports without which there are no tangles. unstable: unstable foundations."


def text(*points: Point, width: int = 0, whole: bool = False, unicode: bool = True) -> list[str]:
    """All lines of the page."""
    followed = FollowedFitness("shop", points or POINTS)
    page = history_sections(followed, View(width, "/shop", whole, unicode))
    return [line for section in page for line in (*section.heading, *section.lines)]


def test_should_show_curves_and_versions_when_all_is_read() -> None:
    assert text() == [
        "archcheck 0.1.0: fitness of shop, 2 versions",
        "  modules   ▁█  2 -> 4",
        "  lines     ▁█  1,999 -> 2,000",
        "  imports   ▁█  1 -> 3",
        "  tangles   ▁▁  1 -> 1",
        "  cuts      █▁  3 -> 1",
        "  unstable  ▁▁  0 -> 0",
        "  hubs      ▁▁  1 -> 1",
        "  version         date  modules  lines  tangles  cuts  unstable  hubs",
        "  11111111  2027-06-01        2  1,999        1     3         0     1",
        "  22222222  2027-06-02        4  2,000        1     1         0     1",
        LEGEND,
        "Since 11111111 (2027-06-01): imports to cut from 3 to 1.",
    ]


def test_should_leave_out_the_days_when_the_terminal_is_narrow() -> None:
    lines = text(width=60)
    assert (max(map(len, lines)), "  version   modules  lines" in lines[8]) == (59, True)


def test_should_draw_plain_bars_when_the_terminal_has_no_others() -> None:
    assert text(unicode=False)[1] == "  modules   _#  2 -> 4"


def test_should_say_so_when_nothing_has_changed() -> None:
    assert text(POINTS[0], dataclasses.replace(POINTS[0], version=LATER))[-1] == (
        "Since 11111111 (2027-06-01) nothing of this has become better or worse."
    )


def test_should_say_so_when_files_could_not_be_read() -> None:
    broken = Point(FIRST, dataclasses.replace(POINTS[0].summary, unread=2))
    assert text(broken, POINTS[1])[-1].startswith(
        "Up to 2 files of a version could not be read and are not counted. Since 11111111"
    )


@pytest.mark.parametrize(("whole", "expected"), [(False, True), (True, False)])
def test_should_show_the_newest_when_there_are_many(whole: bool, expected: bool) -> None:
    lines = text(*POINTS * 12, whole=whole)
    assert ("  and 4 earlier (--all)" in lines) is expected
