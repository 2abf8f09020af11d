"""Tables become typed values, or a list of everything that is wrong."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
import pytest

from tests.unit.refusal_support import without_line
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    KeyProblem,
    Options,
    as_texts,
    gathered,
    read_entry,
)
from archcheck.infrastructure.decoding.value_types import Flag, Pattern, Sentence, TextList, Texts

Colour = Annotated[Literal["red", "green"], msgspec.Meta(description='"red" or "green"')]
Colours = Annotated[tuple[Colour, ...], msgspec.Meta(description="a list of colours")]
PLACE = KeyPlace("pyproject.toml", {("paint",): 7}, ("paint",))


class Paint(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with one key of each type."""

    name: Sentence
    colours: Colours = ()
    labels: Texts = ()
    args: TextList = ()
    glossy: Flag = False


def messages(table: object) -> list[str]:
    """The problems of a table as text."""
    return [without_line(problem) for problem in read_entry(Paint, table, PLACE).problems]


def test_should_convert_the_table_when_all_is_right() -> None:
    """Lists become tuples."""
    table = {"name": "wall", "colours": ["red"], "labels": "x"}
    assert read_entry(Paint, table, PLACE).value == Paint(name="wall", colours=("red",), labels="x")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (3, ": expected a table, got 3"),
        (
            {},
            ': the key "name" is missing, a string that says something',
        ),
        ({"name": " "}, '.name: expected a string that says something, got " "'),
        ({"name": "a", "glosy": 1}, '.glosy: unknown key\n  did you mean "glossy"?'),
        (
            {"name": "a", "q": 1},
            ".q: unknown key\n  the keys here are args, colours, glossy, labels, name",
        ),
        ({"name": "a", "glossy": 1}, ".glossy: expected true or false, got 1"),
        ({"name": "a", "args": "x"}, '.args: expected a list of strings, got "x"'),
        ({"name": "a", "args": ["x", 3]}, ".args[1]: expected a string, got 3"),
        ({"name": "a", "labels": ["x", 3]}, ".labels[1]: expected a string, got 3"),
        ({"name": "a", "labels": {}}, ".labels: expected a string or a list of strings, got {}"),
        (
            {"name": "a", "colours": ["gren"]},
            '.colours[0]: expected "red" or "green", got "gren"\n  did you mean "green"?',
        ),
    ],
)
def test_should_say_what_and_where_when_a_key_is_wrong(table: object, message: str) -> None:
    """The message names key, expectation and value."""
    assert messages(table) == [f"pyproject.toml: paint{message}"]


def test_should_report_every_key_when_several_are_wrong() -> None:
    """Nothing hides behind the first problem."""
    assert len(messages({"glossy": 1, "args": 2, "more": 3})) == 4


class Wheels(Options, frozen=True, kw_only=True):
    """Options that exclude each other."""

    count: int = 0
    names: tuple[str, ...] = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """Names without a count, and empty names."""
        if self.names and not self.count:
            yield KeyProblem("names", "names need a count")
        for at, name in enumerate(self.names):
            if not name:
                yield KeyProblem("names", "no name", "give it one", at)


def test_should_say_what_conflicts_when_each_key_is_right() -> None:
    table = {"names": ["a", ""]}
    assert [without_line(problem) for problem in read_entry(Wheels, table, PLACE).problems] == [
        "pyproject.toml: paint.names: names need a count",
        "pyproject.toml: paint.names[1]: no name\n  give it one",
    ]


def test_should_leave_keys_to_others_when_they_stand_beside() -> None:
    assert read_entry(Wheels, {"wall": 3}, PLACE, ("wall",)).value == Wheels()


def test_should_have_no_conflicts_when_options_declare_none() -> None:
    assert read_entry(Options, {}, PLACE).problems == ()


def test_should_shorten_the_value_when_it_is_long() -> None:
    """A message stays one line."""
    assert messages({"name": "a", "glossy": "x" * 100}) == [
        f'pyproject.toml: paint.glossy: expected true or false, got "{"x" * 59}...'
    ]


@pytest.mark.parametrize(("value", "texts"), [("a", ("a",)), (("a", "b"), ("a", "b"))])
def test_should_make_a_list_of_one_when_text_is_single(
    value: str | tuple[str, ...], texts: tuple[str, ...]
) -> None:
    """Lists stay as they are."""
    assert as_texts(value) == texts


def test_should_gather_all_values_when_no_reading_failed() -> None:
    """The order stays."""
    assert gathered([Decoded(1), Decoded(2)]) == Decoded((1, 2))


def test_should_gather_the_problems_when_any_reading_failed() -> None:
    """Values of the others are not worth anything then."""
    problem = PLACE.problem("wrong")
    assert gathered([Decoded(1), Decoded(None, (problem,))]) == Decoded(None, (problem,))


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """Regular expressions, by themselves and in a table with free keys."""

    plain: Pattern = ""
    named: dict[str, Pattern] = {}


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ({"plain": "a+", "named": {"x": "b"}}, []),
        ({"plain": "("}, ["plain"]),
        ({"named": {"x": "a", "y": "["}}, ["named.y"]),
    ],
)
def test_should_try_every_expression_when_a_table_holds_some(
    table: dict[str, object], problems: list[str]
) -> None:
    read = read_entry(Matching, table, KeyPlace("file.toml", {}))
    assert [problem.key for problem in read.problems] == problems
