"""Tests of listing packs."""

from archcheck.application.use_cases.list_packs_use_case import ListPacksUseCase
from tests.unit.application.packs.pack_support import ONE, TWO, FixedPacks


def test_should_read_every_pack_when_they_are_known_by_name() -> None:
    assert ListPacksUseCase(FixedPacks()).execute("/") == (ONE, TWO)
