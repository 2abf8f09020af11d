"""Keys that are demanded, and the values that are meant."""

import datetime

import pytest

from archcheck.infrastructure.architecture.layout.content.key_demands import (
    KeyDemand,
    Stated,
    key_demands,
    key_path,
)
from archcheck.infrastructure.reading.located_values import Located, Untyped


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a", ("a",)),
        ("tool.mypy.strict", ("tool", "mypy", "strict")),
        ('"mypy-shop.*".x', ("mypy-shop.*", "x")),
        ("services.*.image", ("services", "*", "image")),
        ("tool:pytest.addopts", ("tool:pytest", "addopts")),
        ("", None),
        ("a.", None),
        (".a", None),
        ("a..b", None),
        ('"a', None),
        ('a"b', None),
    ],
)
def test_should_divide_a_key_when_it_is_one(text: str, path: tuple[str, ...] | None) -> None:
    assert key_path(text) == path


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ("a.b", ["a.b"]),
        (("a", '"b.c".*'), ["a", '"b.c".*']),
        ({"a.b": 1, "c": {"d": True, "e.f": "x"}}, ["a.b", "c.d", "c.e.f"]),
    ],
)
def test_should_name_each_key_when_several_are_stated(stated: Stated, named: list[str]) -> None:
    """Tables in a table go on the path."""
    assert [demand.named for demand in key_demands(stated)] == named


@pytest.mark.parametrize(
    ("value", "wanted", "is_met"),
    [
        (True, True, True),
        (1, True, False),
        (True, 1, False),
        (3, 3.0, True),
        ("true", True, False),
        (Untyped("True"), True, True),
        (Untyped("100"), 100, True),
        (Untyped("10"), 100, False),
        ("C++", "C++", True),
        ("C", "C**", False),
        (">=3.11", ">=3.11", True),
        (">=3.11,<4", ">=3.11", False),
        (">=3.11,<4", ">=3\\.11.*", True),
        (3.11, "3\\.11", True),
        (True, "true", True),
        (datetime.date(2027, 6, 30), "2027-.*", True),
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["b", "a"], False),
        (["a", "b"], "b", True),
        (["a", "b"], "a, b", False),
        (["ab"], "b", False),
        (None, "None", False),
        ("a\nb", "a.b", True),
        ("x", "*", False),
    ],
)
def test_should_be_met_when_a_value_is_meant(value: object, wanted: object, is_met: bool) -> None:
    """A text by a pattern of all of it, or of any item of a list; all else by its own kind."""
    items = value if isinstance(value, list) else []
    found = Located(value, 1, items=tuple(Located(item, 1) for item in items))
    assert KeyDemand(("a",), wanted, True).is_met_by(found) is is_met


def test_should_be_met_by_anything_when_no_value_is_meant() -> None:
    assert KeyDemand(("a",)).is_met_by(Located(None, 1))
