"""Tests of the type-checking guard."""

import pytest

from tests.unit.infrastructure.facts.facts_support import guards_of

IMPORTED = "from typing import TYPE_CHECKING\n"
GUARDED = ("type-checking",)
PLAIN = ("condition",)


@pytest.mark.parametrize(
    ("imported", "flag"),
    [
        ("from typing import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from typing_extensions import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING as TC", "TC"),
        ("from typing import *", "TYPE_CHECKING"),
        ("import typing", "typing.TYPE_CHECKING"),
        ("import typing as t", "t.TYPE_CHECKING"),
        ("import typing_extensions as te", "te.TYPE_CHECKING"),
        (
            "try:\n  from typing import TYPE_CHECKING\nexcept ImportError:\n  TYPE_CHECKING = 0",
            "TYPE_CHECKING",
        ),
        ("def f():\n  from typing import TYPE_CHECKING as T", "T"),
    ],
)
def test_should_know_the_flag_when_it_is_imported_under_any_name(imported: str, flag: str) -> None:
    assert guards_of(f"{imported}\nif {flag}:\n  import x\n") == GUARDED


@pytest.mark.parametrize(
    ("imported", "test"),
    [
        ("TYPE_CHECKING = False", "TYPE_CHECKING"),
        ("from shop.typing import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from .typing import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from . import typing", "typing.TYPE_CHECKING"),
        ("from typing import Any", "TYPE_CHECKING"),
        ("import typing as t", "typing.TYPE_CHECKING"),
        ("import typing", "typing.OTHER or TYPE_CHECKING"),
        ("import typing", "typing.a.TYPE_CHECKING"),
        ("import typing", "f().TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING", "-TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING", "f(TYPE_CHECKING)"),
    ],
)
def test_should_see_a_plain_condition_when_flag_is_another(imported: str, test: str) -> None:
    assert guards_of(f"{imported}\nif {test}:\n  import x\n") == PLAIN


@pytest.mark.parametrize(
    ("test", "body", "alternative"),
    [
        ("TYPE_CHECKING", GUARDED, PLAIN),
        ("not TYPE_CHECKING", PLAIN, GUARDED),
        ("not not TYPE_CHECKING", GUARDED, PLAIN),
        ("TYPE_CHECKING and a", GUARDED, PLAIN),
        ("a and b and TYPE_CHECKING", GUARDED, PLAIN),
        ("TYPE_CHECKING or a", PLAIN, PLAIN),
        ("TYPE_CHECKING or TYPE_CHECKING and a", GUARDED, PLAIN),
        ("not TYPE_CHECKING or a", PLAIN, GUARDED),
        ("not TYPE_CHECKING and a", PLAIN, PLAIN),
        ("not (TYPE_CHECKING and a)", PLAIN, GUARDED),
        ("not (TYPE_CHECKING or a)", PLAIN, PLAIN),
        ("a", PLAIN, PLAIN),
    ],
)
def test_should_guard_each_branch_when_condition_implies_it(
    test: str, body: tuple[str, ...], alternative: tuple[str, ...]
) -> None:
    source = f"{IMPORTED}if {test}:\n  import x\nelse:\n  import y\n"
    assert (guards_of(source), guards_of(source, "y")) == (body, alternative)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if a:\n  pass\nelif TYPE_CHECKING:\n  import x", GUARDED),
        ("if TYPE_CHECKING:\n  pass\nelif a:\n  import x", PLAIN),
        ("if not TYPE_CHECKING:\n  pass\nelif a:\n  import x", ("type-checking", "condition")),
        ("if not TYPE_CHECKING:\n  pass\nelif a:\n  pass\nelse:\n  import x", GUARDED + PLAIN),
        ("def f():\n  if TYPE_CHECKING:\n    import x", ("function", "type-checking")),
        ("if TYPE_CHECKING:\n  try:\n    import x\n  except E: pass", ("type-checking", "try")),
    ],
)
def test_should_combine_guards_when_conditions_nest(source: str, expected: tuple[str, ...]) -> None:
    assert guards_of(IMPORTED + source) == expected
