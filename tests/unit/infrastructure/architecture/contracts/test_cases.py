"""Tests of what contracts judge once their exceptions are taken out."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import ContractDeclaration
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    PACK,
    Case,
    contract,
    path_of,
)

PRESENT = ["shop.core.bridge", "shop.core.a", "shop.app", "shop.web", "shop.main", "tools"]
LAYERS = {"core": ("shop.core",), "empty": ("shop.empty",)}
FORBIDDEN: dict[str, object] = {"source_modules": "shop.core", "forbidden_modules": "shop.web"}
PYPROJECT = 'pyproject.toml: tool.archcheck.contracts[0] "c": '


def but(type_name: str, excepted: object, /, **options: object) -> ContractDeclaration:
    """A contract with exceptions."""
    entries = (excepted,) if isinstance(excepted, str) else tuple(excepted)  # type: ignore
    return dataclasses.replace(contract(type_name, **options), except_modules=entries)


def case_of(imports: list[str], declaration: ContractDeclaration, root: str = "/no") -> Case:
    """A project with this contract."""
    return Case(
        imports=imports,
        modules=PRESENT,
        roots=("shop", "tools"),
        layers=LAYERS,
        contracts=(declaration,),
        root=root,
    )


def keys(imports: list[str], declaration: ContractDeclaration) -> list[str]:
    """The keys of all findings."""
    return [finding.key for finding in case_of(imports, declaration).findings()]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.core.bridge -> shop.web"], []),
        (["shop.core.bridge.x -> shop.web"], []),
        (["shop.core.bridges -> shop.web"], ["shop.core.bridges->shop.web"]),
        (["shop.core -> shop.web"], ["shop.core->shop.web"]),
        (
            ["shop.core.a -> shop.core.bridge", "shop.core.bridge -> shop.web"],
            ["shop.core.a->shop.core.bridge"],
        ),
        (
            [
                "shop.core.a -> shop.app",
                "shop.app -> shop.core.bridge",
                "shop.core.bridge -> shop.web",
            ],
            ["shop.core.a->shop.app"],
        ),
    ],
)
def test_should_judge_no_import_when_its_module_is_excepted(
    imports: list[str], expected: list[str]
) -> None:
    assert keys(imports, but("forbidden", "shop.core.bridge", **FORBIDDEN)) == expected


def test_should_judge_import_of_excepted_module_when_it_is_forbidden() -> None:
    declaration = but(
        "forbidden", "shop.web", source_modules="shop", forbidden_modules=["shop.web", "json"]
    )
    imports = ["shop.web -> json", "tools -> shop.web", "shop.main -> json"]
    assert keys(imports, declaration) == ["shop.main->json"]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.core.bridge -> shop.web"], []),
        (
            ["shop.core.a -> shop.core.bridge", "shop.core.bridge -> shop.web"],
            ["shop.core.a->shop.core.bridge"],
        ),
        (["shop.core.a -> shop.web"], ["shop.core.a->shop.web"]),
        (["shop.app -> shop.web"], ["shop.app->shop.web"]),
    ],
)
def test_should_lead_chains_through_excepted_module_when_it_is_in_a_layer(
    imports: list[str], expected: list[str]
) -> None:
    layers = ["shop.web", "shop.app", "shop.core"]
    assert keys(imports, but("layers", "shop.core.bridge", layers=layers)) == expected


def test_should_judge_upward_import_of_excepted_module_when_layer_is_higher() -> None:
    declaration = but("layers", "shop.web.x", layers=["shop.web", "shop.core"])
    assert keys(["shop.core -> shop.web.x"], declaration) == ["shop.core->shop.web.x"]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.core.bridge -> shop.app"], []),
        (["shop.app -> shop.core.bridge"], []),
        (["shop.app -> shop.core.a"], ["shop.app->shop.core.a"]),
        (
            ["shop.app -> shop.core.bridge", "shop.core.bridge -> shop.core.a"],
            ["shop.app->shop.core.bridge"],
        ),
    ],
)
def test_should_leave_both_sides_out_when_modules_are_independent(
    imports: list[str], expected: list[str]
) -> None:
    modules = ["shop.core", "shop.app"]
    assert keys(imports, but("independence", "shop.core.bridge", modules=modules)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.app -> shop.core.bridge", []),
        ("shop.core.bridge -> shop.web.x", []),
        ("shop.app -> shop.core.a", ["shop.app->shop.core.a"]),
    ],
)
def test_should_leave_both_sides_out_when_package_has_a_facade(
    line: str, expected: list[str]
) -> None:
    modules = ["shop.core", "shop.web"]
    assert keys([line], but("facade", "shop.core.bridge", modules=modules)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.app -> shop.web", []),
        ("shop.app.x -> shop.web", []),
        ("tools -> shop.web", ["tools->shop.web"]),
    ],
)
def test_should_leave_importers_out_when_module_is_protected(
    line: str, expected: list[str]
) -> None:
    declaration = but("protected", "shop.app", protected_modules="shop.web", allowed_importers=[])
    assert keys([line], declaration) == expected


@pytest.mark.parametrize(
    ("type_name", "options", "imports"),
    [
        (
            "external",
            {"source_modules": "shop.core", "allow": []},
            ["shop.core.bridge -> json", "shop.core.a -> json"],
        ),
        (
            "allowed",
            {"modules": {"shop.core": []}},
            ["shop.core.bridge -> json", "shop.core.bridge -> shop.web", "shop.core.a -> json"],
        ),
        (
            "acyclic",
            {"packages": "shop", "depth": 0},
            ["shop.core.bridge -> shop.web", "shop.web -> shop.core", "shop.core.a -> json"],
        ),
        (
            "acyclic",
            {"modules": ["shop.core", "shop.web"]},
            ["shop.core.bridge -> shop.web", "shop.web -> shop.core", "shop.core.a -> json"],
        ),
    ],
)
def test_should_judge_the_others_when_a_module_is_excepted(
    type_name: str, options: dict[str, object], imports: list[str]
) -> None:
    whole = keys(imports, contract(type_name, **options))
    rest = keys(imports, but(type_name, "shop.core.bridge", **options))
    assert set(whole) - set(rest) == {next(key for key in whole if "bridge" in key)}


def test_should_require_nothing_of_module_when_it_is_excepted(tmp_path: pathlib.Path) -> None:
    path = tmp_path / path_of("shop.core.a")
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    declaration = but(
        "required", "shop.core.bridge", source_modules="shop.core.*", required_modules="json"
    )
    case = case_of([], declaration, str(tmp_path))
    assert [finding.symbol for finding in case.findings()] == ["shop.core.a"]


def test_should_take_layers_and_patterns_out_when_they_are_excepted() -> None:
    declaration = but("external", ["core", "shop.*pp"], source_modules="shop", allow=[])
    imports = [f"{module} -> json" for module in ("shop.core.a", "shop.app.x", "shop.main")]
    assert keys(imports, declaration) == ["shop.main->json"]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            but("forbidden", "shop.app", **FORBIDDEN),
            '"shop.app" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            but("forbidden", "shop.web", **FORBIDDEN),
            '"shop.web" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            but("forbidden", "shop.core.brigde", **FORBIDDEN),
            '"shop.core.brigde" in except_modules matches no module /   did you mean '
            '"shop.core.bridge"?',
        ),
        (
            but("forbidden", "bridge", **FORBIDDEN),
            'unknown layer or module "bridge" in except_modules /   Layers here: core, empty',
        ),
        (
            but("forbidden", "a-b", **FORBIDDEN),
            '"a-b" in except_modules is no module pattern: a module name is identifiers joined '
            "by dots",
        ),
        (
            but("forbidden", "shop", **FORBIDDEN),
            "compares nothing: except_modules takes out all whose imports are judged /   leave "
            "something in, or remove the contract",
        ),
        (
            but("protected", "tools", protected_modules="shop.web", allowed_importers="tools"),
            '"tools" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            but("facade", "tools", modules="shop.core", allowed_importers="tools"),
            '"tools" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            but("allowed", "shop.web", modules={"shop.core": ["shop.web"]}),
            '"shop.web" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
        (
            but("layers", "tools", layers=["core", "app"], containers="shop"),
            '"tools" in except_modules takes nothing out /   name modules whose imports the '
            "contract judges, or remove the entry",
        ),
    ],
)
def test_should_refuse_exception_when_it_takes_nothing_out(
    declaration: ContractDeclaration, expected: str
) -> None:
    assert case_of([], declaration).problems() == [PYPROJECT + expected]


@pytest.mark.parametrize(
    "declaration",
    [
        but("forbidden", "shop.core.bridge", **FORBIDDEN),
        but("facade", "shop.core.a", modules="shop.core", allowed_importers=["shop", "tools"]),
        dataclasses.replace(but("forbidden", "shop.zzz", **FORBIDDEN), origin=PACK),
        dataclasses.replace(but("forbidden", "shop.web", **FORBIDDEN), origin=PACK),
        dataclasses.replace(but("forbidden", "shop.zzz", **FORBIDDEN), allow_empty=True),
    ],
)
def test_should_accept_exception_when_it_takes_something_out_or_need_not(
    declaration: ContractDeclaration,
) -> None:
    assert case_of([], declaration).problems() == []


def test_should_say_nothing_of_exceptions_when_a_pack_is_skipped() -> None:
    declaration = dataclasses.replace(but("forbidden", "shop.zzz", **FORBIDDEN), origin=PACK)
    assert case_of([], declaration).answer().skipped_rules == ()
