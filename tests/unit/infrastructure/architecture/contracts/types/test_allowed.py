"""Tests of the contract type `allowed`."""

import dataclasses
import pathlib
from typing import Any

import pytest

from archcheck.domain.configuration import Origin
from archcheck.domain.location import Location, Region
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    PACK,
    Case,
    contract,
    exceptions,
)

HOUSE = {"helpers": [], "amp": ["helpers"], "lemonade": ["helpers", "amp"]}
ROOTS = ("helpers", "amp", "lemonade", "tools")
TOML = "[[tool.archcheck.contracts]]\n  [[tool.archcheck.contracts]]\n"
SECOND_LINE = Origin("pyproject.toml", "tool.archcheck.contracts[1]", 2)
EXACT = contract("allowed", modules={"shop.a": ["shop.b", "shop.c"]}, exact=True)


def found(imports: list[str], modules: object, present: tuple[str, ...] = ROOTS) -> list[str]:
    """What breaks a contract of the house or the shop."""
    declaration = contract("allowed", modules=modules)
    roots = (*ROOTS, "shop")
    return Case(imports=imports, modules=present, roots=roots, contracts=(declaration,)).messages()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("amp.a -> helpers.b", []),
        ("amp.a -> amp.b", []),
        ("amp -> requests", []),
        ("tools -> lemonade", []),
        ("lemonade -> amp", []),
        ("amp.a -> lemonade.b", ["amp.a->lemonade.b: amp must not import lemonade"]),
        ("helpers -> amp", ["helpers->amp: helpers must not import amp"]),
        ("amp -> tools.x", ["amp->tools.x: amp must not import tools.x"]),
    ],
)
def test_should_report_import_when_module_does_not_list_it(line: str, expected: list[str]) -> None:
    assert found([line], HOUSE) == expected


def test_should_judge_direct_imports_only_when_listed_module_imports_more() -> None:
    assert found(["lemonade -> tools.x", "amp -> lemonade"], {"amp": "lemonade"}) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.a.x -> shop.b", []),
        ("shop.a.b.x -> shop.b", ["shop.a.b must not import shop.b"]),
        ("shop.a.b.x -> shop.c", []),
        ("shop.a.b -> shop.a.x", ["shop.a.b must not import shop.a"]),
        ("shop.a.x -> shop.a.b", []),
        ("shop.a.bb -> shop.b", []),
    ],
)
def test_should_let_longer_key_decide_when_two_fit(line: str, expected: list[str]) -> None:
    modules = {"shop.a.b": "shop.c", "shop.a": "shop.b"}
    messages = found([line], modules, ("shop.a.b", "shop.b", "shop.c"))
    assert [text.partition(": ")[2] for text in messages] == expected


@pytest.mark.parametrize("keys", [["shop.*", "shop.a"], ["shop.a", "shop.*"]])
def test_should_prefer_module_to_pattern_when_both_fit(keys: list[str]) -> None:
    listed = {"shop.*": ["shop.c"], "shop.a": ["shop.b"]}
    modules = {key: listed[key] for key in keys}
    assert found(["shop.a -> shop.b", "shop.a -> shop.c"], modules) == [
        "shop.a->shop.c: shop.a must not import shop.c"
    ]


def test_should_name_the_module_when_key_is_pattern() -> None:
    modules = {"shop.*": ["tools"]}
    assert found(["shop.a.x -> amp", "shop.a -> shop.b", "shop.a -> tools"], modules) == [
        "shop.a.x->amp: shop.a.x must not import amp"
    ]


def test_should_take_layers_when_they_are_keys_or_listed() -> None:
    case = Case(
        imports=["shop.domain -> shop.web", "shop.web.x -> shop.domain"],
        layers={name: (f"{{root}}.{name}",) for name in ("domain", "web")},
        contracts=(contract("allowed", modules={"domain": [], "web": "domain"}),),
    )
    assert case.messages() == ["shop.domain->shop.web: domain must not import web"]


@pytest.mark.parametrize(
    ("listed", "allowance"), [([], "allowed: nothing"), (["tools", "amp"], "allowed: tools, amp")]
)
def test_should_say_what_is_listed_when_something_else_is_imported(
    listed: list[str], allowance: str
) -> None:
    declaration = contract("allowed", modules={"helpers": listed})
    case = Case(imports=["helpers -> lemonade"], modules=ROOTS, roots=ROOTS)
    (finding,) = dataclasses.replace(case, contracts=(declaration,)).findings()
    assert (finding.notes, finding.fix) == (
        (allowance,),
        "do without it, or list lemonade for helpers in the contract.",
    )


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (
            {"shop.aa": []},
            '"shop.aa" in modules matches no module /   did you mean "shop.a"?',
        ),
        (
            {"shop.a": ["shop.bb"]},
            '"shop.bb" in modules.shop.a matches no module /   did you mean "shop.b"?',
        ),
        (
            {"shop.a": "requests"},
            'unknown layer or module "requests" in modules.shop.a /   No layers are declared here',
        ),
        (
            {"": []},
            '"" in modules is no module pattern: a module name is identifiers joined by dots',
        ),
    ],
)
def test_should_refuse_table_when_a_name_means_nothing(
    modules: dict[str, object], expected: str
) -> None:
    declaration = contract("allowed", modules=modules)
    case = Case(modules=["shop.a", "shop.b"], contracts=(declaration,))
    assert case.problems() == [f'pyproject.toml: tool.archcheck.contracts[0] "c": {expected}']


def exact_case(root: pathlib.Path, **fields: Any) -> Case:
    """A contract whose module imports one of the two that it lists."""
    (root / "pyproject.toml").write_text(TOML, encoding="utf-8")
    return Case(
        imports=["shop.a.x -> shop.b.y"],
        modules=["shop.c"],
        contracts=(dataclasses.replace(EXACT, **({"origin": SECOND_LINE} | fields)),),
        root=str(root),
        file="pyproject.toml",
    )


def test_should_report_listed_module_at_contract_when_it_is_not_imported(
    tmp_path: pathlib.Path,
) -> None:
    (finding,) = exact_case(tmp_path).findings()
    assert (finding.location, finding.key, finding.message, finding.symbol) == (
        Location("pyproject.toml", Region(2, 3, 2, 31)),
        "shop.a->shop.c",
        "shop.a may import shop.c, but does not",
        "pyproject.toml",
    )


def test_should_report_unused_entry_at_configuration_when_a_pack_states_it(
    tmp_path: pathlib.Path,
) -> None:
    case = exact_case(tmp_path, origin=PACK)
    assert [finding.location for finding in case.findings()] == [
        Location("pyproject.toml", Region(1, 1, 1, 29))
    ]


def test_should_report_no_unused_entry_when_project_has_no_configuration(
    tmp_path: pathlib.Path,
) -> None:
    case = dataclasses.replace(exact_case(tmp_path, origin=PACK), file="")
    assert case.findings() == ()


def test_should_report_no_unused_entry_when_contract_is_not_exact(tmp_path: pathlib.Path) -> None:
    options = contract("allowed", modules={"shop.a": ["shop.b", "shop.c"]}).options
    assert exact_case(tmp_path, options=options).findings() == ()


def test_should_count_entry_as_unused_when_its_import_is_ignored(tmp_path: pathlib.Path) -> None:
    case = exact_case(tmp_path, ignore_imports=exceptions("shop.a.x -> shop.b.y"))
    assert [finding.key for finding in case.findings()] == ["shop.a->shop.b", "shop.a->shop.c"]
