"""Facts about code that is written in unusual ways."""

import ast

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.code_facts import Declarations, Value, ValueKind
from archcheck.infrastructure.facts.code.extraction import CodeFacts, extract_code


def code_of(source: str) -> CodeFacts:
    return extract_code(SourceText(source, "utf-8"), ast.parse(source), "shop.a", False)


def declared(source: str) -> Declarations:
    return code_of(source).declarations


def passed(source: str) -> Value:
    value: Value = getattr(code_of(source).occurrences.arguments[0], "positional")[0]
    return value


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("def f(): ...\n", (1, 5, 1, 6)),
        ("class \\\n  C: ...\n", (2, 3, 2, 4)),
        ("if 'é': \n    async def f(): ...\n", (2, 15, 2, 16)),
    ],
)
def test_should_find_the_name_when_a_head_is_written_so(
    source: str, place: tuple[int, int, int, int]
) -> None:
    assert declared(source).definitions[0].place == place


def test_should_count_statements_when_definitions_nest() -> None:
    source = "class C:\n    'd'\n    def f(self):\n        x = 1\n        def g(): return 2\n"
    found = declared(source).definitions
    assert [item.statements for item in found] == [4, 3, 1]


def test_should_take_names_for_exports_when_they_are_added() -> None:
    assert declared("__all__ = ['a']\n__all__ += ['b']\n").exports == ("a", "b")


def test_should_read_an_argument_when_it_is_awaited() -> None:
    assert passed("async def h(): f(await g)\n").text == "g"


def test_should_know_only_that_something_is_there_when_it_lies_too_deep() -> None:
    value = passed(f"f({'[' * 9}x{']' * 9})\n")
    while value.items:
        value = value.items[0]
    assert value == Value(ValueKind.OTHER)


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("def f(a: C):\n    with a as b: b.go()\n", {"c.C.go"}),
        ("def f(a: C):\n    with a as b, b as c: c.go()\n", {"c.C.go"}),
        ("def f():\n    with C() as b: b.go()\n", {"c.C.go"}),
        ("class D:\n    def f(self):\n        with self.a as b: b.go()\n", {"shop.a.D.a.go"}),
        ("def f(a):\n    with a[0] as b: b.go()\n", set()),
    ],
)
def test_should_take_what_is_entered_for_what_it_gives_when_it_has_a_name(
    source: str, targets: set[str]
) -> None:
    callees = code_of(f"from c import C\n{source}").occurrences.callees
    assert {name for it in callees if ".go" in it.written for name in it.targets} == targets
