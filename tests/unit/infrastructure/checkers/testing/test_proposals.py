"""What to do about a test."""

import itertools

import pytest

from archcheck.infrastructure.checkers.testing.proposals import (
    PARAMETRIZE,
    SPLIT,
    Proposals,
    root_of,
)
from tests.unit.infrastructure.checkers.testing.testing_support import expression, only_test, parsed

LOOPS = itertools.product(
    ["a", "a, b", "*a, b", "a.b", "(a, b)"],
    ["b", "1, 2", "*b, *c", "b if c else d", "lambda: b", "await b"],
    ["a", "a if b else c", "(a := b)", "await a", "not a", "(a, 1)"],
)


def proposal(body: str) -> str:
    """What is proposed for a test with this body."""
    source = "def test_it(self):\n    " + body.replace("\n", "\n    ")
    test = only_test(source)
    return Proposals(parsed(source).text).for_assertions(test.test.function.node, test.counted)


def advice(body: str) -> str:
    """What is proposed for the loop in a test with this body."""
    source = f"async def test_it():\n    {body}"
    return Proposals(parsed(source).text).without_loop(only_test(source).loops[0])


@pytest.mark.parametrize(
    ("body", "example"),
    [
        (
            'assert o.status == "open"\nassert o.total == 30\nassert o.items == [item]',
            '(o.status, o.total, o.items) == ("open", 30, [item])',
        ),
        ("assert o.a == 1 and o.b == 2", "(o.a, o.b) == (1, 2)"),
        ("assert not (o.a or o.b)", "(bool(o.a), bool(o.b)) == (False, False)"),
        ("assert 30 == o.total\nassert o.a is None", "(o.total, o.a) == (30, None)"),
        (
            "assert len(o.items) == 2\nassert o.items[0] == 1",
            "(len(o.items), o.items[0]) == (2, 1)",
        ),
        ("assert o.a\nassert not o.b", "(bool(o.a), bool(o.b)) == (True, False)"),
        ("assert x in o.items\nassert o.a > 1", "(x in o.items, o.a > 1) == (True, True)"),
        ("assert not o.a == 1\nassert o.b", "(o.a == 1, bool(o.b)) == (False, True)"),
        ("assert isinstance(o, A)\nassert o.a == 1", "(isinstance(o, A), o.a) == (True, 1)"),
        ("assert (await o.a()) == 1\nassert o.b == 2", "(await o.a(), o.b) == (1, 2)"),
        ("assert self.o.a == 1\nassert self.o.b == 2", "(self.o.a, self.o.b) == (1, 2)"),
        (
            "self.assertEqual(o.a, 1)\nself.assertEqual(2, o.b)\nself.assertIsNone(o.c)",
            "(o.a, o.b, o.c) == (1, 2, None)",
        ),
        (
            "self.assertTrue(o.a)\nself.assertFalse(o.b, 'why')\nself.assertIn(1, o.c)",
            "(bool(o.a), bool(o.b), 1 in o.c) == (True, False, True)",
        ),
        (
            "self.assertLess(o.a, b if c else d)\nself.assertTrue(o)",
            "(o.a < (b if c else d), bool(o)) == (True, True)",
        ),
        (
            "self.assertIsInstance(o, A)\nself.assertGreater(o.a, 1)",
            "(isinstance(o, A), o.a > 1) == (True, True)",
        ),
    ],
)
def test_should_propose_a_tuple_when_all_assertions_are_about_one_object(
    body: str, example: str
) -> None:
    """In the words of the code."""
    assert proposal(body) == f"compare one value, for example {example}, or split the test."


@pytest.mark.parametrize(
    "body",
    [
        "assert a == 1\nassert b == 2",
        "assert self.a == 1\nassert self.b == 2",
        "assert o.a == 1\no.change()\nassert o.a == 2",
        "assert o.a == 1\nif x:\n    assert o.b == 2",
        "for o in x:\n    assert o.a\n    assert o.b",
        "o.a.assert_called()\no.b.assert_called()",
        "with pytest.raises(E):\n    o.f()\nassert o.a == 1",
        "self.assertEqual(*o)\nself.assertTrue(o)",
        "self.assertTrue()\nself.assertTrue(o)",
        "self.assertContains(o, 1)\nself.assertContains(o, 2)",
        "assert (a or b) and (c or d)",
        "assert f() == 1\nassert f() == 2",
        "assert 1\nassert 2",
    ],
)
def test_should_propose_to_split_when_there_is_no_one_value(body: str) -> None:
    """Other objects, or something happens between."""
    assert proposal(body) == SPLIT


@pytest.mark.parametrize(
    "body",
    ["assert o.a == [\n    1,\n]\nassert o.b == 2", f"assert o.a == {'x' * 160}\nassert o.b == 2"],
)
def test_should_speak_in_general_when_an_example_is_too_long(body: str) -> None:
    """Or has several lines."""
    sentence = "compare one value, a tuple of what is expected of o, or split the test."
    assert proposal(body) == sentence


@pytest.mark.parametrize(
    ("source", "root"),
    [
        ("a", "a"),
        ("a.b.c", "a"),
        ("a.b[0].c(1)", "a"),
        ("len(a.b)", "a"),
        ("self", "self"),
        ("self.a.b", "self.a"),
        ("f()", ""),
        ("1", ""),
        ("a + b", ""),
    ],
)
def test_should_name_the_object_when_an_expression_is_about_one(source: str, root: str) -> None:
    """For attributes of self, the attribute."""
    assert root_of(expression(source)) == root


def compiles(loop: str) -> bool:
    """Whether the code that is proposed in place of a loop is Python, or there is none."""
    code = advice(loop).removesuffix(".").partition("for example ")[2]
    return compile(code, "<advice>", "exec") is not None


def test_should_propose_code_that_compiles_when_a_loop_is_to_go() -> None:
    """Whatever is claimed of whatever is run through."""
    loops = [f"for {target} in {values}: assert {claim}" for target, values, claim in LOOPS]
    assert list(itertools.filterfalse(compiles, loops)) == []


@pytest.mark.parametrize(
    ("body", "proposal"),
    [
        (
            "for a in b:\n        assert a.c",
            "parametrize the test, or write for example assert all(a.c for a in b).",
        ),
        (
            "for a in b: assert a",
            "parametrize the test, or write for example " "assert all(a for a in b).",
        ),
        (
            "for a in 1, 2: assert a",
            "parametrize the test, or write for example assert all(a for a in (1, 2)).",
        ),
        (
            "for a in b if c else d: assert a",
            "parametrize the test, or write for example assert all(a for a in (b if c else d)).",
        ),
        (
            "for a in (1, 2): assert a is 1",
            "parametrize the test, or write for example assert all(a is 1 for a in (1, 2)).",
        ),
        ("for a in b: assert await get(a)", PARAMETRIZE),
        ("for a in b: assert (yield a)", PARAMETRIZE),
        ("for a in (b := c): assert a", PARAMETRIZE),
        ("for a in b:\n        f(a)\n        assert a", PARAMETRIZE),
        ("for a in b:\n        assert_x(a)", PARAMETRIZE),
        ("async for a in b:\n        assert a", PARAMETRIZE),
        ("for a in [\n        1,\n    ]:\n        assert a", PARAMETRIZE),
        ("while a:\n        assert a", PARAMETRIZE),
        ("[assert_x(a) for a in b]", PARAMETRIZE),
    ],
)
def test_should_advise_in_the_words_of_the_loop_when_it_only_asserts(
    body: str, proposal: str
) -> None:
    """In one assertion."""
    assert advice(body) == proposal
