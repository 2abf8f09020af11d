"""Tests of the contract type `required`."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.location import Location, Region
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    PACK,
    Case,
    contract,
    exceptions,
    path_of,
)

CONTROLLERS = ["shop.web.orders", "shop.web.users.admin"]
BEHIND = ["shop.use_cases.order", "shop.queries"]


def case_of(root: pathlib.Path, imports: list[str], required: object, **fields: object) -> Case:
    """Two controllers in a package, and what they may have to import."""
    for module in (*CONTROLLERS, *BEHIND, "shop.web", "shop.web.users", "shop.web.__main__"):
        path = root / path_of(module)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("import x\n", encoding="utf-8")
    declaration = contract("required", source_modules="shop.web", required_modules=required)
    return Case(
        imports=imports,
        modules=[*CONTROLLERS, *BEHIND],
        packages=["shop", "shop.web", "shop.web.users", "shop.use_cases"],
        contracts=(dataclasses.replace(declaration, **fields),),  # type: ignore[arg-type]
        root=str(root),
    )


@pytest.mark.parametrize(
    ("imports", "required", "expected"),
    [
        ([], "shop.queries", CONTROLLERS),
        (["shop.web.orders -> shop.queries"], "shop.queries", CONTROLLERS[1:]),
        (["shop.web.orders -> shop.use_cases.order"], "shop.use_cases", CONTROLLERS[1:]),
        (["shop.web.orders -> shop.use_cases"], "shop.use_cases.order", CONTROLLERS),
        (
            ["shop.web.orders -> shop.queries", "shop.web.users.admin -> shop.use_cases"],
            ["shop.use_cases", "shop.queries"],
            [],
        ),
        (["shop.web.users -> shop.queries"], "shop.queries", CONTROLLERS),
        (
            ["shop.web.orders -> shop.tools", "shop.tools -> shop.queries"],
            "shop.queries",
            CONTROLLERS,
        ),
        (["shop.web.orders -> structlog"], "structlog", CONTROLLERS[1:]),
        ([], "structlog", CONTROLLERS),
        (["shop.web.users.admin -> shop.web.orders"], "shop.web.orders", []),
    ],
)
def test_should_report_each_module_when_it_imports_none(
    imports: list[str], required: object, expected: list[str], tmp_path: pathlib.Path
) -> None:
    found = case_of(tmp_path, imports, required).findings()
    assert [finding.symbol for finding in found] == expected


def test_should_never_judge_packages_and_main_when_they_import_none(
    tmp_path: pathlib.Path,
) -> None:
    imports = [f"{module} -> shop.queries" for module in CONTROLLERS]
    imports += ["shop.web -> shop.tools", "shop.web.__main__ -> shop.tools"]
    assert case_of(tmp_path, imports, "shop.queries").findings() == ()


def test_should_tell_first_line_and_advice_when_import_is_missing(tmp_path: pathlib.Path) -> None:
    case = case_of(tmp_path, ["shop.web.users.admin -> shop.queries"], BEHIND)
    assert [(it.location, it.key, it.message, it.fix) for it in case.findings()] == [
        (
            Location(path_of("shop.web.orders"), Region(1, 1, 1, 9)),
            "shop.web.orders",
            "shop.web.orders must import shop.use_cases.order or shop.queries",
            "let shop.web.orders use shop.use_cases.order or shop.queries, or move it out of the "
            "modules that must.",
        )
    ]


def test_should_name_modules_when_required_is_a_pattern(tmp_path: pathlib.Path) -> None:
    case = case_of(tmp_path, ["shop.web.users.admin -> shop.use_cases.order"], "shop.*.order")
    assert case.messages() == ["shop.web.orders: shop.web.orders must import shop.use_cases.order"]


def test_should_judge_nothing_when_a_pack_requires_what_is_missing(tmp_path: pathlib.Path) -> None:
    assert case_of(tmp_path, [], "shop.missing", origin=PACK).findings() == ()


def test_should_judge_no_module_when_its_imports_are_unknown(tmp_path: pathlib.Path) -> None:
    case = case_of(tmp_path, [], "shop.queries")
    partly = dataclasses.replace(case, unread=("shop.web.orders",))
    assert [finding.symbol for finding in partly.findings()] == CONTROLLERS[1:]


def test_should_miss_the_import_when_it_is_ignored(tmp_path: pathlib.Path) -> None:
    imports = [f"{module} -> shop.queries" for module in CONTROLLERS]
    ignored = exceptions("shop.web.orders -> shop.queries")
    case = case_of(tmp_path, imports, "shop.queries", ignore_imports=ignored)
    assert [finding.symbol for finding in case.findings()] == CONTROLLERS[:1]
