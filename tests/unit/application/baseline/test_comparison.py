"""Findings held against baselines."""

import pytest

from archcheck.application.baseline.comparison import Comparison
from tests.unit.application.baseline.baseline_support import baseline


def test_should_refuse_when_nothing_stands_on_a_line() -> None:
    """An empty line is no entry."""
    with pytest.raises(LookupError):
        Comparison(baseline=baseline(None)).entry((0, 0))
