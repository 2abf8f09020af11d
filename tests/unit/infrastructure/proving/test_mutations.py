"""Tests of changes of code by which demands are broken."""

import pytest

from archcheck.infrastructure.proving.mutations import (
    MANY,
    MUTATIONS,
    Mutation,
    grown,
    loosened,
    mutated,
    opened,
    unannotated,
    unguarded,
    uses,
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


def test_should_read_parameters_from_the_body_when_nothing_is_annotated() -> None:
    text = '"""Doc."""\nfrom __future__ import annotations\n@a.post("/", to=1)\ndef run(x: int, *, y: int) -> int: ...\n'
    assert mutated(text, 4, (), unannotated) == (
        '"""Doc."""\nfrom __future__ import annotations\nimport fastapi\n\n'
        "@a.post('/')\ndef run(x=fastapi.Body(), *, y=fastapi.Body()):\n    ...\n"
    )


def test_should_do_what_was_tried_when_nothing_guards_it() -> None:
    text = "try:\n    try:\n        run()\n    finally:\n        stop()\nexcept ValueError:\n    pass\n"
    assert mutated(text, 0, (), unguarded) == "run()\n"


def test_should_hold_values_that_anybody_changes_when_opened() -> None:
    text = "class Price:\n    cents: int = made()\n    def run(self): ...\n"
    assert "    cents: int = 'zz_odd'\n" in mutated(text, 1, (), opened)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".commit", "planted_value.commit()\n"),
        ("**.Made(to=['*'])", "import planted\nplanted.Made(to=['*'])\n"),
        ("made(to=1)", "planted_value = print()\n"),
    ],
)
def test_should_call_what_is_named_when_uses_are_planted(name: str, expected: str) -> None:
    assert expected in mutated("A = 1\n", 0, (name,), uses)
