"""What is gone of baselines, and what nobody can say that of."""

import pytest

from archcheck.application.baseline.comparison import Comparison
from archcheck.application.baseline.knowledge import judged
from archcheck.domain.baseline import Entry
from tests.unit.application.baseline.baseline_support import baseline
from tests.unit.application.judging.policy_support import PATH, policy

ENTRY = Entry(rule="no-comments", path=PATH, ordinal=1, fingerprint="0" * 16)
GONE = Comparison(baseline=baseline(ENTRY), left=frozenset({(0, 0)}))


@pytest.mark.parametrize(("unchecked", "count"), [((), 1), ((PATH,), 0)])
def test_should_keep_an_entry_when_its_file_was_not_checked(
    unchecked: tuple[str, ...], count: int
) -> None:
    """As one that cannot be parsed: what it holds may well be there still."""
    assert len(judged(GONE, policy(unchecked=unchecked), ["archcheck"]).left) == count
