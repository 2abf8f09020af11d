"""Entries, measures and comparisons for the tests of baselines."""

from archcheck.domain.baseline import FILE_NAME, Baseline, Entry, Sheet
from archcheck.domain.job import Measure

RULE = "coverage-below"


def measured(path: str = "src/a.py", least: float = 50.0, reason: str = "") -> Entry:
    """What a file must not fall below."""
    return Entry(rule=RULE, path=path, least=least, reason=reason)


def measure(path: str = "src/a.py", value: float = 50.0) -> Measure:
    """What a file is measured at, where 80 are wanted."""
    return Measure(RULE, path, value, 80.0)


def baseline(*lines: Entry | None) -> Baseline:
    """A baseline in one file."""
    return Baseline((Sheet(FILE_NAME, lines),))


def place(path: str) -> str:
    """All is recorded in one file."""
    return FILE_NAME
