"""Tests of whether contracts compare anything, and of what is said where none does."""

import dataclasses

import pytest

from archcheck.domain.check_result import Architecture
from archcheck.domain.configuration import ContractDeclaration
from tests.unit.infrastructure.architecture.contracts.cases_support import PACK, Case, contract

LAYERS = {name: (f"{{context}}.{name}",) for name in ("interface", "domain")}
ORDERED = contract("layers", layers=["interface", "domain"])
PURE = contract("external", source_modules="domain", forbid="<third-party>")
APART = contract("forbidden", source_modules="domain", forbidden_modules="interface")


def packed(*contracts: ContractDeclaration) -> tuple[ContractDeclaration, ...]:
    return tuple(dataclasses.replace(item, origin=PACK) for item in contracts)


def case(modules: str, *contracts: ContractDeclaration) -> Case:
    return Case(modules=modules.split(), layers=LAYERS, contracts=packed(*contracts))


NOTHING = case("shop.web.a shop.store.b", ORDERED, PURE)
NAMED = "no package is named interface or domain; found: "


@pytest.mark.parametrize(
    ("compared", "architecture"),
    [
        (NOTHING, Architecture.NOT_CHECKED),
        (case("shop.domain.a", ORDERED), Architecture.NOT_CHECKED),
        (case("shop.domain.a", ORDERED, PURE), Architecture.CHECKED),
        (case("shop.domain.a", APART), Architecture.NOT_CHECKED),
        (case("shop.domain.a shop.interface.b", APART), Architecture.CHECKED),
        (case("shop.domain.a shop.interface.b", ORDERED), Architecture.CHECKED),
        (case("shop.domain.a", contract("independence", modules="*.a")), Architecture.NOT_CHECKED),
        (case("shop.b shop.c", contract("independence", modules="*.*")), Architecture.CHECKED),
        (
            case("shop.b", contract("layers", layers="a", containers="shop", exhaustive=True)),
            Architecture.CHECKED,
        ),
        (case("shop.web.a"), Architecture.NO_CONTRACTS),
        (dataclasses.replace(NOTHING, rules=("no-comments",)), Architecture.NO_CONTRACTS),
        (dataclasses.replace(NOTHING, architecture="none"), Architecture.DECLARED_NONE),
        (
            dataclasses.replace(case("shop.domain.a", PURE), architecture="none"),
            Architecture.CHECKED,
        ),
    ],
)
def test_should_know_whether_contracts_compare_anything_when_judged(
    compared: Case, architecture: Architecture
) -> None:
    assert compared.answer().architecture is architecture


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"packages": ("shop.web", "shop.store")}, f"{NAMED}store, web"),
        ({"packages": ("shop.web", "shop.store"), "tests": ("shop.store",)}, f"{NAMED}web"),
        ({}, f"{NAMED}shop"),
        ({"roots": ("shop", "tools"), "packages": ("shop.web",)}, f"{NAMED}shop, tools, web"),
        ({"roots": ()}, f"{NAMED}no package"),
        ({"layers": {}}, "no layers; found: shop"),
        (
            {
                "modules": [f"shop.p{at}" for at in range(10)],
                "packages": [f"shop.p{at}" for at in range(10)],
            },
            f"{NAMED}p0, p1, p2, p3, p4, p5, p6, p7, 2 more",
        ),
    ],
)
def test_should_name_the_packages_when_no_layer_is_there(
    changes: dict[str, object], text: str
) -> None:
    changed = dataclasses.replace(NOTHING, **changes)  # type: ignore[arg-type]
    assert changed.answer().layout == text


@pytest.mark.parametrize(
    ("compared", "text"),
    [
        (case("shop.domain.a", PURE), "layer domain in shop"),
        (
            case("shop.domain.a", ORDERED),
            "no contract compares anything, layer domain in shop; found: shop",
        ),
        (
            dataclasses.replace(case("shop.domain.a", PURE), architecture="none"),
            'layer domain in shop, architecture = "none" is not true here: remove it',
        ),
    ],
)
def test_should_name_the_layers_when_some_are_there(compared: Case, text: str) -> None:
    assert compared.answer().layout == text
