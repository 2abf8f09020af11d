"""`archcheck query`."""

import json
import pathlib

import pytest

from tests.integration.explaining.explaining_support import told, written


@pytest.fixture
def project(tmp_path: pathlib.Path) -> pathlib.Path:
    """The project."""
    return written(tmp_path)


def test_should_list_symbols_when_a_sentence_selects_them(project: pathlib.Path) -> None:
    """With places, and the count at the end."""
    assert told(project, "query", "classes in domain that are not named *Event")[1].split("\n") == [
        "place                         kind   name",
        "src/shop/domain/event.py:5:7  class  shop.domain.event.Other",
        "1 found: classes in domain that are not named *Event",
        "",
    ]


def test_should_list_symbols_when_a_table_selects_them(project: pathlib.Path) -> None:
    """The table of a rule."""
    _, said, _ = told(project, "query", '{ kind = "class", named = "*Event" }', "--format", "json")
    assert json.loads(said)["symbols"] == [
        {
            "kind": "class",
            "name": "shop.domain.event.PaidEvent",
            "path": "src/shop/domain/event.py",
            "line": 1,
            "column": 7,
        }
    ]


def test_should_list_nothing_outside_when_a_path_is_named(project: pathlib.Path) -> None:
    """A narrower path."""
    assert told(project, "query", "classes", "src/shop/main.py")[1] == "none found: classes\n"


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("clases", 'did you mean "classes"?'),
        ("classes that are namd X", 'did you mean "are named"?'),
        ("classes in domian", 'did you mean "domain"?'),
        ("classes in domain in application", "join the names with or"),
        ('{ kind = "class"', "write it as under that, or as a sentence"),
        ('{ named = "X" }', 'such as kind = "class"'),
        ('{ kind = "clas" }', 'did you mean "class"?'),
        (" ", "begin with attributes"),
        ("", "it is empty"),
    ],
)
def test_should_say_what_was_meant_when_a_selector_makes_no_sense(
    selector: str, hint: str, project: pathlib.Path
) -> None:
    """With the nearest word."""
    status, _, said = told(project, "query", selector)
    assert (status, hint in said) == (2, True)


def test_should_be_incomplete_when_a_file_cannot_be_read(project: pathlib.Path) -> None:
    """Something may be missing."""
    (project / "src/shop/broken.py").write_text("def", encoding="utf-8")
    assert told(project, "query", "classes")[0] == 3


def test_should_tell_the_nearest_module_when_a_place_is_not_there(project: pathlib.Path) -> None:
    """Nothing found is no answer to that."""
    status, _, said = told(project, "query", "classes inside shop.domian")
    assert (status, 'did you mean "shop.domain"?' in said) == (2, True)


def test_should_find_nothing_when_nothing_near_is_there(project: pathlib.Path) -> None:
    """It may be there tomorrow."""
    assert told(project, "query", "classes inside shop.web.views")[0] == 0


def test_should_say_how_a_clause_is_joined_when_it_follows_the_kind(project: pathlib.Path) -> None:
    """By `that are`."""
    said = told(project, "query", "classes named *Event")[2]
    assert 'did you mean "classes that are named *Event"?' in said
