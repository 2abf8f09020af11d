"""The page about fitness."""

import dataclasses

import pytest

from archcheck.application.fitness.report import FitnessReport
from archcheck.domain.fitness import Fitness, Metrics
from archcheck.interface.cli.fitness_lines import View
from archcheck.interface.cli.fitness_page import sections
from tests.unit.application.fitness.fitness_support import SHOP, TANGLE, TOP

REPORT = FitnessReport("shop", "/shop", SHOP)
CLEAN = FitnessReport("shop", "/shop", Fitness())


def text(report: FitnessReport, width: int = 0) -> list[str]:
    """All lines of the page."""
    page = sections(report, View(width, "/shop"))
    return [line for section in page for line in (*section.heading, *section.lines)]


def test_should_begin_with_counts_when_there_is_something_to_say() -> None:
    assert text(REPORT)[:3] == [
        "archcheck 0.1.0: fitness of shop",
        "3 modules in 3 packages, 1,230 lines, 9 imports between modules",
        "1 tangle (1 import to cut), 1 hub, 1 unstable foundation",
    ]


def test_should_say_what_each_kind_is_when_there_is_one() -> None:
    headings = [line for section in sections(REPORT, View()) for line in section.heading]
    assert headings[1:] == [
        "Tangles: what imports each other in circles",
        "Hubs: modules that 5 or more import, and that import 5 or more",
        "Unstable foundations: packages that lean on less stable ones",
        "Packages, those with the most imports first",
    ]


def test_should_end_with_a_sentence_when_there_is_trouble() -> None:
    assert text(REPORT)[-1] == (
        "shop has 1 tangle (1 import to cut), 1 hub, 1 unstable foundation. "
        "Rules keep them from growing: archcheck explain fitness."
    )


@pytest.mark.parametrize(
    ("fitness", "expected"),
    [
        (Fitness(tangles=(TANGLE,)), True),
        (Fitness(metrics=Metrics(modules=SHOP.metrics.modules)), True),
        (Fitness(metrics=Metrics(dependencies=SHOP.metrics.dependencies)), True),
        (Fitness(metrics=Metrics(packages=SHOP.metrics.packages)), False),
    ],
)
def test_should_name_the_way_on_when_there_is_any_trouble(fitness: Fitness, expected: bool) -> None:
    last = text(FitnessReport("shop", "/shop", fitness))[-1]
    assert ("archcheck explain fitness" in last) is expected


def test_should_say_that_there_is_none_when_nothing_is_wrong() -> None:
    assert text(CLEAN) == [
        "archcheck 0.1.0: fitness of shop",
        "0 modules in 0 packages, 0 lines, 0 imports between modules",
        "0 tangles, 0 hubs, 0 unstable foundations",
        "shop has no tangles, no hubs and no unstable foundations.",
    ]


def test_should_count_groups_when_a_package_has_several() -> None:
    two = dataclasses.replace(TANGLE, groups=(*TANGLE.groups, ("shop.a", "shop.b")))
    fitness = Fitness(tangles=(two, TOP))
    assert text(FitnessReport("shop", "/shop", fitness))[2].startswith("3 tangles (3 imports")


def test_should_say_so_when_only_a_part_is_seen() -> None:
    part = dataclasses.replace(REPORT, is_part=True)
    assert text(part)[0] == "archcheck 0.1.0: fitness of shop, a part of it"


def test_should_end_with_what_is_missing_when_files_are_not_known() -> None:
    broken = dataclasses.replace(REPORT, missing=("a.py was not checked: it is broken",))
    assert text(broken)[-2:] == [
        "a.py was not checked: it is broken",
        "Incomplete: what is named above is missing in these numbers.",
    ]


def test_should_fit_when_the_terminal_is_narrow() -> None:
    assert max(map(len, text(REPORT, 60))) <= 60
