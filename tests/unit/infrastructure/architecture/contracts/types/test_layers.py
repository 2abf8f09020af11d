"""Tests of the contract type `layers`."""

import pytest

from archcheck.infrastructure.architecture.contracts.contract import Ban
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    breaches,
    contract,
    links_of,
)

THREE = ["shop.web", "shop.app", "shop.core"]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.web -> shop.app", "shop.app -> shop.core", "shop.web -> shop.core"], []),
        (
            ["shop.core.a -> shop.web.b"],
            ["shop.core.a->shop.web.b: shop.core must not import shop.web"],
        ),
        (
            ["shop.core -> shop.x", "shop.x -> shop.web"],
            ["shop.core->shop.x: shop.core reaches shop.web through two imports"],
        ),
        (
            ["shop.core -> shop.app", "shop.app -> shop.web"],
            [
                "shop.app->shop.web: shop.app must not import shop.web",
                "shop.core->shop.app: shop.core must not import shop.app",
            ],
        ),
        (
            ["shop.core -> shop", "shop -> shop.web"],
            ["shop.core->shop: shop.core reaches shop.web through two imports"],
        ),
        (["shop.x -> shop.web", "shop.core.a -> shop.core.b"], []),
        (["shop.corex -> shop.web"], []),
    ],
)
def test_should_report_upward_imports_when_layers_are_ordered(
    imports: list[str], expected: list[str]
) -> None:
    assert breaches("layers", imports, THREE, layers=THREE) == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.core -> shop.x", "shop.x -> shop.web"], []),
        (["shop.core -> shop", "shop -> shop.web"], []),
        (["shop.web -> shop.x", "shop.x -> shop.core"], []),
        (
            ["shop.core.a -> shop.x", "shop.core.a -> shop.web", "shop.x -> shop.web"],
            ["shop.core.a->shop.web: shop.core must not import shop.web"],
        ),
        (
            ["shop.web -> shop.core"],
            ["shop.web->shop.core: shop.web must not import shop.core past shop.app"],
        ),
    ],
)
def test_should_judge_direct_imports_only_when_indirect_ones_are_allowed(
    imports: list[str], expected: list[str]
) -> None:
    found = breaches(
        "layers", imports, THREE, layers=THREE, closed=["shop.core"], allow_indirect=True
    )
    assert found == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("shop.a | shop.b", ["shop.a->shop.b: shop.a must not import shop.b"]),
        ("shop.a : shop.b", []),
    ],
)
def test_should_judge_siblings_when_they_are_independent(row: str, expected: list[str]) -> None:
    assert breaches("layers", ["shop.a -> shop.b"], layers=[row]) == expected


@pytest.mark.parametrize("row", ["shop.a | shop.b", "shop.a : shop.b"])
def test_should_report_lower_layer_when_it_imports_a_sibling_row(row: str) -> None:
    found = breaches("layers", ["shop.c -> shop.b"], ["shop.a"], layers=[row, "shop.c"])
    assert found == ["shop.c->shop.b: shop.c must not import shop.b"]


def test_should_leave_layer_out_when_it_is_optional_and_missing() -> None:
    found = breaches(
        "layers", ["shop.core -> shop.web"], layers=["shop.web", "(shop.app)", "shop.core"]
    )
    assert found == ["shop.core->shop.web: shop.core must not import shop.web"]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.app -> shop.core"], []),
        (["shop.x -> shop.core"], []),
        (
            ["shop.web -> shop.core"],
            ["shop.web->shop.core: shop.web must not import shop.core past shop.app"],
        ),
        (
            ["shop.web -> shop.x", "shop.x -> shop.core"],
            ["shop.web->shop.x: shop.web reaches shop.core through two imports past shop.app"],
        ),
        (["shop.web -> shop.app", "shop.app -> shop.core"], []),
        (["shop.core -> shop.app"], ["shop.core->shop.app: shop.core must not import shop.app"]),
    ],
)
def test_should_report_import_past_layer_when_lower_one_is_closed(
    imports: list[str], expected: list[str]
) -> None:
    found = breaches("layers", imports, THREE, layers=THREE, closed=["shop.core"])
    assert found == expected


