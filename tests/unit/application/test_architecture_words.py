"""Tests of what is said where no contract compares anything."""

import pytest

from archcheck.application.architecture_words import gap, headline
from archcheck.domain.check_result import Architecture


@pytest.mark.parametrize(
    ("architecture", "text"),
    [
        (Architecture.CHECKED, "found: web"),
        (
            Architecture.NOT_CHECKED,
            "architecture: not checked (found: web: run archcheck init, or name the layers in "
            "[tool.archcheck.layers])",
        ),
        (Architecture.DECLARED_NONE, "architecture: none, as declared"),
        (Architecture.NO_CONTRACTS, "no contracts"),
    ],
)
def test_should_say_what_was_compared_when_page_begins(
    architecture: Architecture, text: str
) -> None:
    assert headline(architecture, "found: web") == text


@pytest.mark.parametrize(
    ("architecture", "count"),
    [
        (Architecture.CHECKED, 0),
        (Architecture.NOT_CHECKED, 1),
        (Architecture.DECLARED_NONE, 0),
        (Architecture.NO_CONTRACTS, 0),
    ],
)
def test_should_be_a_gap_only_when_nobody_declared_it(
    architecture: Architecture, count: int
) -> None:
    assert len(list(gap(architecture, "found: web"))) == count


def test_should_name_both_ways_on_when_it_is_a_gap() -> None:
    assert list(gap(Architecture.NOT_CHECKED, "found: web")) == [
        "no architecture was checked (found: web): run archcheck init, or name the layers in "
        '[tool.archcheck.layers], or set architecture = "none" in [tool.archcheck]'
    ]
