"""Measuring on the command line."""

import json

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.shared.configuration import Environment
from tests.unit.interface.cli.command_support import StandIns, archcheck

Captured = pytest.CaptureFixture[str]
NOTICED = Configuration(root="/shop", notices=("look here",))


def test_should_print_a_page_when_people_ask(capsys: Captured) -> None:
    status = archcheck("fitness")
    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[:4]) == (
        0,
        [
            "archcheck 0.1.0: fitness of shop",
            "",
            "3 modules in 3 packages, 1,230 lines, 9 imports between modules",
            "1 tangle (1 import to cut), 1 hub, 1 unstable foundation",
        ],
    )


def test_should_print_a_document_when_programs_ask(capsys: Captured) -> None:
    archcheck("fitness", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {
        "schema": "archcheck-fitness/1",
        "project": "shop",
        "imports": 9,
        "modules": [
            {
                "name": "shop.money.price",
                "path": "src/shop/money/price.py",
                "lines": 1200,
                "fan_in": 2,
                "fan_out": 1,
                "classes": 4,
                "abstract_classes": 1,
            },
            {
                "name": "shop.report.pages",
                "path": "src/shop/report/pages.py",
                "lines": 10,
                "fan_in": 6,
                "fan_out": 7,
                "classes": 0,
                "abstract_classes": 0,
            },
            {
                "name": "shop.report.totals",
                "path": "src/shop/report/totals.py",
                "lines": 20,
                "fan_in": 1,
                "fan_out": 1,
                "classes": 0,
                "abstract_classes": 0,
            },
        ],
        "packages": [
            {
                "name": "shop.alone",
                "path": "src/shop/alone/__init__.py",
                "modules": 0,
                "lines": 0,
                "classes": 0,
                "abstract_classes": 0,
                "afferent": 0,
                "efferent": 0,
                "instability": None,
                "abstractness": None,
                "distance": None,
            },
            {
                "name": "shop.money",
                "path": "src/shop/money/__init__.py",
                "modules": 1,
                "lines": 1200,
                "classes": 4,
                "abstract_classes": 1,
                "afferent": 2,
                "efferent": 1,
                "instability": 0.3333,
                "abstractness": 0.25,
                "distance": 0.4167,
            },
            {
                "name": "shop.report",
                "path": "src/shop/report/__init__.py",
                "modules": 2,
                "lines": 30,
                "classes": 0,
                "abstract_classes": 0,
                "afferent": 1,
                "efferent": 2,
                "instability": 0.6667,
                "abstractness": None,
                "distance": None,
            },
        ],
        "tangles": [
            {
                "package": "shop",
                "groups": [["shop.money", "shop.report"]],
                "cuts": [
                    {
                        "importer": "shop.report.totals",
                        "imported": "shop.money.price",
                        "path": "src/shop/report/totals.py",
                        "line": 3,
                        "column": 8,
                    }
                ],
            }
        ],
        "hubs": ["shop.report.pages"],
        "unstable_foundations": [
            {
                "importer": "shop.money",
                "imported": "shop.report",
                "descent": 0.3333,
                "imports": [
                    {
                        "importer": "shop.money.price",
                        "imported": "shop.report.totals",
                        "path": "src/shop/money/price.py",
                        "line": 1,
                        "column": 8,
                    },
                    {
                        "importer": "shop.money.price",
                        "imported": "shop.report.pages",
                        "path": "src/shop/money/price.py",
                        "line": 2,
                        "column": 8,
                    },
                ],
            }
        ],
        "incomplete": [],
    }


def test_should_make_headings_bold_when_colours_are_wanted(capsys: Captured) -> None:
    archcheck("fitness", "--color", "always")
    assert capsys.readouterr().out.startswith("\x1b[1marchcheck 0.1.0: fitness of shop\x1b[0m\n")


def test_should_say_notices_apart_when_there_are_some(capsys: Captured) -> None:
    archcheck("fitness", composition=StandIns(configuration=NOTICED))
    assert capsys.readouterr().err == "archcheck: look here\n"


@pytest.mark.parametrize(("columns", "most"), [(60, 60), (0, 200)])
def test_should_fit_into_the_terminal_when_its_width_is_known(
    columns: int, most: int, capsys: Captured
) -> None:
    archcheck("fitness", composition=StandIns(environment=Environment(columns=columns)))
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    assert widest <= most


def test_should_print_versions_when_the_past_is_asked_for(capsys: Captured) -> None:
    archcheck("fitness", "--history", "2")
    assert capsys.readouterr().out.startswith(
        "archcheck 0.1.0: fitness of shop, 2 versions\n\n  modules   ▁▁  3 -> 3\n"
    )


def test_should_print_versions_for_programs_when_they_ask(capsys: Captured) -> None:
    archcheck("fitness", "--history", "2", "--format", "json")
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["project"], document["versions"][0]) == (
        "archcheck-fitness-history/1",
        "shop",
        {
            "commit": "1" * 40,
            "name": "11111111",
            "moment": "2027-06-01T10:00:00+02:00",
            "modules": 3,
            "packages": 3,
            "lines": 1230,
            "imports": 9,
            "tangles": 1,
            "cuts": 1,
            "unstable": 1,
            "hubs": 1,
            "unread": 1,
        },
    )


def test_should_be_incomplete_when_git_does_not_answer(capsys: Captured) -> None:
    status = archcheck("fitness", "--history", "2", composition=StandIns(versions=()))
    assert (status, capsys.readouterr().err) == (3, "archcheck: git does not answer\n")


def test_should_print_no_document_when_nothing_of_the_past_is_known(capsys: Captured) -> None:
    archcheck("fitness", "--history", "2", "--format", "json", composition=StandIns(versions=()))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--tags",), "--tags needs --history N"),
        (("--history", "0"), "0 is not in the range 1<=x<=1000"),
        (("--history", "1001"), "1001 is not in the range 1<=x<=1000"),
        (("--history", "all"), "'all' is not a valid integer"),
    ],
)
def test_should_refuse_when_the_past_is_asked_for_wrongly(
    arguments: tuple[str, ...], said: str, capsys: Captured
) -> None:
    status = archcheck("fitness", *arguments)
    assert (status, said in capsys.readouterr().err) == (2, True)
