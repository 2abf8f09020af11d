"""Tests of contracts that judge each context by itself."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import ContractDeclaration
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    contract,
    path_of,
)

LAYERS = {name: (f"{{context}}.{name}",) for name in ("infra", "domain")}
PRESENT = [
    *(f"shop.{name}.{layer}.x" for name in ("order", "bill") for layer in LAYERS),
    "shop.shared.x",
    "shop.web.x",
    "other.domain.x",
    "other.infra.x",
]
STACK = contract("layers", layers=["infra", "domain"])
UPPER = contract("layers", layers=["upper", "lower"])


def case_of(imports: list[str], declaration: ContractDeclaration, **fields: object) -> Case:
    """A shop of two contexts, and one root package that is a context itself."""
    case = Case(
        imports=imports,
        modules=PRESENT,
        roots=("shop", "other"),
        layers=LAYERS,
        contracts=(dataclasses.replace(declaration, per_context=True),),
    )
    return dataclasses.replace(case, **fields)  # type: ignore[arg-type]


def keys(imports: list[str], declaration: ContractDeclaration, **fields: object) -> list[str]:
    """The keys of all findings."""
    return [finding.key for finding in case_of(imports, declaration, **fields).findings()]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (
            ["shop.order.domain.x -> shop.order.infra.x"],
            ["shop.order.domain.x->shop.order.infra.x"],
        ),
        (["other.domain.x -> other.infra.x"], ["other.domain.x->other.infra.x"]),
        (["shop.order.domain.x -> shop.bill.infra.x"], []),
        (["shop.order.domain.x -> other.infra.x"], []),
        (
            ["shop.order.domain.x -> shop.shared.x", "shop.shared.x -> shop.order.infra.x"],
            ["shop.order.domain.x->shop.shared.x"],
        ),
        (["shop.order.domain.x -> shop.shared.x", "shop.shared.x -> shop.bill.infra.x"], []),
        (["shop.order.domain.x -> shop.bill.x", "shop.bill.x -> shop.order.infra.x"], []),
    ],
)
def test_should_judge_each_context_by_itself_when_contract_says_so(
    imports: list[str], expected: list[str]
) -> None:
    assert keys(imports, STACK) == expected


def test_should_compare_contexts_when_contract_does_not_say_so() -> None:
    case = case_of(["shop.order.domain.x -> shop.bill.infra.x"], STACK)
    whole = dataclasses.replace(case, contracts=(STACK,))
    assert [finding.key for finding in whole.findings()] == [
        "shop.order.domain.x->shop.bill.infra.x"
    ]


@pytest.mark.parametrize(
    ("declaration", "imports", "expected"),
    [
        (
            contract("forbidden", source_modules="domain", forbidden_modules=["shop.web", "json"]),
            ["shop.order.domain.x -> shop.web.x", "shop.bill.domain.x -> json"],
            ["shop.bill.domain.x->json", "shop.order.domain.x->shop.web.x"],
        ),
        (
            contract("protected", protected_modules="infra", allowed_importers=[]),
            [
                "shop.order.domain.x -> shop.order.infra.x",
                "shop.bill.domain.x -> shop.order.infra.x",
                "shop.web.x -> shop.bill.infra.x",
            ],
            ["shop.order.domain.x->shop.order.infra.x", "shop.web.x->shop.bill.infra.x"],
        ),
        (
            contract("allowed", modules={"domain": ["shop.shared"], "infra": ["domain"]}),
            [
                "shop.order.domain.x -> shop.bill.domain.x",
                "shop.order.domain.x -> shop.web.x",
                "shop.bill.infra.x -> shop.bill.domain.x",
            ],
            ["shop.order.domain.x->shop.web.x"],
        ),
        (
            contract("independence", modules=["domain", "infra"]),
            ["shop.order.infra.x -> shop.order.domain", "shop.order.infra.x -> shop.bill.domain"],
            ["shop.order.infra.x->shop.order.domain"],
        ),
        (
            contract("acyclic", modules=["domain", "infra"]),
            ["shop.order.infra.x -> shop.order.domain", "shop.bill.domain -> shop.bill.infra"],
            [],
        ),
    ],
)
def test_should_say_nothing_of_imports_between_contexts_when_it_judges_each(
    declaration: ContractDeclaration, imports: list[str], expected: list[str]
) -> None:
    assert sorted(keys(imports, declaration)) == expected


def test_should_take_the_innermost_when_a_context_lies_in_another() -> None:
    imports = ["shop.domain.x -> shop.order.infra.x", "shop.domain.x -> shop.infra.x"]
    assert keys(imports, STACK) == ["shop.domain.x->shop.infra.x"]


def test_should_take_the_rest_for_one_context_when_layers_are_at_the_top() -> None:
    imports = ["domain.x -> infra.x", "order.domain.x -> infra.x", "order.domain.x -> order.infra"]
    case = Case(
        imports=imports,
        roots=("domain", "infra", "order"),
        layers=LAYERS,
        contracts=(dataclasses.replace(STACK, per_context=True),),
    )
    assert [finding.key for finding in case.findings()] == [
        "domain.x->infra.x",
        "order.domain.x->order.infra",
    ]


def test_should_say_one_thing_once_when_several_contexts_are_judged(tmp_path: pathlib.Path) -> None:
    path = tmp_path / path_of("shop.web.x")
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    declaration = contract("required", source_modules="shop.web.x", required_modules="json")
    case = case_of([], declaration, root=str(tmp_path))
    assert [finding.key for finding in case.findings()] == ["shop.web.x"]


@pytest.mark.parametrize(
    "modules", [{"domain": ["shop.order.infra"]}, {"shop.order.domain": ["infra"]}]
)
def test_should_miss_no_entry_when_it_is_used_in_the_only_context_that_has_it(
    modules: dict[str, object], tmp_path: pathlib.Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    declaration = contract("allowed", modules=modules, exact=True)
    imports = ["shop.order.domain.x -> shop.order.infra.x"]
    assert keys(imports, declaration, root=str(tmp_path)) == []


def test_should_take_exceptions_out_of_each_context_when_there_are_some() -> None:
    declaration = dataclasses.replace(STACK, except_modules=("shop.order.domain.x",))
    imports = ["shop.order.domain.x -> shop.order.infra", "shop.bill.domain.x -> shop.bill.infra"]
    assert keys(imports, declaration) == ["shop.bill.domain.x->shop.bill.infra"]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            UPPER,
            [
                'pyproject.toml: tool.archcheck.contracts[0] "c": compares nothing: no package '
                "here is a context /   a context is a package with a sub-package that is named "
                "like a layer"
            ],
        ),
        (dataclasses.replace(UPPER, allow_empty=True), []),
    ],
)
def test_should_refuse_contract_when_there_is_no_context(
    declaration: ContractDeclaration, expected: list[str]
) -> None:
    layers = {"upper": ("shop.shared",), "lower": ("shop.web",)}
    assert case_of([], declaration, layers=layers).problems() == expected
