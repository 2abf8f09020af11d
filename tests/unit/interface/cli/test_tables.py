"""Tests of tables."""

import json
from collections.abc import Sequence

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.interface.cli.tables import print_json, print_table

HEADINGS = ("code", "rule", "what it checks")
PROSE = "A file holds no comments but those that speak to a tool, and nothing else at all."
ROWS = [("CNV101", "no-comments", PROSE), ("[bold]", ":smile: ü", "")]


def shown(
    capsys: pytest.CaptureFixture[str],
    width: int = 0,
    *,
    color: bool = False,
    unicode: bool = True,
    rows: Sequence[tuple[str, ...]] = ROWS,
) -> list[str]:
    look = ReportOptions(width=width, measured=width > 0, color=color, unicode=unicode)
    print_table(HEADINGS, rows, look)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            0,
            [
                "code    rule         what it checks",
                f"CNV101  no-comments  {PROSE}",
                "[bold]  :smile: ü",
            ],
        ),
        (
            60,
            [
                "code    rule         what it checks",
                "CNV101  no-comments  A file holds no comments but those that",
                "                     speak to a tool, and nothing else at",
                "                     all.",
                "[bold]  :smile: ü",
            ],
        ),
        (
            40,
            [
                "code  rule",
                "  what it checks",
                "CNV101  no-comments",
                "  A file holds no comments but those",
                "  that speak to a tool, and nothing else",
                "  at all.",
                "[bold]  :smile: ü",
            ],
        ),
    ],
)
def test_should_make_room_for_prose_when_the_terminal_is_narrow(
    width: int, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, width) == expected


def test_should_put_the_longest_cell_below_when_it_stands_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [("k" * 50, "b" * 25, "c" * 20)]
    assert shown(capsys, 40, rows=rows)[2:] == ["b" * 25, f"  {'c' * 20}", f"  {'k' * 50}"]


def test_should_let_a_long_cell_stand_out_when_a_row_is_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [("k" * 70, "b", "c"), ("k", "b", "c")]
    assert [line.index("b") for line in shown(capsys, rows=rows)[1:]] == [72, 62]


def test_should_spell_characters_out_when_a_terminal_cannot_show_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert shown(capsys, 80, unicode=False)[-1] == "[bold]  :smile: \\xfc"


@pytest.mark.parametrize("color", [True, False])
def test_should_use_colour_codes_only_when_wished(
    color: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ("\x1b[" in shown(capsys, 80, color=color)[0]) is color


def test_should_print_values_when_programs_read_them(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"a": ["ü", None]})
    assert json.loads(capsys.readouterr().out) == {"a": ["ü", None]}
