"""Baselines in numbers."""

import pytest

from archcheck.application.baseline.summary import BaselineSummary, Described
from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.baseline import Entry
from archcheck.interface.cli.baseline_page import print_summary


def described(reason: str = "") -> Described:
    """An entry about orders."""
    entry = Entry(rule="no-comments", path="src/shop/order.py", ordinal=1, reason=reason)
    return Described(entry, "known.txt", "shop")


def printed(capsys: pytest.CaptureFixture[str], *entries: Described) -> list[str]:
    """The lines about a baseline."""
    print_summary(BaselineSummary(entries), ReportOptions())
    return capsys.readouterr().out.splitlines()


def test_should_print_no_table_when_nothing_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings over nothing help nobody."""
    assert printed(capsys) == ["0 known findings in the baseline."]


def test_should_list_what_was_accepted_when_some_entries_have_reasons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And only these."""
    lines = printed(capsys, described(), described("moves with billing"))
    at = next(number for number, line in enumerate(lines) if line.startswith("accepted"))
    assert [line.split(None, 2) for line in lines[at + 1 :]] == [
        ["no-comments", "src/shop/order.py", "moves with billing"]
    ]


def test_should_not_speak_of_reasons_when_no_entry_has_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert not [line for line in printed(capsys, described()) if line.startswith("accepted")]
