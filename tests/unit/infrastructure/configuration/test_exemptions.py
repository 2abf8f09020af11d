"""Waivers, overrides and what is known not to be checked."""

import datetime

import pytest

from archcheck.domain.configuration import Origin, Override, RuleSetting, Unchecked, Waiver
from archcheck.domain.level import Level
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

WAIVER = """
[[waivers]]
rule = ["layer-dependency", "mypy:arg-type", "CNV", "tests"]
reason = "moves"
path = "src/**"
module = "shop.old"
symbol = "old"
expires = 2027-06-30
allow_empty = true
"""
OVERRIDE = """
[[overrides]]
paths = "src/generated/**"
rules = { no-comments = "off" }
"""
UNCHECKED = """
[[unchecked]]
path = "src/new.py"
tool = "mypy"
reason = "too new"
expires = "2027-06-30"
"""
DAY = datetime.date(2027, 6, 30)


def test_should_read_every_key_when_waiver_is_whole() -> None:
    """Names of every kind are known."""
    assert fragment_of(WAIVER).waivers == (
        Waiver(
            rules=("layer-dependency", "mypy:arg-type", "CNV", "tests"),
            reason="moves",
            origin=Origin("archcheck.toml", "waivers[0]", 2),
            path="src/**",
            module="shop.old",
            symbol="old",
            expires=DAY,
            allow_empty=True,
        ),
    )


def test_should_read_every_key_when_override_is_whole() -> None:
    """Rules are set as in the table of rules."""
    level = Origin("archcheck.toml", "overrides[0].rules.no-comments", 4)
    assert fragment_of(OVERRIDE).overrides == (
        Override(
            paths=("src/generated/**",),
            rules={"no-comments": RuleSetting(level=Level.OFF, origin=level)},
            origin=Origin("archcheck.toml", "overrides[0]", 2),
        ),
    )


def test_should_read_every_key_when_gap_is_whole() -> None:
    """A date may be written as a string."""
    assert fragment_of(UNCHECKED).unchecked == (
        Unchecked(
            reason="too new",
            origin=Origin("archcheck.toml", "unchecked[0]", 2),
            path="src/new.py",
            tool="mypy",
            expires=DAY,
        ),
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("waivers = 3", ["waivers: expected a list of tables, got 3"]),
        (
            "[waivers]\n",
            ["waivers: expected a list of tables, got {}\n  write [[waivers]] for each of them"],
        ),
        ("waivers = [3]", ["waivers[0]: expected a table, got 3"]),
        (
            'waivers = [{ rule = "no-comments", path = "x" }]',
            ['waivers[0]: the key "reason" is missing, a string that says something'],
        ),
        (
            'waivers = [{ rule = "no-comments", path = "x", reason = " " }]',
            ['waivers[0].reason: expected a string that says something, got " "'],
        ),
        (
            'waivers = [{ reason = "x" }]',
            [
                "waivers[0]: a waiver says where it applies: give one of path, module, contract, "
                "symbol",
                'waivers[0]: the key "rule" is missing, a string or a list of strings',
            ],
        ),
        (
            'waivers = [{ rule = [], path = "x", reason = "x" }]',
            ["waivers[0].rule: expected at least one, got an empty list"],
        ),
        (
            'waivers = [{ rule = ["no-coments", "mypi:x"], path = "x", '
            "expires = 2027-06-30T00:00:00 }]",
            [
                'waivers[0]: the key "reason" is missing, a string that says something',
                "waivers[0].expires: expected a date such as 2027-06-30, got 2027-06-30 00:00:00",
                'waivers[0].rule: unknown rule "mypi:x"\n  did you mean "mypy:x"?',
                'waivers[0].rule: unknown rule "no-coments"\n  did you mean "no-comments"?',
            ],
        ),
        (
            'waivers = [{ rule = ["naming", "ruff:F401"], path = "x", reason = "x" }]',
            [
                'waivers[0].rule: unknown rule "naming"',
                'waivers[0].rule: unknown rule "ruff:F401"',
            ],
        ),
        (
            'waivers = [{ rule = ["ARC001", "gate"], path = "x", reason = "x" }]',
            [
                'waivers[0].rule: "ARC001" cannot be waived',
                'waivers[0].rule: "gate" cannot be waived',
            ],
        ),
        ("overrides = [3]", ["overrides[0]: expected a table, got 3"]),
        (
            'overrides = [{ paths = [], rules = { no-coments = "off" } }]',
            [
                "overrides[0].paths: expected at least one, got an empty list",
                'overrides[0].rules.no-coments: unknown rule\n  did you mean "no-comments"?',
            ],
        ),
        (
            'overrides = [{ paths = "a", rules = 3 }]',
            ["overrides[0].rules: expected a table, got 3"],
        ),
        (
            'overrides = [{ path = "a" }]',
            [
                'overrides[0]: the key "paths" is missing, a string or a list of strings',
                'overrides[0]: the key "rules" is missing, a table',
                'overrides[0].path: unknown key\n  did you mean "paths"?',
            ],
        ),
        (
            'unchecked = [{ reason = "x" }]',
            ['unchecked[0]: what is not checked is named by "path" or "tool"'],
        ),
        (
            'unchecked = [{ tool = "mypi" }]',
            [
                'unchecked[0]: the key "reason" is missing, a string that says something',
                'unchecked[0].tool: unknown tool "mypi"\n  did you mean "mypy"?',
            ],
        ),
    ],
)
def test_should_name_the_problems_when_entry_is_wrong(text: str, problems: list[str]) -> None:
    """All of an entry at once."""
    assert problems_in(text) == [f"archcheck.toml: {problem}" for problem in problems]
