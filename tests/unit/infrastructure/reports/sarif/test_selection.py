"""Tests of the profiles."""

import pytest

from archcheck.infrastructure.reports.sarif.selection import profile


@pytest.mark.parametrize(
    ("name", "limit", "complete", "tag"),
    [
        ("github", 5_000, False, "external/cwe/cwe-078"),
        ("full", 25_000, True, "external/cwe/cwe-078"),
        ("gitlab", 5_000, False, "cwe-78"),
    ],
)
def test_should_state_limits_and_tags_when_profile_is_named(
    name: str, limit: int, complete: bool, tag: str
) -> None:
    """What each consumer keeps and knows."""
    chosen = profile(name)
    assert (chosen.limit, chosen.complete, chosen.cwe_tag(78)) == (limit, complete, tag)