def test_should_name_all_siblings_when_they_stand_above_a_closed_layer() -> None:
    found = breaches(
        "layers",
        ["shop.top -> shop.low"],
        ["shop.a", "shop.b"],
        layers=["shop.top", "shop.a | shop.b", "shop.low"],
        closed=["shop.low"],
    )
    title = "shop.top must not import shop.low past shop.a or shop.b"
    assert found == [f"shop.top->shop.low: {title}"]


@pytest.mark.parametrize(
    ("imports", "title"),
    [
        (["shop.x.core -> shop.y.web"], "shop.x.core must not import shop.y.web"),
        (
            ["shop.x.web -> shop.y.core"],
            "shop.x.web must not import shop.y.core past shop.x.app or shop.y.app",
        ),
        (
            ["shop.x.core -> shop.m", "shop.m -> shop.y.app"],
            "shop.x.core reaches shop.y.app through two imports",
        ),
    ],
)
def test_should_name_modules_when_layers_are_patterns(imports: list[str], title: str) -> None:
    layers = ["shop.*.web", "shop.*.app", "shop.*.core"]
    present = [f"shop.{name}.{layer}" for name in "xy" for layer in ("web", "app", "core")]
    found = breaches("layers", imports, present, layers=layers, closed=["shop.*.core"])
    assert [line.partition(": ")[2] for line in found] == [title]


def test_should_close_every_member_when_row_is_closed() -> None:
    found = breaches(
        "layers",
        ["shop.top -> shop.a", "shop.top -> shop.b"],
        ["shop.mid"],
        layers=["shop.top", "shop.mid", "shop.a : shop.b"],
        closed=["shop.a : shop.b"],
    )
    assert [line.partition(":")[0] for line in found] == ["shop.top->shop.a", "shop.top->shop.b"]


def test_should_let_next_layer_import_when_missing_layers_stand_between() -> None:
    found = breaches(
        "layers",
        ["shop.web -> shop.core"],
        layers=["shop.web", "(shop.app)", "shop.core"],
        closed=["shop.core"],
    )
    assert found == []


def test_should_judge_each_container_when_layers_are_relative_names() -> None:
    found = breaches(
        "layers",
        ["shop.a.low -> shop.a.high", "shop.b.low -> shop.a.high"],
        ["shop.b.high"],
        layers=["high", "low"],
        containers=["shop.a", "shop.b"],
    )
    assert found == ["shop.a.low->shop.a.high: shop.a.low must not import shop.a.high"]


@pytest.mark.parametrize(
    ("modules", "ignores", "expected"),
    [
        (["shop.high", "shop.low"], [], []),
        (["shop.high", "shop.low", "shop.extra.x"], [], ["shop.extra is in no layer of shop"]),
        (["shop.high", "shop.low", "shop.extra"], ["extra"], []),
        (["shop.high", "shop.low", "shop.e1", "shop.e2"], ["*"], []),
    ],
)
def test_should_report_children_when_layers_are_exhaustive(
    modules: list[str], ignores: list[str], expected: list[str]
) -> None:
    found = breaches(
        "layers",
        [],
        modules,
        layers=["high", "low"],
        containers=["shop"],
        exhaustive=True,
        exhaustive_ignores=ignores,
    )
    assert found == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.main -> shop.core", "shop.main -> shop.web"], []),
        (
            ["shop.core -> shop.main"],
            ["shop.core->shop.main: shop.core must not import the composition root shop.main"],
        ),
        (
            ["shop.web -> shop.main"],
            ["shop.web->shop.main: shop.web must not import the composition root shop.main"],
        ),
        (
            ["shop.core -> shop.x", "shop.x -> shop.main"],
            [
                "shop.core->shop.x: shop.core reaches the composition root shop.main "
                "through two imports"
            ],
        ),
        (
            ["shop.core -> shop.main", "shop.main -> shop.web"],
            [
                "shop.core->shop.main: shop.core must not import the composition root shop.main",
                "shop.core->shop.main: shop.core reaches shop.web through two imports",
            ],
        ),
    ],
)
def test_should_exempt_own_imports_when_module_is_a_composition_root(
    imports: list[str], expected: list[str]
) -> None:
    case = Case(
        imports=imports,
        modules=[*THREE, "shop.main"],
        contracts=(contract("layers", layers=THREE),),
        composition_roots=("{root}.main",),
    )
    findings = (
        f"{finding.key}: {line}"
        for finding in case.findings()
        for line in (finding.message, *finding.notes)
    )
    assert sorted(findings) == expected


