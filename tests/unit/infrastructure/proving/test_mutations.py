"""Tests of changes of code by which demands are broken."""

import pytest

from archcheck.infrastructure.proving.mutations import (
    MANY,
    MUTATIONS,
    Mutation,
    grown,
    loosened,
    mutated,
)

FUNCTION = "@mark\n@named('x', to=1)\ndef run():\n    return 1\n"


def _name(mutation: Mutation) -> str:
    return getattr(mutation, "__name__", "")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=_name)
def test_should_change_nothing_when_no_definition_stands_at_the_line(mutation: Mutation) -> None:
    assert mutated("PRICE = 1\n", 1, (), mutation) == ""


@pytest.mark.parametrize("mutation", MUTATIONS, ids=_name)
def test_should_change_nothing_when_the_text_cannot_be_parsed(mutation: Mutation) -> None:
    assert mutated("def (\n", 0, (), mutation) == ""


def test_should_take_only_what_is_given_when_decorators_are_loosened() -> None:
    assert mutated(FUNCTION, 3, (), loosened).startswith("@mark\n@named()\n")


def test_should_take_more_parameters_when_a_function_grows() -> None:
    assert f"def run({', '.join(MANY)}):" in mutated(FUNCTION, 3, (), grown)
