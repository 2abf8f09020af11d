"""TOML with its lines."""

import pytest

from archcheck.infrastructure.reading.located_values import values_at
from archcheck.infrastructure.reading.toml_values import toml_values
from tests.unit.infrastructure.reading.reading_support import outlined, refusal_of

TEXT = """name = "shop"
a.b = 1

[tool.mypy]
strict = true
lists = [
    "x",
    { y = 2 },
]

[[tool.mypy.overrides]]
module = "m"

[[tool.mypy.overrides]]
module = "n"
"""


def test_should_know_the_lines_when_keys_have_some_of_their_own() -> None:
    """What stands inside of arrays has the line of its key."""
    assert outlined(toml_values(TEXT, "x.toml")) == {
        "name": ("shop", 1),
        "a": {"b": (1, 2)},
        "tool": {
            "mypy": {
                "strict": (True, 5),
                "lists": [("x", 6), {"y": (2, 6)}],
                "overrides": [{"module": ("m", 12)}, {"module": ("n", 15)}],
            }
        },
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (["tool"], 4),
        (["tool", "mypy"], 4),
        (["tool", "mypy", "overrides"], 11),
        (["a"], 2),
    ],
)
def test_should_know_the_first_line_when_a_table_is_only_named_on_the_way(
    path: list[str], line: int
) -> None:
    assert next(values_at(toml_values(TEXT, "x.toml"), path)).line == line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = 1\nb = yes\n", ("it is no TOML: Invalid value (at line 2, column 5)", 2)),
        ("a = ", ("it is no TOML: Invalid value (at end of document)", 1)),
        ("a = " + "[" * 65, ("x.toml:1: nested more than 64 levels deep", 0)),
    ],
)
def test_should_say_where_when_a_text_is_none(text: str, reason: tuple[str, int]) -> None:
    """What would never end is refused."""
    assert refusal_of(lambda: toml_values(text, "x.toml")) == reason
