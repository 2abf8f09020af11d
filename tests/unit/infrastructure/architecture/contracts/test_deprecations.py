"""Tests of imports that contracts leave out or tolerate until a date."""

import dataclasses
import datetime

import pytest

from archcheck.domain.configuration import ContractDeclaration, ImportException
from archcheck.domain.level import Level
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    Case,
    contract,
    exceptions,
)

TODAY = datetime.date(2026, 11, 21)
YESTERDAY = TODAY - datetime.timedelta(days=1)
NO_WEB = contract("forbidden", source_modules=["shop.a", "shop.b"], forbidden_modules="shop.web")
CYCLES = contract("acyclic", packages="shop")
STACK = contract(
    "layers", layers=["web", "api"], containers=["shop"], exhaustive=True, closed=["api"]
)


def tolerating(
    *entries: str,
    until: datetime.date | None = TODAY,
    reason: str = "moves",
    declaration: ContractDeclaration = NO_WEB,
) -> ContractDeclaration:
    """A contract that tolerates some imports."""
    found = exceptions(*entries, key="deprecated", reason=reason, until=until)
    return dataclasses.replace(declaration, deprecated=found)


def levels(declaration: ContractDeclaration, *imports: str) -> list[str]:
    """Level and key of each finding."""
    found = Case(imports=imports, contracts=(declaration,), today=TODAY).findings()
    return sorted(f"{finding.level}: {finding.key}" for finding in found)


@pytest.mark.parametrize(
    ("declaration", "imports", "expected"),
    [
        (tolerating("shop.a -> shop.web"), ("shop.a -> shop.web",), ["note: shop.a->shop.web"]),
        (
            tolerating("shop.a -> shop.web"),
            ("shop.a -> shop.web", "shop.b -> shop.web"),
            ["error: shop.b->shop.web", "note: shop.a->shop.web"],
        ),
        (
            tolerating("shop.c -> shop.web"),
            ("shop.a -> shop.c", "shop.c -> shop.web"),
            ["note: shop.a->shop.c"],
        ),
        (
            tolerating("shop.c -> shop.web"),
            ("shop.a -> shop.c", "shop.c -> shop.web", "shop.c -> shop.d", "shop.d -> shop.web"),
            ["error: shop.a->shop.c"],
        ),
        (
            tolerating("shop.a -> shop.web", until=YESTERDAY),
            ("shop.a -> shop.web",),
            ["error: shop.a->shop.web"],
        ),
        (
            tolerating("shop.a -> shop.web", until=None),
            ("shop.a -> shop.web",),
            ["note: shop.a->shop.web"],
        ),
        (
            dataclasses.replace(tolerating("shop.a -> shop.web"), level=Level.WARNING),
            ("shop.a -> shop.web", "shop.b -> shop.web"),
            ["note: shop.a->shop.web", "warning: shop.b->shop.web"],
        ),
        (
            tolerating("shop.a -> shop.c", declaration=CYCLES),
            ("shop.a -> shop.c", "shop.c -> shop.a"),
            ["note: shop.a->shop.c"],
        ),
        (
            tolerating("shop.api -> shop.web", declaration=STACK),
            ("shop.api -> shop.web", "shop.c -> shop.web"),
            ["error: shop.c", "note: shop.api->shop.web"],
        ),
    ],
)
def test_should_make_notes_of_what_a_contract_tolerates_when_it_says_so(
    declaration: ContractDeclaration, imports: tuple[str, ...], expected: list[str]
) -> None:
    assert levels(declaration, *imports) == expected


@pytest.mark.parametrize(
    ("until", "reason", "expected"),
    [
        (TODAY, "moves", ("deprecated until 2026-11-21: moves",)),
        (None, "moves", ("deprecated: moves",)),
        (None, "", ("deprecated",)),
    ],
)
def test_should_tell_reason_and_date_when_a_finding_is_tolerated(
    until: datetime.date | None, reason: str, expected: tuple[str, ...]
) -> None:
    declaration = tolerating("shop.a -> shop.web", until=until, reason=reason)
    case = Case(imports=["shop.a -> shop.web"], contracts=(declaration,), today=TODAY)
    assert [(it.deprecated, it.notes) for it in case.findings()] == [(True, expected)]


def test_should_leave_out_what_is_ignored_when_it_is_tolerated_too() -> None:
    declaration = dataclasses.replace(
        tolerating("shop.a -> shop.web"), ignore_imports=exceptions("shop.a -> shop.web")
    )
    assert levels(declaration, "shop.a -> shop.web") == []


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (TODAY, []),
        (None, []),
        (YESTERDAY, ["error: shop.a->shop.web"]),
    ],
)
def test_should_ignore_until_the_date_when_an_exception_has_one(
    until: datetime.date | None, expected: list[str]
) -> None:
    ignored = exceptions("shop.a -> shop.web", reason="moves", until=until)
    assert levels(dataclasses.replace(NO_WEB, ignore_imports=ignored), "shop.a -> shop.web") == (
        expected
    )


@pytest.mark.parametrize(
    ("ignored", "expected"),
    [
        (exceptions("shop.** -> shop.web", reason="moves"), 2),
        (exceptions("shop.a -> shop.web", "shop.** -> shop.web", reason="moves", until=TODAY), 2),
        (exceptions("shop.** -> shop.web", reason="moves", until=YESTERDAY), 0),
        (exceptions("shop.** -> shop.web"), 0),
    ],
)
def test_should_count_imports_when_they_are_ignored_for_a_reason(
    ignored: tuple[ImportException, ...], expected: int
) -> None:
    declaration = dataclasses.replace(NO_WEB, ignore_imports=ignored)
    imports = ["shop.a -> shop.web", "shop.b -> shop.web"]
    answer = Case(imports=imports, contracts=(declaration,), today=TODAY).answer()
    assert answer.ignored_imports == expected


@pytest.mark.parametrize("until", [TODAY, YESTERDAY])
def test_should_refuse_an_entry_that_matches_nothing_when_it_is_to_be_tolerated(
    until: datetime.date,
) -> None:
    declaration = tolerating("shop.a -> shop.wub", until=until)
    case = Case(imports=["shop.b -> shop.web", "shop.a -> shop.web"], contracts=(declaration,))
    assert case.problems() == [
        'pyproject.toml: tool.archcheck.contracts[0] "c": "shop.a -> shop.wub" in deprecated matches '
        'no import /   did you mean "shop.web"?'
    ]
