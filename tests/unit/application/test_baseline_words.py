"""What people are told of baselines."""

import pytest

from archcheck.application.baseline_words import baseline_remark
from archcheck.domain.check_result import BaselineReport
from tests.unit.infrastructure.reports.results_support import result


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (3, "2 findings in 0/.archcheck-todo, 1/.archcheck-todo, 2/.archcheck-todo"),
        (4, "2 findings in 4 baseline files"),
    ],
)
def test_should_count_files_when_there_are_too_many_to_name(count: int, expected: str) -> None:
    """Three names fit into a sentence."""
    files = tuple(f"{number}/.archcheck-todo" for number in range(count))
    report = BaselineReport(files=files, recorded=2, known=2)
    assert baseline_remark(result(baseline=report)) == expected
