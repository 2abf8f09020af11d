"""Tests of captures in contracts."""

import dataclasses

import pytest

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.contracts.captures import (
    capture_free,
    captures_in,
    values_of,
)
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    contract,
    exceptions,
)

TREE = ModuleTree.of(["shop.f.cart.web", "shop.f.cart.data.sql", "shop.f.find", "shop.g.pay.web"])
PRESENT = [
    "shop.f.cart.internal",
    "shop.f.cart.web",
    "shop.f.pay.internal",
    "shop.f.pay.web",
    "shop.f.find.web",
    "shop.tools",
    "shop.adapters.redis",
    "shop.adapters.kafka",
]
INTERNALS = contract(
    "forbidden", source_modules="shop.f.{feature}.**", forbidden_modules="shop.f.*.internal"
)
OTHERS = dataclasses.replace(INTERNALS, except_modules=("shop.f.{feature}.internal",))
PYPROJECT = 'pyproject.toml: tool.archcheck.contracts[0] "c": '


def case_of(imports: list[str], *contracts: ContractDeclaration, **fields: object) -> Case:
    """A shop of features with these contracts."""
    case = Case(imports=imports, modules=PRESENT, contracts=contracts)
    return dataclasses.replace(case, **fields)  # type: ignore[arg-type]


def keys(imports: list[str], declaration: ContractDeclaration, **fields: object) -> list[str]:
    """The keys of all findings."""
    return [finding.key for finding in case_of(imports, declaration, **fields).findings()]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a.{x}.b", "a.*.b"),
        ("{x}.{y}", "*.*"),
        ("{root}.{x}", "{root}.*"),
        ("{context}.a", "{context}.a"),
        ("a.find_{x}", "a.find_{x}"),
        ("a.{1}", "a.{1}"),
    ],
)
def test_should_free_whole_components_when_pattern_has_captures(
    pattern: str, expected: str
) -> None:
    assert capture_free(pattern) == expected


def test_should_count_each_place_when_texts_hold_captures() -> None:
    assert captures_in(["{root}.{a}.{b}", "{a} -> {context}.x"]) == ["a", "b", "a"]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["shop.f.{x}"], {"cart", "find"}),
        (["shop.f.{x}.**"], {"cart"}),
        (["shop.f.{x}.*"], {"cart"}),
        (["{root}.*.{x}.web"], {"cart", "pay"}),
        (["shop.**.{x}.sql"], {"data"}),
        (["shop.f.**.{x}"], {"web", "data", "sql"}),
        (["shop.**.{x}.**"], {"cart", "pay", "data"}),
        (["shop.f.{x}", "shop.g.{x}"], {"cart", "find", "pay"}),
        (["{x}.orm", "shop.g.{x}"], {"pay"}),
        (["{x}"], {"shop"}),
        (["{y}.{x}"], {"f", "g"}),
        (["shop.f.{y}"], set()),
        (["shop.f.{x}.{x}"], {"cart", "web", "data"}),
    ],
)
def test_should_find_every_component_when_capture_stands_for_it(
    patterns: list[str], expected: set[str]
) -> None:
    assert values_of("x", patterns, LayerMap(TREE, ("shop",), {})) == expected


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.f.cart.web -> shop.f.pay.internal"], ["shop.f.cart.web->shop.f.pay.internal"]),
        (["shop.f.cart.web -> shop.f.pay.internal.x"], ["shop.f.cart.web->shop.f.pay.internal.x"]),
        (["shop.f.cart.web -> shop.f.cart.internal"], []),
        (["shop.f.cart.internal -> shop.f.pay.internal"], []),
        (["shop.tools -> shop.f.pay.internal"], []),
        (["shop.f.find.web -> shop.f.cart.internal"], ["shop.f.find.web->shop.f.cart.internal"]),
        (
            [
                "shop.f.cart.web -> shop.f.cart.internal",
                "shop.f.cart.internal -> shop.f.pay.internal",
            ],
            ["shop.f.cart.web->shop.f.cart.internal"],
        ),
        (
            ["shop.f.cart.web -> shop.f.pay.web", "shop.f.pay.web -> shop.f.pay.internal"],
            ["shop.f.cart.web->shop.f.pay.web"],
        ),
    ],
)
def test_should_judge_each_value_by_itself_when_contract_has_captures(
    imports: list[str], expected: list[str]
) -> None:
    assert keys(imports, OTHERS) == expected


