"""Levels and options of rules."""

import pytest

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import Origin, RuleSetting
from archcheck.domain.level import Level
from archcheck.infrastructure.configuration.merging import build
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

TEST_RULE = "one-assertion-per-test"


def setting(text: str, name: str) -> RuleSetting:
    """The setting that a text gives a rule."""
    return build(fragment_of(text)).rules[name]


def test_should_set_the_level_when_value_is_a_level() -> None:
    """The short form."""
    assert setting('[rules]\nno-comments = "note"', "no-comments") == RuleSetting(
        level=Level.NOTE, origin=Origin("archcheck.toml", "rules.no-comments", 2)
    )


def test_should_set_level_and_options_when_value_is_a_table() -> None:
    """The long form, as a table of its own; the origin is that of the level."""
    text = f'[rules.{TEST_RULE}]\nlimit = 2\nhelpers = "check_*"\nlevel = "warning"\n'
    assert setting(text, TEST_RULE) == RuleSetting(
        level=Level.WARNING,
        options={"limit": 2, "helpers": "check_*"},
        origin=Origin("archcheck.toml", f"rules.{TEST_RULE}.level", 4),
    )


def test_should_switch_the_rule_on_when_table_is_empty() -> None:
    """To name a rule is enough; its level is its own."""
    assert setting("rules.no-comments = {}", "no-comments") == RuleSetting(
        origin=Origin("archcheck.toml", "rules.no-comments", 1)
    )


def test_should_know_the_rule_when_named_by_its_code() -> None:
    """Codes work wherever a rule is named."""
    assert setting('rules.CNV101 = "off"', "no-comments").level is Level.OFF


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('[rules]\nno-comments = "note"', ("rules", "no-comments", "level")),
        (f"[rules.{TEST_RULE}]\nlimit = 2", ("rules", TEST_RULE, "limit")),
    ],
)
def test_should_keep_the_line_when_value_is_stated(text: str, path: KeyPath) -> None:
    """Every key has its own origin."""
    assert fragment_of(text).values[path].origin.line == 2


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("rules = 3", ["rules: expected a table, got 3"]),
        (
            'rules.no-coments = "off"',
            ['rules.no-coments: unknown rule\n  did you mean "no-comments"?'],
        ),
        ('rules.zzz = "off"', ["rules.zzz: unknown rule\n  see: archcheck rules"]),
        ('rules.naming = "off"', ["rules.naming: unknown rule\n  see: archcheck rules"]),
        ('rules.unparsable-file = "off"', ["rules.unparsable-file: unparsable-file is always on"]),
        ('rules.ARC001 = "note"', ["rules.ARC001: unparsable-file is always on"]),
        (
            'rules.no-comments = "eror"',
            [
                'rules.no-comments: expected "error", "warning", "note" or "off", got "eror"\n'
                '  did you mean "error"?'
            ],
        ),
        (
            "rules.no-comments = true",
            [
                "rules.no-comments: expected a level or a table, got true\n"
                '  levels: "error", "warning", "note" or "off"'
            ],
        ),
        (
            'rules."flake8:F401" = "off"',
            [
                'rules."flake8:F401": a rule of a tool has no place here\n'
                '  write F401 = "off" in [tools.flake8.levels]; '
                "for some paths, write a waiver of flake8:F401"
            ],
        ),
        (
            'rules.E501 = "off"',
            [
                "rules.E501: a rule of a tool has no place here\n"
                '  write E501 = "off" in [tools.flake8.levels]; '
                "for some paths, write a waiver of flake8:E501"
            ],
        ),
        (
            'rules."mypy:*" = "off"',
            [
                'rules."mypy:*": a rule of a tool has no place here\n'
                "  write enabled = false in [tools.mypy]"
            ],
        ),
        (
            f'rules.{TEST_RULE} = {{ limits = 1, level = 2, helpers = 3, limit = "4" }}',
            [
                f"rules.{TEST_RULE}.helpers: expected a string or a list of strings, got 3",
                f'rules.{TEST_RULE}.level: expected "error", "warning", "note" or "off", got 2',
                f'rules.{TEST_RULE}.limit: expected a whole number from 0, got "4"',
                f'rules.{TEST_RULE}.limits: unknown key\n  did you mean "limit"?',
            ],
        ),
        (
            "rules.no-comments.zzz = 1",
            [
                "rules.no-comments.zzz: unknown key\n"
                "  the keys here are allow, extra_directives, level, license_header"
            ],
        ),
        (
            'rules = { no-comments = "off", CNV101 = "off" }',
            ["rules.CNV101: CNV101 is no-comments, which is set too"],
        ),
    ],
)
def test_should_name_the_problems_when_setting_is_wrong(text: str, problems: list[str]) -> None:
    """All of a table at once."""
    assert problems_in(text) == [f"archcheck.toml: {problem}" for problem in problems]
