"""Tests of the contract type `facade`."""

import dataclasses

import pytest

from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    breaches,
    contract,
)

PRESENT = ["shop.order.api.v1", "shop.order.model", "shop.billing.model", "shop.main", "tools"]
PAST = "must not import shop.order.model past shop.order"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.billing.x -> shop.order.model", [f"shop.billing.x {PAST}"]),
        ("tools -> shop.order.model", [f"tools {PAST}"]),
        ("shop -> shop.order.model", [f"shop {PAST}"]),
        ("shop.orders -> shop.order.model", [f"shop.orders {PAST}"]),
        ("shop.billing -> shop.order", []),
        ("shop.order -> shop.order.model", []),
        ("shop.order.api -> shop.order.model", []),
        ("shop.order.model -> shop.billing.model", []),
        ("shop.billing -> shop.orders.model", []),
    ],
)
def test_should_report_import_when_it_leads_inside(line: str, expected: list[str]) -> None:
    found = breaches("facade", [line], PRESENT, modules="shop.order")
    assert [text.partition(": ")[2] for text in found] == expected


@pytest.mark.parametrize(
    ("public", "imported", "expected"),
    [
        ("api", "shop.order.api", []),
        ("api", "shop.order.api.v1", []),
        ("api", "shop.order.apis", ["shop.main->shop.order.apis"]),
        (["api"], "shop.order.model", ["shop.main->shop.order.model"]),
        (["api.*"], "shop.order.api", ["shop.main->shop.order.api"]),
        (["api.*"], "shop.order.api.v1", []),
        (["*"], "shop.order.model", []),
    ],
)
def test_should_accept_import_when_child_is_public(
    public: object, imported: str, expected: list[str]
) -> None:
    line = f"shop.main -> {imported}"
    found = breaches("facade", [line], PRESENT, modules="shop.order", public=public)
    assert [text.partition(": ")[0] for text in found] == expected


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [("shop.main", []), ("tools", ["shop.main.jobs->shop.order.model"])],
)
def test_should_exempt_importers_when_they_are_allowed(allowed: str, expected: list[str]) -> None:
    imports = ["shop.main.jobs -> shop.order.model"]
    found = breaches("facade", imports, PRESENT, modules="shop.order", allowed_importers=allowed)
    assert [text.partition(": ")[0] for text in found] == expected


def test_should_take_each_match_for_a_member_when_modules_is_a_pattern() -> None:
    imports = ["shop.order.model -> shop.billing.model", "shop.order.model -> shop.billing"]
    assert breaches("facade", imports, PRESENT, modules="shop.*") == [
        "shop.order.model->shop.billing.model: "
        "shop.order.model must not import shop.billing.model past shop.billing"
    ]


def test_should_take_a_layer_for_one_member_when_it_is_in_two_packages() -> None:
    imports = ["shop.order.model -> shop.billing.model", "shop.main -> shop.billing.model"]
    case = Case(
        imports=imports,
        layers={"core": ("shop.order", "shop.billing")},
        contracts=(contract("facade", modules="core"),),
    )
    assert [finding.key for finding in case.findings()] == ["shop.main->shop.billing.model"]


def test_should_judge_direct_imports_only_when_the_facade_imports_more() -> None:
    imports = ["shop.main -> shop.order", "shop.order -> shop.order.model"]
    assert breaches("facade", imports, PRESENT, modules="shop.order") == []


@pytest.mark.parametrize(
    ("public", "ways"),
    [
        ((), "shop.order"),
        (("api",), "shop.order or shop.order.api"),
        (("api", "events"), "shop.order or shop.order.api"),
    ],
)
def test_should_name_the_ways_in_when_import_goes_past_them(
    public: tuple[str, ...], ways: str
) -> None:
    declaration = contract("facade", modules=["shop.order", "shop.billing"], public=public)
    case = Case(
        imports=["shop.main -> shop.order.model"],
        modules=[*PRESENT, "shop.billing.events"],
        roots=("shop", "tools"),
        contracts=(declaration,),
    )
    assert [finding.fix for finding in case.findings()] == [
        f"import what shop.main needs from {ways}."
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"public": "apo"}, '"apo" in public matches no module /   did you mean "api"?'),
        (
            {"public": "shop.order.api"},
            '"shop.order.api" in public matches no module /   did you mean "api"?',
        ),
        (
            {"public": "a-b"},
            '"a-b" in public is no module pattern: a module name is identifiers joined by dots',
        ),
        (
            {"allowed_importers": "shop.mian"},
            '"shop.mian" in allowed_importers matches no module /   did you mean "shop.main"?',
        ),
        (
            {"modules": ["shop.ordr"]},
            '"shop.ordr" in modules matches no module /   did you mean "shop.order"?',
        ),
    ],
)
def test_should_refuse_contract_when_a_name_means_nothing(
    options: dict[str, object], expected: str
) -> None:
    declaration = contract("facade", **({"modules": "shop.order"} | options))
    case = Case(modules=PRESENT, roots=("shop", "tools"), contracts=(declaration,))
    assert case.problems() == [f'pyproject.toml: tool.archcheck.contracts[0] "c": {expected}']


def test_should_accept_public_child_when_only_one_member_has_it() -> None:
    declaration = contract("facade", modules=["shop.order", "shop.billing"], public="api")
    case = Case(modules=PRESENT, roots=("shop", "tools"))
    assert dataclasses.replace(case, contracts=(declaration,)).problems() == []
