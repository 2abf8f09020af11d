"""Tests of what names of contracts may mean when they mean nothing."""

from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from archcheck.infrastructure.decoding.decoder import KeyProblem


def test_should_ask_for_the_nearest_module_when_there_are_no_tests() -> None:
    names = ContractNames(LayerMap(ModuleTree.of(["shop.order"]), ("shop",), {}))
    assert names.problem(names.module("modules", "shop.ordr")) == KeyProblem(
        "modules", '"shop.ordr" in modules matches no module', 'did you mean "shop.order"?'
    )
