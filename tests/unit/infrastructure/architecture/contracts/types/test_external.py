"""Tests of the contract type `external`."""

import pytest

from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    breaches,
    contract,
)


def found(imported: str, **options: object) -> bool:
    """Whether an import of a library breaks a contract."""
    return bool(
        breaches("external", [f"shop.a.x -> {imported}"], source_modules="shop.a", **options)
    )


@pytest.mark.parametrize(
    ("imported", "allow", "expected"),
    [
        ("json", ["<stdlib>"], False),
        ("json", [], True),
        ("pydantic", ["<stdlib>", "pydantic"], False),
        ("pydantic.fields", ["pydantic"], False),
        ("requests", ["<stdlib>", "pydantic"], True),
        ("requests", ["<third-party>"], False),
        ("sqlalchemy.orm|sqlalchemy", ["sqlalchemy.orm"], False),
        ("sqlalchemy.Column|sqlalchemy", ["sqlalchemy.orm"], True),
        ("__future__.annotations|__future__", [], False),
        ("sqlalchemy.orm|sqlalchemy", ["<orm>"], False),
        ("redis", ["<orm>"], True),
    ],
)
def test_should_report_library_when_it_is_not_allowed(
    imported: str, allow: list[str], expected: bool
) -> None:
    assert found(imported, allow=allow) is expected


@pytest.mark.parametrize(
    ("imported", "forbid", "expected"),
    [
        ("logging", ["logging"], True),
        ("logging.config", ["logging"], True),
        ("json", ["logging"], False),
        ("requests", ["<third-party>"], True),
        ("json", ["<third-party>"], False),
        ("json", ["<stdlib>"], True),
        ("sqlalchemy.orm|sqlalchemy", ["sqlalchemy.orm"], True),
        ("sqlalchemy", ["sqlalchemy.orm"], False),
        ("__future__", ["<stdlib>", "<third-party>"], False),
        ("fastapi.testclient|fastapi", ["<web>"], True),
        ("fastapi_users", ["<web>"], False),
        ("aiohttp", ["<web>"], False),
        ("aiohttp.web|aiohttp", ["<web>"], True),
        ("pathlib.Path|pathlib", ["<file-system>"], True),
        ("pathlib.PurePath|pathlib", ["<file-system>"], False),
        ("pathlib", ["<file-system>"], False),
        ("shutil", ["<file-system>"], True),
    ],
)
def test_should_report_library_when_it_is_forbidden(
    imported: str, forbid: list[str], expected: bool
) -> None:
    assert found(imported, forbid=forbid) is expected


def test_should_name_modules_when_the_contract_has_patterns() -> None:
    """A person must find in the code what the message names."""
    found = breaches(
        "external", ["shop.a.x -> requests"], source_modules="shop.*.x", forbid=["<third-party>"]
    )
    assert found == ["shop.a.x->requests: shop.a.x must not import requests"]


def test_should_judge_direct_imports_only_when_chain_leads_to_library() -> None:
    imports = ["shop.a -> shop.b", "shop.b -> requests"]
    assert breaches("external", imports, source_modules="shop.a", allow=[]) == []


def test_should_report_one_import_when_several_names_of_library_are_imported() -> None:
    imports = ["shop.a -> sqlalchemy.Column|sqlalchemy", "shop.a -> sqlalchemy.select|sqlalchemy"]
    declaration = contract("external", source_modules="shop.a", allow=["json"])
    case = Case(imports=imports, contracts=(declaration,))
    assert [(finding.key, finding.notes) for finding in case.findings()] == [
        ("shop.a->sqlalchemy", ("1 further statement of this import", "allowed: json"))
    ]


@pytest.mark.parametrize(
    ("options", "expected"), [({"allow": []}, ("allowed: nothing",)), ({"forbid": "os"}, ())]
)
def test_should_say_what_is_allowed_when_there_is_a_list(
    options: dict[str, object], expected: tuple[str, ...]
) -> None:
    case = Case(
        imports=["shop.a -> os"],
        contracts=(contract("external", source_modules="shop", **options),),
    )
    assert [finding.notes for finding in case.findings()] == [expected]


def test_should_name_what_is_forbidden_when_statement_imports_it_from_its_package() -> None:
    case = Case(
        imports=["shop.a -> sqlalchemy.orm|sqlalchemy"],
        contracts=(contract("external", source_modules="shop", forbid="sqlalchemy.orm"),),
    )
    assert case.messages() == ["shop.a->sqlalchemy.orm: shop must not import sqlalchemy.orm"]
