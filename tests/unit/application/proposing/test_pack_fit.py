"""Tests of how well packs fit."""

import pytest

from archcheck.application.proposing.pack_fit import pack_fit
from tests.unit.application.proposing.proposing_support import WORDS, layers


@pytest.mark.parametrize(
    ("pattern", "placed"), [("{context}.domain", ["ring"]), ("{context}.heart", [])]
)
def test_should_go_by_the_pattern_when_a_layer_has_a_name_of_the_pack_s_own(
    pattern: str, placed: list[str]
) -> None:
    fit = pack_fit("rings", {"ring": (pattern,)}, layers(domain="shop.domain"), WORDS)
    assert [*fit.folders] == placed
