"""Tests of the order of key paths."""

import pytest

from archcheck.domain.key_order import key_order


@pytest.mark.parametrize(
    "keys",
    [
        ["a", "b"],
        ["contracts[2]", "contracts[10]"],
        ["contracts[2].layers[3]", "contracts[2].layers[20]", "contracts[10].layers[1]"],
        ["", "rules", "rules.no-comments"],
        ["contracts", "contracts[0]", "contracts[0].name"],
        ["tools.a2c", "tools.a10b"],
    ],
)
def test_should_count_numbers_as_numbers_when_keys_are_sorted(keys: list[str]) -> None:
    assert sorted(reversed(keys), key=key_order) == keys