@pytest.mark.parametrize(
    ("declaration", "imports", "expected"),
    [
        (
            contract("layers", layers=["shop.f.{x}.web", "shop.f.{x}.internal"]),
            ["shop.f.cart.internal -> shop.f.cart.web", "shop.f.cart.internal -> shop.f.pay.web"],
            ["shop.f.cart.internal->shop.f.cart.web"],
        ),
        (
            contract("independence", modules=["shop.f.{x}.web", "shop.f.{x}.internal"]),
            ["shop.f.pay.web -> shop.f.pay.internal", "shop.f.pay.web -> shop.f.cart.internal"],
            ["shop.f.pay.web->shop.f.pay.internal"],
        ),
        (
            contract(
                "protected",
                protected_modules="{library}",
                allowed_importers="shop.adapters.{library}",
            ),
            ["shop.adapters.redis -> redis", "shop.tools -> redis", "shop.tools -> shop.f"],
            ["shop.tools->redis"],
        ),
        (
            contract(
                "protected",
                protected_modules="shop.f.{x}.internal",
                allowed_importers=["shop.f.{x}"],
            ),
            ["shop.f.pay.web -> shop.f.pay.internal", "shop.f.cart -> shop.f.pay.internal"],
            ["shop.f.cart->shop.f.pay.internal"],
        ),
        (
            contract("allowed", modules={"shop.f.{x}.web": ["shop.f.{x}.internal"]}),
            ["shop.f.pay.web -> shop.f.pay.internal", "shop.f.pay.web -> shop.f.cart.internal"],
            ["shop.f.pay.web->shop.f.cart.internal"],
        ),
        (
            contract(
                "external",
                source_modules="shop.adapters.{library}",
                allow=["<stdlib>", "{library}"],
            ),
            ["shop.adapters.redis -> redis", "shop.adapters.redis -> kafka.errors"],
            ["shop.adapters.redis->kafka.errors"],
        ),
        (
            contract("forbidden", source_modules="shop.adapters.{x}", forbidden_modules="{x}.orm"),
            ["shop.adapters.redis -> redis.orm", "shop.adapters.redis -> kafka.orm"],
            ["shop.adapters.redis->redis.orm"],
        ),
        (
            contract("facade", modules="shop.f.{x}", allowed_importers="shop.f.{x}"),
            ["shop.f.pay -> shop.f.cart.web", "shop.f.cart.x -> shop.f.cart.web"],
            ["shop.f.pay->shop.f.cart.web"],
        ),
        (
            contract("facade", modules="shop.f.{x}", public="{x}"),
            ["shop.tools -> shop.f.cart.cart", "shop.tools -> shop.f.pay.cart"],
            ["shop.tools->shop.f.pay.cart"],
        ),
        (
            contract("acyclic", modules=["shop.f.{x}.web", "shop.f.{x}.internal"]),
            ["shop.f.pay.web -> shop.f.pay.internal", "shop.f.pay.internal -> shop.f.pay.web"],
            ["shop.f.pay.internal->shop.f.pay.web"],
        ),
    ],
)
def test_should_mean_the_same_in_all_keys_when_contract_has_captures(
    declaration: ContractDeclaration, imports: list[str], expected: list[str]
) -> None:
    assert keys(imports, declaration) == expected


def test_should_judge_every_pair_when_contract_has_two_captures() -> None:
    declaration = contract(
        "forbidden",
        source_modules="shop.f.{one}.{part}",
        forbidden_modules=["shop.f.{part}", "shop.f.{one}.web"],
    )
    imports = ["shop.f.pay.find -> shop.f.find", "shop.f.pay.internal -> shop.f.pay.web"]
    assert keys([*imports, "shop.f.pay.find -> shop.f.cart"], declaration) == [
        "shop.f.pay.find->shop.f.find",
        "shop.f.pay.internal->shop.f.pay.web",
    ]


