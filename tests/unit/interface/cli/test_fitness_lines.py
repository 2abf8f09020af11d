"""Lines about fitness."""

import dataclasses

import pytest

from archcheck.interface.cli.fitness_lines import FitnessLines, View
from tests.unit.application.fitness.fitness_support import (
    ALONE,
    LEANING,
    MONEY,
    PAGES,
    REPORT,
    TANGLE,
    TOP,
    imported,
)


def lines(width: int = 0, *, directory: str = "/shop", whole: bool = False) -> FitnessLines:
    """Lines about the project in `/shop`."""
    return FitnessLines("/shop", View(width, directory, whole))


def test_should_name_groups_and_cuts_when_a_package_is_tangled() -> None:
    assert list(lines().tangles([TANGLE, TOP])) == [
        "  in shop: money, report",
        "    1 import to cut:",
        "    src/shop/report/totals.py:3:8  shop.report.totals -> shop.money.price",
        "  at the top level: mail, shop",
        "    2 imports to cut:",
        "    src/mail.py:1:8  mail -> shop",
        "    src/mail.py:1:8  mail -> shop.money",
    ]


def test_should_put_text_below_its_place_when_there_is_no_room() -> None:
    assert list(lines(40).tangles([TANGLE]))[2:] == [
        "    src/shop/report/totals.py:3:8",
        "      shop.report.totals ->",
        "        shop.money.price",
    ]


def test_should_never_break_a_place_when_it_is_wider_than_the_terminal() -> None:
    assert "    src/shop/report/totals.py:3:8" in list(lines(20).tangles([TANGLE]))


def test_should_say_how_many_more_when_there_are_many() -> None:
    group = tuple(f"shop.m{number:02}" for number in range(10))
    cuts = tuple(imported(f"shop.m{number:02}", "shop.z") for number in range(5))
    tangle = dataclasses.replace(TANGLE, groups=(group,), cuts=cuts)
    assert [line for line in lines().tangles([tangle] * 7) if "more" in line][-3:] == [
        "  in shop: m00, m01, m02, m03, m04, m05, m06, m07, and 2 more",
        "    and 2 more (--all)",
        "  and 2 more (--all)",
    ]


def test_should_leave_nothing_out_when_all_is_wanted() -> None:
    many = [TANGLE] * 7
    assert not [line for line in lines(whole=True).tangles(many) if "more" in line]


def test_should_tell_both_numbers_when_a_hub_is_shown() -> None:
    assert list(lines().hubs([PAGES])) == ["  shop.report.pages: imported by 6, imports 7"]


def test_should_hang_on_when_a_hub_needs_two_lines() -> None:
    assert list(lines(30).hubs([PAGES])) == [
        "  shop.report.pages: imported",
        "    by 6, imports 7",
    ]


def test_should_tell_both_instabilities_when_a_package_leans_on_another() -> None:
    place = "  src/shop/money/price.py:1:8"
    assert list(lines().dependencies([LEANING])) == [
        f"{place}  shop.money (I 0.33) -> shop.report (I 0.67), 1 more import"
    ]


def test_should_count_no_others_when_there_is_one_import() -> None:
    alone = dataclasses.replace(LEANING, imports=LEANING.imports[:1])
    assert list(lines().dependencies([alone]))[0].endswith("shop.report (I 0.67)")


@pytest.mark.parametrize(
    ("directory", "path"),
    [("/shop", "src/mail.py"), ("/shop/src", "mail.py"), ("/else", "../shop/src/mail.py")],
)
def test_should_lead_from_the_working_directory_when_a_place_is_shown(
    directory: str, path: str
) -> None:
    assert f"    {path}:1:8  mail -> shop" in list(lines(directory=directory).tangles([TOP]))


def test_should_put_the_most_coupled_first_when_packages_are_listed() -> None:
    assert list(lines().packages([ALONE, REPORT, MONEY])) == [
        "  package      modules  lines  Ca  Ce     I     A     D",
        "  shop.money         1  1,200   2   1  0.33  0.25  0.42",
        "  shop.report        2     30   1   2  0.67     -     -",
        "  shop.alone         0      0   0   0     -     -     -",
    ]


def test_should_say_how_many_packages_when_the_table_is_cut() -> None:
    assert list(lines().packages([MONEY] * 23))[-1] == "  and 3 more (--all)"


@pytest.mark.parametrize(("width", "count"), [(0, 1), (30, 2), (5, 3)])
def test_should_break_prose_when_the_terminal_is_narrow(width: int, count: int) -> None:
    assert len(lines(width).prose("a sentence of many words that is long, it is")) == count
