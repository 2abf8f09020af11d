"""What becomes of baselines when they are written again."""

from archcheck.application.baseline.changes import updated
from archcheck.application.baseline.comparison import Comparison
from tests.unit.application.baseline.baseline_support import (
    baseline,
    measure,
    measured,
    place,
)


def test_should_rename_the_entry_when_a_measured_file_has_moved() -> None:
    """What it must not fall below goes with it."""
    comparison = Comparison(baseline=baseline(measured("src/old.py")), moved={(0, 0): "src/a.py"})
    change = updated(comparison, place, "")
    assert (change.moved, change.sheets[0].entries) == (1, (measured("src/a.py"),))


def test_should_take_the_entry_out_once_when_its_file_has_moved_and_needs_none() -> None:
    """It does not come back under the name of today."""
    comparison = Comparison(
        baseline=baseline(measured("src/old.py")),
        left=frozenset({(0, 0)}),
        moved={(0, 0): "src/a.py"},
    )
    change = updated(comparison, place, "")
    assert (change.taken, change.moved, change.sheets[0].entries) == (1, 0, ())


def test_should_record_a_measure_when_there_is_a_reason() -> None:
    """With the reason in its line."""
    comparison = Comparison(baseline=baseline(), unmeasured=(measure(),))
    change = updated(comparison, place, "taken over")
    assert (change.added, change.sheets[0].entries) == (1, (measured(reason="taken over"),))


def test_should_record_no_measure_when_there_is_no_reason() -> None:
    comparison = Comparison(baseline=baseline(), unmeasured=(measure(),))
    assert updated(comparison, place, "").sheets == ()