def test_should_ignore_imports_of_one_value_when_entry_has_its_capture() -> None:
    entries = exceptions("shop.f.{feature}.web -> shop.f.*.internal")
    declaration = dataclasses.replace(OTHERS, ignore_imports=entries)
    imports = ["shop.f.cart.web -> shop.f.pay.internal", "shop.f.cart.x -> shop.f.pay.internal"]
    assert keys(imports, declaration) == ["shop.f.cart.x->shop.f.pay.internal"]


def test_should_say_one_thing_of_an_import_when_two_values_forbid_it() -> None:
    declaration = contract(
        "forbidden", source_modules=["shop.tools", "shop.f.{x}"], forbidden_modules="shop.g.{x}.*"
    )
    imports = ["shop.tools -> shop.b", "shop.b -> shop.g.pay.a", "shop.b -> shop.g.cart.a"]
    found = case_of(imports, declaration).findings()
    assert [(finding.key, finding.pairs) for finding in found] == [
        (
            "shop.tools->shop.b",
            (("shop.tools", "shop.g.cart.*"), ("shop.tools", "shop.g.pay.*")),
        )
    ]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            INTERNALS,
            "the capture {feature} stands only once in the contract /   write * for any component",
        ),
        (
            dataclasses.replace(INTERNALS, except_modules=("shop.f.{feeture}.internal",)),
            "the capture {feature} stands only once in the contract /   did you mean " '"feeture"?',
        ),
        (
            contract("forbidden", source_modules="shop.f.{x}", forbidden_modules="shop.z.{x}"),
            '"shop.z.{x}" in forbidden_modules matches no module /   did you mean "shop.f"?',
        ),
        (
            contract("forbidden", source_modules="shop.f.x_{x}", forbidden_modules="shop.f.{x}.*"),
            '"shop.f.x_{x}" in source_modules is no module pattern: {name} stands for one whole '
            "component of a pattern in a contract, {root} and {context} for its beginning",
        ),
        (
            contract("forbidden", source_modules="shop.f.{x}", forbidden_modules="shop.f.{x}.web"),
            "compares nothing: source_modules and forbidden_modules lie in each other /   forbid "
            "modules that lie outside of source_modules",
        ),
        (
            dataclasses.replace(OTHERS, ignore_imports=exceptions("shop.f.{feature} -> json")),
            '"shop.f.{feature} -> json" in ignore_imports matches no import /   correct or remove '
            "the entry",
        ),
        (
            dataclasses.replace(OTHERS, except_modules=(*OTHERS.except_modules, "shop.tools")),
            '"shop.tools" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            contract("layers", layers=["shop.f.{x}", "shop.f.{x}.web"]),
            '"shop.f.cart.web" is in two layers: shop.f.cart and shop.f.cart.web',
        ),
    ],
)
def test_should_refuse_contract_when_its_captures_say_nothing(
    declaration: ContractDeclaration, expected: str
) -> None:
    imports = ["shop.f.cart.web -> shop.f.pay.internal", "shop.tools -> json"]
    problems = case_of(imports, declaration).problems()
    assert problems[:1] == [PYPROJECT + expected]


@pytest.mark.parametrize(
    "declaration",
    [
        OTHERS,
        dataclasses.replace(
            OTHERS, ignore_imports=exceptions("shop.f.{feature}.web -> shop.f.*.internal")
        ),
        contract("layers", layers=["shop.f.{x}.web", "shop.f.{x}.internal"]),
        contract("layers", layers=["shop.f.{x}.web", "shop.{x}.data | shop.f.{x}.internal"]),
        contract("external", source_modules="shop.adapters.{x}", allow=["<stdlib>", "{x}"]),
        contract("forbidden", source_modules="shop.adapters.{x}", forbidden_modules="{x}.orm"),
        contract("protected", protected_modules="{x}.orm", allowed_importers="shop.adapters.{x}"),
    ],
)
def test_should_accept_contract_when_some_value_matches(declaration: ContractDeclaration) -> None:
    imports = ["shop.f.cart.web -> shop.f.pay.internal", "shop.cart.data -> json"]
    assert case_of(imports, declaration).problems() == []


def test_should_judge_nothing_when_captures_have_no_value() -> None:
    declaration = contract("forbidden", source_modules="zzz.{x}", forbidden_modules="shop.f.zz.{x}")
    assert keys(["shop.tools -> json"], dataclasses.replace(declaration, allow_empty=True)) == []
