"""What has become of a baseline, in sentences."""

import pytest

from archcheck.application.baseline.changes import Change
from archcheck.application.use_cases.keep_baseline_use_case import Kept
from archcheck.domain.baseline import Sheet
from archcheck.interface.cli.baseline_words import answer_of
from tests.unit.infrastructure.reports.results_support import clean_result

FILES = tuple(Sheet(f"{number}/.archcheck-todo") for number in range(6))
UNRECORDABLE = (
    "2 findings cannot be recorded, and the gate is closed by them: "
    "those in strict paths, and those about the gate itself."
)


def said(capsys: pytest.CaptureFixture[str], change: Change, unrecordable: int = 0) -> list[str]:
    """The lines on standard output."""
    kept = Kept(result=clean_result(), change=change, unrecordable=unrecordable)
    answer_of(kept, "accepted").page()
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(sheets=(), left=3), "The baseline is as it was: 3 known."),
        (Change(sheets=FILES[:1], moved=1, left=3), "0/.archcheck-todo: 1 entry renamed, 3 known."),
        (
            Change(sheets=FILES[:1], moved=2, left=3),
            "0/.archcheck-todo: 2 entries renamed, 3 known.",
        ),
        (Change(sheets=FILES, left=3), "6 files .archcheck-todo: 3 known."),
    ],
)
def test_should_say_what_was_done_when_a_baseline_is_kept(
    capsys: pytest.CaptureFixture[str], change: Change, expected: str
) -> None:
    """To which files, of which more than five are counted."""
    assert said(capsys, change) == [expected]


def test_should_say_why_the_gate_stays_closed_when_findings_cannot_be_recorded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nobody shall look for them in the file."""
    assert said(capsys, Change(sheets=FILES[:1]), unrecordable=2)[1:] == [UNRECORDABLE]
