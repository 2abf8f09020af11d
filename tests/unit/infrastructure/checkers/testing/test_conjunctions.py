"""The claims of one assert."""

import ast
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.checkers.testing.conjunctions import conjuncts
from tests.unit.infrastructure.checkers.testing.testing_support import expression

NAMES = ("a", "b", "c")


def claims_of(source: str) -> list[tuple[str, bool]]:
    """The claims as text."""
    return [(ast.unparse(node), negated) for node, negated in conjuncts(expression(source))]


@pytest.mark.parametrize(
    ("source", "claims"),
    [
        ("a", [("a", False)]),
        ("a and b and c", [("a", False), ("b", False), ("c", False)]),
        ("a or b", [("a or b", False)]),
        ("a and (b or c)", [("a", False), ("b or c", False)]),
        ("not (a or b)", [("a", True), ("b", True)]),
        ("not (a or (b or c))", [("a", True), ("b", True), ("c", True)]),
        ("not (a and b)", [("a and b", True)]),
        ("not (a or not (b and c))", [("a", True), ("b", False), ("c", False)]),
        ("not not (a and b)", [("a", False), ("b", False)]),
        ("-a", [("-a", False)]),
    ],
)
def test_should_list_the_operands_that_must_hold_when_a_test_is_compound(
    source: str, claims: list[tuple[str, bool]]
) -> None:
    """Under `not` by De Morgan's laws, in source order."""
    assert claims_of(source) == claims


BOOLEANS = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
    ),
    max_leaves=8,
)


def worlds() -> list[dict[str, bool]]:
    """All values of the names."""
    values = itertools.product([False, True], repeat=len(NAMES))
    return [dict(zip(NAMES, world, strict=True)) for world in values]


@given(BOOLEANS)
@settings(max_examples=60, deadline=None)
def test_should_mean_the_same_when_all_claims_hold(source: str) -> None:
    """The claims together are equivalent to the test."""
    claims = " and ".join(
        f"(not ({text}))" if negated else f"({text})" for text, negated in claims_of(source)
    )
    assert [eval(source, dict(world)) for world in worlds()] == [
        bool(eval(claims, dict(world))) for world in worlds()
    ]
