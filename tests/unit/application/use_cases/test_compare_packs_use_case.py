"""Tests of comparing packs by their names."""

from archcheck.application.use_cases.compare_packs_use_case import ComparePacksUseCase
from tests.unit.application.packs.pack_support import FixedPacks


def test_should_compare_in_the_order_of_the_names_when_packs_are_named() -> None:
    said = ComparePacksUseCase(FixedPacks()).execute("two", "one", "/")
    assert said[0] == 'only two has the layer "domain"'
