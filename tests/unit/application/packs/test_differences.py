"""Tests of comparing packs."""

import dataclasses

from archcheck.application.packs.differences import differences
from archcheck.application.ports.pack_library import PackContent
from archcheck.domain.configuration import DEFAULT, ContractDeclaration
from tests.unit.application.packs.pack_support import ONE, TWO


def test_should_say_what_each_alone_has_and_what_differs_when_packs_differ() -> None:
    assert list(differences(ONE, TWO)) == [
        'only one has the tool "black"',
        'only two has the layer "domain"',
        'value exclude differs: one says ["a"], two says []',
        'rule "no-comments" differs in level: one says "error", two says "note"',
    ]


def test_should_say_nothing_when_packs_say_the_same() -> None:
    assert not list(differences(ONE, ONE))


def modules(*allowed: tuple[str, list[str]]) -> PackContent:
    """A pack of one contract."""
    contract = ContractDeclaration(
        name="composition",
        origin=DEFAULT,
        type="allowed",
        rule="undeclared-module-dependency",
        keys={"modules": dict(allowed)},
    )
    configuration = dataclasses.replace(ONE.configuration, contracts=(contract,))
    return dataclasses.replace(ONE, configuration=configuration)


def test_should_say_nothing_when_only_the_order_of_keys_differs() -> None:
    helpers, shop = ("helpers", ["x"]), ("shop", ["helpers"])
    assert not list(differences(modules(helpers, shop), modules(shop, helpers)))
