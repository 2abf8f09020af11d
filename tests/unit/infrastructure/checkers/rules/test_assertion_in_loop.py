"""assertion-in-loop."""

import pytest

from archcheck.infrastructure.checkers.checker import Violation
from archcheck.infrastructure.checkers.rules.assertion_in_loop import AssertionInLoop
from tests.unit.infrastructure.checkers.testing.testing_support import (
    parsed,
    quoted,
    violations,
)

SOURCE = "async def test_a():\n    {0}\n"


def found_in(body: str) -> list[Violation]:
    """What is found in a test with this body."""
    return violations(AssertionInLoop, {"helpers": ()}, parsed(SOURCE.format(body)))


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("for a in b: assert a", ['assertion in the loop "for a in b"']),
        ("while a: assert a", ['assertion in the loop "while a"']),
        ("[assert_x(a) for a in b]", ['assertion in the loop "[assert_x(a) for a in b]"']),
        (f"for a in {'b' * 60}: assert a", [f'assertion in the loop "for a in {"b" * 51}..."']),
        ("async for a in b: assert a", ['assertion in the loop "for a in b"']),
        (
            "for a in [\n        1,\n    ]:\n        assert a",
            ['assertion in the loop "for a in [ 1, ]"'],
        ),
        (
            "match a:\n        case B(c=1, d=[*_, {2: 3, **e}]):\n            for f in a: assert f",
            ['assertion in the loop "for f in a"'],
        ),
        ("for a in b: c(a)", []),
        ("assert a", []),
    ],
)
def test_should_quote_the_loop_when_it_holds_assertions(body: str, messages: list[str]) -> None:
    """Shortened when it is long."""
    assert [found.message for found in found_in(body)] == messages


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("for a in b: assert a", "for a in b"),
        ("async for a in b: assert a", "async for a in b"),
        ("for a in (b or c): assert a", "for a in (b or c)"),
        ("for a in (\n        b\n    ):\n        assert a", "for a in (\n        b\n    )"),
        ("while not (a and b): assert a", "while not (a and b)"),
        ("{assert_x(a) for a in b}", "{assert_x(a) for a in b}"),
        ("any( assert_x(a)\n for a in b )", "assert_x(a)\n for a in b"),
        ("'é'; all(assert_x('ü') for a in b)", "assert_x('ü') for a in b"),
    ],
)
def test_should_span_the_header_when_a_loop_is_reported(body: str, header: str) -> None:
    """A comprehension lies in its whole, a generator without its parentheses."""
    assert quoted(parsed(SOURCE.format(body)), found_in(body)[0]) == header


def test_should_relate_the_assertions_of_the_loop_when_there_are_others() -> None:
    """One finding for each outermost loop."""
    found = found_in(
        "assert x\n    for a in b:\n        assert a\n        assert c\n    for d in e: assert d"
    )
    assert [(item.key, len(item.related)) for item in found] == [
        ("test_a:for a in b", 2),
        ("test_a:for d in e", 1),
    ]
