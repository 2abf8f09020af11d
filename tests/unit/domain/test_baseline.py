"""Tests of baselines."""

import pytest

from archcheck.domain.baseline import Baseline, Sheet


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (["known.txt"], "known.txt"),
        (["a/.archcheck-todo", "b/.archcheck-todo"], "2 files .archcheck-todo"),
    ],
)
def test_should_be_named_as_people_see_it_when_somebody_tells_of_it(
    files: list[str], name: str
) -> None:
    """By its file, or by how many there are."""
    assert Baseline(tuple(map(Sheet, files))).name == name
