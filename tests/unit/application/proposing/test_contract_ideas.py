"""Tests of contracts that a project may want."""

import pytest

from archcheck.application.proposing.contract_ideas import layer_contracts
from tests.unit.application.proposing.proposing_support import folders, layers

ONE_WAY = {"shop.web": "shop.domain"}
CIRCLE = {**ONE_WAY, "shop.domain": "shop.web"}


@pytest.mark.parametrize(
    ("imports", "names"),
    [(ONE_WAY, ["layers"]), (CIRCLE, ["layers, one below the other"])],
)
def test_should_ask_for_the_order_alone_when_all_layers_reach_each_other(
    imports: dict[str, str], names: list[str]
) -> None:
    found = layers(web="shop.web", domain="shop.domain")
    ideas = layer_contracts(found, folders("shop.web shop.domain", imports))
    assert [item.name for item in ideas] == names
