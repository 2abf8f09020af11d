"""Tests of the contract type `independence`."""

import pytest

from tests.unit.infrastructure.architecture.contracts.cases_support import breaches

MODULES = ["shop.a.x", "shop.b", "shop.c", "shop.m"]


@pytest.mark.parametrize(
    ("imports", "modules", "expected"),
    [
        (
            ["shop.a -> shop.b"],
            ["shop.a", "shop.b"],
            ["shop.a->shop.b: shop.a must not import shop.b"],
        ),
        (["shop.a -> shop.c"], ["shop.a", "shop.b"], []),
        (
            ["shop.b -> shop.m", "shop.m -> shop.a.x"],
            ["shop.a", "shop.b"],
            ["shop.b->shop.m: shop.b reaches shop.a through two imports"],
        ),
        (
            ["shop.a -> shop.b", "shop.b -> shop.c"],
            ["shop.a", "shop.b", "shop.c"],
            [
                "shop.a->shop.b: shop.a must not import shop.b",
                "shop.b->shop.c: shop.b must not import shop.c",
            ],
        ),
        (["shop.b -> shop.c"], ["shop.*"], ["shop.b->shop.c: shop.b must not import shop.c"]),
        (
            ["shop.b -> shop.c"],
            ["shop.*", "shop.b"],
            ["shop.b->shop.c: shop.b must not import shop.c"],
        ),
        (["shop.a -> shop.a.x"], ["shop.a", "shop.a.x"], []),
        (["shop.a -> shop.b"], ["shop.a", "shop.missing"], []),
    ],
)
def test_should_report_imports_when_modules_are_independent(
    imports: list[str], modules: list[str], expected: list[str]
) -> None:
    assert breaches("independence", imports, MODULES, modules=modules) == expected
