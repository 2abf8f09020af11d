"""YAML with its lines."""

import datetime

import pytest

from archcheck.infrastructure.reading.yaml_values import yaml_values
from tests.unit.infrastructure.reading.reading_support import outlined, refusal_of

TEXT = """
on: push
base: &base
  image: redis
  ports: [1, "2"]
service:
  <<: *base
  image: postgres
both:
  <<: [*base, {x: 1}]
made: !Ref other
day: 2027-06-30
no_day: 2027-99-99
---
second: ~
"""


def test_should_know_the_lines_when_documents_have_keys() -> None:
    """Merged members are where they stand; own ones go before them."""
    assert outlined(yaml_values(TEXT)) == [
        {
            "on": ("push", 2),
            "base": {"image": ("redis", 4), "ports": [(1, 5), ("2", 5)]},
            "service": {"image": ("postgres", 8), "ports": [(1, 5), ("2", 5)]},
            "both": {"image": ("redis", 4), "ports": [(1, 5), ("2", 5)], "x": (1, 10)},
            "made": ("other", 11),
            "day": (datetime.date(2027, 6, 30), 12),
            "no_day": ("2027-99-99", 13),
        },
        {"second": (None, 15)},
    ]


def test_should_hold_nothing_when_a_file_is_empty() -> None:
    assert outlined(yaml_values("")) == (None, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a:\n  b: [\n", ("it is no YAML: did not find expected node content", 3)),
        ("a: *b\n", ("it is no YAML: found undefined alias", 1)),
        ("&a [*a, *a]", ("it is too deep, or too large when its aliases are replaced", 1)),
        ("[" * 101, ("it is too deep, or too large when its aliases are replaced", 1)),
        (
            "a\0b",
            ("it is no YAML: unacceptable character #x0000: control characters are not allowed", 1),
        ),
    ],
)
def test_should_say_where_when_a_text_is_none(text: str, reason: tuple[str, int]) -> None:
    """What would never end is told, too."""
    assert refusal_of(lambda: yaml_values(text)) == reason


def test_should_refuse_a_file_when_its_aliases_grow_without_end() -> None:
    lines = [
        "a0: &a0 [x, x]",
        *(f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]" for number in range(1, 30)),
    ]
    reason = "it is too deep, or too large when its aliases are replaced"
    assert refusal_of(lambda: yaml_values("\n".join(lines))) == (reason, 1)
