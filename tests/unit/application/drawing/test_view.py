"""Tests of wishes that exclude each other."""

import pytest

from archcheck.application.drawing.view import View
from tests.unit.refusal_support import refusal


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(layers=True, depth=2), "--layers and --depth exclude each other"),
        (View(focus=("a",), reaches=("a", "b")), "--focus and --reaches exclude each other"),
        (View(focus=("a",), layers=True, external=True), ""),
        (View(reaches=("a", "b"), depth=2), ""),
    ],
)
def test_should_refuse_wishes_when_they_exclude_each_other(view: View, expected: str) -> None:
    assert refusal(view.check) == expected