def test_should_exempt_composition_root_when_it_lies_in_a_layer() -> None:
    case = Case(
        imports=["shop.core.main -> shop.web"],
        modules=THREE,
        contracts=(contract("layers", layers=THREE),),
        composition_roots=("shop.core.main",),
    )
    assert case.findings() == ()


def test_should_let_a_package_pass_on_its_composition_root_when_it_holds_one() -> None:
    case = Case(
        imports=[
            "shop.web.api -> shop.web.api.main",
            "shop.web.pages -> shop.web.api",
            "shop.web -> shop.web.api.main",
            "shop.web.api.main -> shop.core",
            "shop.core -> shop.core.door",
            "shop.core.door -> shop.core.door.main",
            "shop.core.door.main -> shop.web",
            "shop.core.door -> shop.app",
        ],
        modules=THREE,
        contracts=(contract("layers", layers=THREE),),
        composition_roots=("shop.web.api.main", "shop.core.door.main"),
    )
    assert case.messages() == [
        "shop.core.door->shop.app: shop.core must not import shop.app",
        "shop.web->shop.web.api.main: shop.web must not import "
        "the composition root shop.web.api.main",
    ]


def test_should_judge_layers_when_composition_root_is_the_package_around_them() -> None:
    case = Case(
        imports=["shop.core -> shop.web", "shop -> shop.web", "shop.app -> shop"],
        contracts=(contract("layers", layers=THREE),),
        composition_roots=("shop",),
    )
    assert case.messages() == [
        "shop.app->shop: shop.app must not import the composition root shop",
        "shop.core->shop.web: shop.core must not import shop.web",
    ]


def test_should_report_children_when_composition_root_is_their_container() -> None:
    case = Case(
        modules=["shop.high", "shop.extra"],
        contracts=(contract("layers", layers=["high"], containers=["shop"], exhaustive=True),),
        composition_roots=("shop",),
    )
    assert case.messages() == ["shop.extra: shop.extra is in no layer of shop"]


def test_should_count_composition_root_as_declared_when_layers_are_exhaustive() -> None:
    case = Case(
        modules=["shop.high", "shop.main"],
        contracts=(contract("layers", layers=["high"], containers=["shop"], exhaustive=True),),
        composition_roots=("shop.main",),
    )
    assert case.findings() == ()


def test_should_see_overlap_when_module_is_in_two_layers() -> None:
    case = Case(modules=["shop.a.b", "shop.c"])
    names = ContractNames(LayerMap(links_of(case).tree, ("shop",), {}))
    declaration = contract("layers", layers=["shop.a", "shop.c", "shop.a.b"])
    found = [problem.message for problem in contract_of(declaration, names).overlaps()]
    assert found == ['"shop.a.b" is in two layers: shop.a and shop.a.b']


def test_should_ban_imports_alone_when_layers_are_exhaustive() -> None:
    """A module that is in no layer breaks the contract, and is no import."""
    case = Case(imports=["shop.low -> shop.high"], modules=["shop.other"])
    links = links_of(case)
    stated = contract("layers", layers=["high", "low"], containers=["shop"], exhaustive=True)
    names = ContractNames(LayerMap(links.tree, ("shop",), {}))
    bans = list(contract_of(stated, names).bans(links))
    assert bans == [Ban("shop.low", "shop.high")]
