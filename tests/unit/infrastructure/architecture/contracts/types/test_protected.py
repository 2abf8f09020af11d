"""Tests of the contract type `protected`."""

import dataclasses

import pytest

from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    contract,
)

PRESENT = ["shop.db.engine.pool", "shop.db.session", "shop.main", "shop.web.api", "tools"]


def found(
    imports: list[str], protected: object, allowed: object = "shop.main", **layers: tuple[str, ...]
) -> list[str]:
    """What breaks a contract that protects modules."""
    declaration = contract("protected", protected_modules=protected, allowed_importers=allowed)
    case = Case(imports=imports, modules=PRESENT, roots=("shop", "tools"), layers=layers)
    return dataclasses.replace(case, contracts=(declaration,)).messages()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shop.web -> shop.db", ["shop.web->shop.db: shop.web must not import shop.db"]),
        (
            "shop.web.api -> shop.db.engine.pool",
            ["shop.web.api->shop.db.engine.pool: shop.web.api must not import shop.db"],
        ),
        ("tools -> shop.db", ["tools->shop.db: tools must not import shop.db"]),
        ("shop -> shop.db", ["shop->shop.db: shop must not import shop.db"]),
        ("shop.main -> shop.db", []),
        ("shop.main.jobs -> shop.db", []),
        ("shop.db.session -> shop.db.engine", []),
        ("shop.db -> shop.web", []),
        ("shop.web -> shop.dbs", []),
    ],
)
def test_should_report_importer_when_it_is_not_allowed(line: str, expected: list[str]) -> None:
    assert found([line], "shop.db") == expected


@pytest.mark.parametrize(
    ("line", "protected", "expected"),
    [
        ("shop.web -> sqlalchemy", "sqlalchemy", "sqlalchemy"),
        ("shop.web -> sqlalchemy.orm|sqlalchemy", "sqlalchemy.orm", "sqlalchemy.orm"),
        ("shop.web -> sqlalchemy.orm.session", "sqlalchemy.orm", "sqlalchemy.orm.session"),
        ("shop.web -> sqlalchemy.select|sqlalchemy", "sqlalchemy.orm", ""),
        ("shop.main -> sqlalchemy", "sqlalchemy", ""),
        ("shop.web -> requests", "<third-party>", "requests"),
        ("shop.web -> json", "<third-party>", ""),
        ("shop.web -> json", "<stdlib>", "json"),
        ("shop.web -> sqlalchemy.orm|sqlalchemy", "<orm>", "sqlalchemy"),
        ("shop.web -> sqlalchemy_utils", "<orm>", ""),
        ("shop.web -> __future__", "<stdlib>", ""),
    ],
)
def test_should_protect_library_when_it_is_named(line: str, protected: str, expected: str) -> None:
    told = [f"shop.web->{expected}: shop.web must not import {expected}"] if expected else []
    assert found([line], protected) == told


def test_should_judge_direct_imports_only_when_others_lead_to_module() -> None:
    assert found(["shop.web -> shop.main", "shop.main -> shop.db"], "shop.db") == []


@pytest.mark.parametrize(
    ("protected", "expected"),
    [
        (["shop.*"], ["shop.web.api must not import shop.db"]),
        (["shop.db", "shop.web"], ["shop.web.api must not import shop.db"]),
        (["shop.db.*"], ["shop.web.api must not import shop.db.session"]),
        (["inner"], []),
    ],
)
def test_should_protect_each_from_the_others_when_several_are_named(
    protected: list[str], expected: list[str]
) -> None:
    layers = {"inner": ("shop.db", "shop.web")}
    messages = found(["shop.web.api -> shop.db.session"], protected, **layers)
    assert [text.partition(": ")[2] for text in messages] == expected


def test_should_allow_nobody_when_list_is_empty() -> None:
    assert found(["shop.main -> shop.db"], "shop.db", []) == [
        "shop.main->shop.db: shop.main must not import shop.db"
    ]


@pytest.mark.parametrize(
    ("allowed", "notes", "fix"),
    [
        ([], "allowed: nobody", "take the import of shop.db out of shop.web.api."),
        (
            ["shop.main", "*.web.jobs", "tools"],
            "allowed: shop.main, shop.web.jobs, tools",
            "let shop.main, shop.web.jobs or tools do what shop.web.api needs of shop.db.",
        ),
    ],
)
def test_should_name_who_may_when_somebody_may_not(
    allowed: list[str], notes: str, fix: str
) -> None:
    options = {"protected_modules": "shop.db", "allowed_importers": allowed}
    case = Case(
        imports=["shop.web.api -> shop.db"],
        modules=[*PRESENT, "shop.web.jobs"],
        roots=("shop", "tools"),
        contracts=(contract("protected", **options),),
    )
    assert [(item.notes, item.fix) for item in case.findings()] == [((notes,), fix)]
