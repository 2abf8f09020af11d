"""Tests of the contract type `acyclic`."""

import pytest

from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    breaches,
    contract,
    links_of,
)

DEEP = ["shop.p.q.x -> shop.p.q.y", "shop.p.q.y -> shop.p.q.x"]
DEEP_FOUND = (
    "shop.p.q.x->shop.p.q.y: x and y in shop.p.q import each other; cut shop.p.q.x -> shop.p.q.y"
)


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.a -> shop.b"], []),
        (
            ["shop.a.x -> shop.b.y", "shop.b.z -> shop.a.w"],
            ["shop.a.x->shop.b.y: a and b in shop import each other; " "cut shop.a.x -> shop.b.y"],
        ),
        (
            ["shop.a -> shop.b", "shop.a.x -> shop.b", "shop.b -> shop.a"],
            ["shop.a->shop.b: a and b in shop import each other; cut shop.b -> shop.a"],
        ),
        (
            ["shop.a -> shop.b", "shop.b -> shop.c", "shop.c -> shop.a"],
            ["shop.a->shop.b: a, b and c in shop form a cycle; cut shop.a -> shop.b"],
        ),
        (["shop.a -> shop", "shop -> shop.b", "shop.b -> shop.a"], []),
        (["shop.a -> tools", "tools -> shop.b", "shop.b -> shop.a"], []),
        (["shop.a.x -> shop.a.y"], []),
    ],
)
def test_should_report_cycle_when_children_of_package_form_one(
    imports: list[str], expected: list[str]
) -> None:
    assert breaches("acyclic", imports, packages=["shop"]) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [({}, [DEEP_FOUND]), ({"depth": 0}, []), ({"depth": 1}, []), ({"depth": 2}, [DEEP_FOUND])],
)
def test_should_look_into_packages_below_when_depth_allows(
    options: dict[str, object], expected: list[str]
) -> None:
    assert breaches("acyclic", DEEP, packages=["shop"], **options) == expected


def test_should_judge_package_once_when_two_entries_hold_it() -> None:
    assert breaches("acyclic", DEEP, packages=["shop", "shop.p.*"]) == [DEEP_FOUND]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (
            ["shop.a.x -> tools", "tools -> shop.a"],
            ["shop.a.x->tools: shop.a and tools import each other; " "cut shop.a.x -> tools"],
        ),
        (["shop.a -> shop.c", "shop.c -> tools", "tools -> shop.a"], []),
    ],
)
def test_should_report_cycle_when_listed_modules_form_one(
    imports: list[str], expected: list[str]
) -> None:
    assert breaches("acyclic", imports, modules=["shop.a", "tools"]) == expected


def test_should_report_each_knot_once_when_there_are_several() -> None:
    imports = ["shop.a -> shop.b", "shop.b -> shop.a", "shop.b -> shop.c"]
    imports += ["shop.c -> shop.d", "shop.d -> shop.e", "shop.e -> shop.c", "shop.d -> shop.c"]
    assert breaches("acyclic", imports, packages=["shop"]) == [
        "shop.a->shop.b: a and b in shop import each other; cut shop.a -> shop.b",
        "shop.c->shop.d: c and d in shop import each other; cut shop.c -> shop.d",
    ]


def test_should_name_bystanders_when_knot_is_larger_than_its_cycle() -> None:
    imports = ["shop.a -> shop.b", "shop.b -> shop.a", "shop.b -> shop.c", "shop.c -> shop.a"]
    case = Case(imports=imports, contracts=(contract("acyclic", packages=["shop"]),))
    assert [finding.notes for finding in case.findings()] == [
        ("1 more module in the same knot: c",)
    ]


def test_should_count_imports_when_cut_takes_several() -> None:
    imports = ["shop.a -> shop.b", "shop.a.x -> shop.b"]
    imports += ["shop.b -> shop.a", "shop.b.x -> shop.a", "shop.b.y -> shop.a"]
    case = Case(imports=imports, contracts=(contract("acyclic", packages=["shop"]),))
    assert [finding.fix for finding in case.findings()] == [
        "remove shop.a -> shop.b (and 1 more import between these two), or move what both need "
        "to a module below them."
    ]


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (["shop.a", "shop.a.b", "shop.c"], ['"shop.a.b" lies in "shop.a"']),
        (["shop.a.b", "shop.a"], ['"shop.a.b" lies in "shop.a"']),
        (["core", "shop.c", "shop.d.x"], ['"shop.c" lies in "core"', '"shop.d.x" lies in "core"']),
        (["core", "shop"], ['"shop.c" lies in "shop"']),
        (["shop.a", "shop.a", "side"], []),
        (["shop.*", "shop.a"], ['"shop.a" lies in "shop.*"']),
    ],
)
def test_should_see_overlap_when_listed_module_lies_in_another(
    modules: list[str], expected: list[str]
) -> None:
    case = Case(modules=["shop.a.b", "shop.c", "shop.d.x"])
    layers = {"core": ("shop.c", "shop.d"), "side": ("shop.a",)}
    names = ContractNames(LayerMap(links_of(case).tree, ("shop",), layers))
    declaration = contract("acyclic", modules=modules)
    found = [problem.message for problem in contract_of(declaration, names).overlaps()]
    assert found == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (
            ["oo.domain.a -> oo.infra.b", "bb.infra -> bb.domain"],
            [
                "oo.domain.a->oo.infra.b: domain and infra import each other; "
                "cut oo.domain.a -> oo.infra.b"
            ],
        ),
        (["oo.domain -> bb.domain", "bb.domain -> oo.domain", "oo.domain -> bb.infra"], []),
    ],
)
def test_should_compare_unions_when_layers_are_listed(
    imports: list[str], expected: list[str]
) -> None:
    case = Case(
        imports=imports,
        modules=["oo.infra"],
        roots=("oo", "bb"),
        layers={name: (f"{{root}}.{name}",) for name in ("domain", "infra")},
        contracts=(contract("acyclic", modules=["domain", "infra"]),),
    )
    assert case.messages() == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.a -> shop.b", "shop.b -> shop.a"], []),
        (
            ["shop.a.x -> tools", "tools -> shop.b"],
            ["shop.a.x->tools: shop.a.x and tools import each other; cut shop.a.x -> tools"],
        ),
    ],
)
def test_should_take_pattern_for_one_member_when_it_is_listed(
    imports: list[str], expected: list[str]
) -> None:
    assert breaches("acyclic", imports, modules=["shop.*", "tools"]) == expected


def test_should_name_modules_when_bystander_is_a_pattern() -> None:
    imports = ["tools -> shop.a", "shop.a -> tools", "shop.a -> shop.b.x", "shop.c.x -> tools"]
    declaration = contract("acyclic", modules=["tools", "shop.a", "shop.*.x"])
    case = Case(imports=imports, roots=("shop", "tools"), contracts=(declaration,))
    assert [finding.notes for finding in case.findings()] == [
        ("2 more modules in the same knot: shop.b.x and shop.c.x",)
    ]


def test_should_see_no_overlap_when_packages_are_listed() -> None:
    names = ContractNames(LayerMap(links_of(Case(modules=["shop.a"])).tree, ("shop",), {}))
    declaration = contract("acyclic", packages=["shop", "shop.a"])
    assert list(contract_of(declaration, names).overlaps()) == []
