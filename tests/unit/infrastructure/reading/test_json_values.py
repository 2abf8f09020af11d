"""JSON with its lines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from archcheck.infrastructure.reading.json_values import json_values
from archcheck.infrastructure.reading.located_values import Located
from tests.unit.infrastructure.reading.reading_support import outlined, refusal_of

TEXT = """{
  "a:{": [1, -2.5e3,
    "x\\"]"],
\t"b":
    {"c": null, "d": true}
}
"""
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=3)
    | some.dictionaries(some.text(max_size=3), inner, max_size=3),
)


def plain(located: Located) -> object:
    """The value without lines."""
    if located.members:
        return {name: plain(member) for name, member in located.members}
    return [plain(item) for item in located.items] or located.value


def emptied(value: object) -> object:
    """Tables that hold nothing are told as nothing."""
    if isinstance(value, dict):
        return {key: emptied(item) for key, item in value.items()} or None
    return [emptied(item) for item in value] if isinstance(value, list) else value


def test_should_know_the_lines_when_a_document_has_several() -> None:
    """Of a member that of its key."""
    assert outlined(json_values(TEXT)) == {
        "a:{": [(1, 2), (-2500.0, 2), ('x"]', 3)],
        "b": {"c": (None, 5), "d": (True, 5)},
    }


@given(VALUES, some.sampled_from([None, 1]))
def test_should_read_what_json_reads_when_a_document_is_any(
    value: object, indent: int | None
) -> None:
    assert plain(json_values(json.dumps(value, indent=indent))) == emptied(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ("it is no JSON: Expecting value: line 1 column 1 (char 0)", 1)),
        (
            '{\n"a": 1,\n}',
            (
                "it is no JSON: Expecting property name enclosed in double quotes: "
                "line 3 column 1 (char 10)",
                3,
            ),
        ),
        ("[" * 201, ("it is nested more than 200 levels deep", 1)),
        (
            "9" * 5_000,
            (
                "it is no JSON: Exceeds the limit (4300 digits) for integer string "
                "conversion: value has 5000 digits; use sys.set_int_max_str_digits() to "
                "increase the limit",
                1,
            ),
        ),
    ],
)
def test_should_say_where_when_a_text_is_none(text: str, reason: tuple[str, int]) -> None:
    assert refusal_of(lambda: json_values(text)) == reason
