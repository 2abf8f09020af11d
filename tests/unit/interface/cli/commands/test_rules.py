"""Tests of the table of rules."""

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
