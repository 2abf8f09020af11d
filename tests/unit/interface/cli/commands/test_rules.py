"""Tests of the table of rules."""

import json

import pytest

from archcheck.domain.configuration import Configuration, Origin, RuleSetting
from archcheck.domain.level import Level
from tests.unit.interface.cli.command_support import StandIns, archcheck

RULES = {"no-comments": RuleSetting(level=Level.NOTE, origin=Origin("pack team", "rules", 3))}


def lines(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    archcheck("rules", composition=StandIns(configuration=Configuration(root="/", rules=RULES)))
    return [line.split() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        "CNV101 no-comments note pack team no-comments is checked.",
        "CNV102 string-comment off default string-comment is checked.",
        "ARC101 layer-dependency error default layer-dependency is checked.",
    ],
)
def test_should_list_level_and_origin_when_asked(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.split() in lines(capsys)


def test_should_print_values_when_programs_ask(capsys: pytest.CaptureFixture[str]) -> None:
    parts = StandIns(configuration=Configuration(root="/", rules=RULES))
    archcheck("rules", "--format", "json", composition=parts)
    document = json.loads(capsys.readouterr().out)
    assert [rule for rule in document["rules"] if rule["code"] == "CNV101"] == [
        {
            "code": "CNV101",
            "name": "no-comments",
            "family": "conventions",
            "level": "note",
            "set_by": {"source": "pack team", "key": "rules", "line": 3},
            "summary": "no-comments is checked.",
        }
    ]
