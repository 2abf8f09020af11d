"""Tests of wiring modules: their imports, and imports of them, are nobody's business."""

import pytest

from archcheck.domain.configuration import ContractDeclaration, Origin
from tests.unit.infrastructure.architecture.contracts.cases_support import Case, contract

LAYERS = contract("layers", layers=["shop.web", "shop.app", "shop.core"])
NO_WEB = contract("forbidden", source_modules="shop.core", forbidden_modules="shop.web")
ALL_PURE = contract("external", source_modules="shop.**", allow=[])
APART = contract("independence", modules=["shop.core", "shop.web"])
CYCLES = contract("acyclic", packages="shop")
ORIGIN = Origin("p.toml", "composition_roots")


WIRED = ["shop.core -> shop.wiring", "shop.wiring -> shop.web"]


def keys(
    declaration: ContractDeclaration, imports: list[str], wiring: str = "shop.wiring"
) -> list[str]:
    """The keys of all findings where there is a wiring module."""
    case = Case(
        imports=imports,
        modules=["shop.web", "shop.app", "shop.core"],
        contracts=(declaration,),
        wiring_modules=(wiring,),
    )
    return [finding.key for finding in case.findings()]


@pytest.mark.parametrize(
    ("declaration", "imports", "wiring"),
    [
        (LAYERS, WIRED, "shop.wiring"),
        (NO_WEB, WIRED, "shop.wiring"),
        (APART, WIRED, "shop.wiring"),
        (CYCLES, ["shop.core -> shop.wiring", "shop.wiring -> shop.core"], "{root}.wiring"),
        (ALL_PURE, ["shop.wiring -> sqlalchemy", "shop.wiring.db -> redis"], "shop.wiring"),
        (
            LAYERS,
            ["shop.core.wiring -> shop.web", "shop.core -> shop.core.wiring"],
            "shop.*.wiring",
        ),
        (LAYERS, ["shop.core -> shop.web.wiring"], "shop.web.wiring"),
        (
            NO_WEB,
            ["shop.core -> shop.a", "shop.a -> shop.wiring.db", "shop.wiring.db -> shop.web"],
            "shop.wiring",
        ),
        (NO_WEB, ["shop.core -> shop", "shop -> shop.web"], "shop"),
    ],
)
def test_should_look_away_when_a_wiring_module_imports_or_is_imported(
    declaration: ContractDeclaration, imports: list[str], wiring: str
) -> None:
    assert keys(declaration, imports, wiring) == []


@pytest.mark.parametrize(
    ("declaration", "imports", "wiring", "expected"),
    [
        (LAYERS, [*WIRED, "shop.core -> shop.web"], "shop.wiring", ["shop.core->shop.web"]),
        (NO_WEB, ["shop.core -> shop.web"], "shop", ["shop.core->shop.web"]),
        (
            contract("forbidden", source_modules="shop.core", forbidden_modules="shop.wiring.db"),
            ["shop.core -> shop.wiring.db", "shop.core -> shop.wiring"],
            "shop.wiring",
            ["shop.core->shop.wiring.db"],
        ),
        (
            contract("external", source_modules="shop.wiring", allow=[]),
            ["shop.wiring -> redis", "shop.wiring.db -> redis"],
            "shop.wiring",
            ["shop.wiring.db->redis"],
        ),
    ],
)
def test_should_judge_all_others_when_there_is_a_wiring_module(
    declaration: ContractDeclaration, imports: list[str], wiring: str, expected: list[str]
) -> None:
    assert keys(declaration, imports, wiring) == expected


def test_should_be_in_no_layer_when_layers_are_exhaustive() -> None:
    declaration = contract(
        "layers", layers=["web", "app", "core"], containers=["shop"], exhaustive=True
    )
    assert keys(declaration, [*WIRED, "shop.more -> shop.core"]) == ["shop.more"]


def test_should_need_no_import_when_modules_must_have_one() -> None:
    declaration = contract("required", source_modules="shop.**", required_modules="shop.core")
    imports = ["shop.web -> shop.core", "shop.wiring.db -> shop.web", "shop.app -> shop.core"]
    assert keys(declaration, imports) == []


def test_should_count_wiring_modules_when_there_are_some() -> None:
    case = Case(imports=WIRED, contracts=(LAYERS,), wiring_modules=("shop.wiring", "{root}.web"))
    assert case.answer().wiring_modules == 2


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("shop.wirings", ' /   did you mean "shop.wiring"?'),
        ("{root}.wirings", ' /   did you mean "shop.wiring"?'),
        ("{root}.zzz", ""),
    ],
)
def test_should_refuse_a_wiring_module_when_it_matches_nothing(pattern: str, hint: str) -> None:
    case = Case(imports=WIRED, wiring_modules=(pattern,), origins={"composition_roots": ORIGIN})
    assert case.problems() == [
        f'p.toml: composition_roots: wiring module "{pattern}" matches no module{hint}'
    ]


def test_should_let_a_wiring_module_be_missing_when_a_pack_names_it() -> None:
    origins = {"composition_roots": Origin("pack team", "composition_roots")}
    assert Case(imports=WIRED, wiring_modules=("shop.zzz",), origins=origins).problems() == []
