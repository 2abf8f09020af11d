"""Tests of tables."""

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.interface.cli.tables import print_table

ROWS = [("no-comments", "x" * 30), ("[bold]", ":smile: ü")]


def shown(options: ReportOptions, capsys: pytest.CaptureFixture[str]) -> str:
    print_table(("rule", "what"), ROWS, options)
    return capsys.readouterr().out


def test_should_cut_nothing_when_the_terminal_is_narrow(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(ReportOptions(width=24), capsys)
    told = (text.count("x"), max(map(len, text.splitlines())) <= 24)
    assert told == (30, True)


def test_should_show_cells_as_they_are_when_they_look_like_markup(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(ReportOptions(width=80), capsys)
    assert text.splitlines()[-2].split() == ["[bold]", ":smile:", "ü"]


@pytest.mark.parametrize(("unicode", "rule"), [(True, True), (False, False)])
def test_should_draw_a_line_only_when_the_terminal_can_show_it(
    unicode: bool, rule: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ("─" in shown(ReportOptions(width=80, unicode=unicode), capsys)) is rule


@pytest.mark.parametrize("color", [True, False])
def test_should_use_colour_codes_only_when_wished(
    color: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ("\x1b[" in shown(ReportOptions(width=80, color=color), capsys)) is color
