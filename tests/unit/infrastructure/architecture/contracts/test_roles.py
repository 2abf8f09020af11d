"""Tests of contracts about tests."""

import dataclasses
from collections.abc import Mapping

import pytest

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.activation import RulePlan
from archcheck.domain.check_result import Architecture
from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import SOURCES, SOURCES_AND_TESTS, Role, Roles, Scope
from archcheck.infrastructure.architecture.contracts.contract_rules import ContractRules
from archcheck.infrastructure.architecture.graph.building import GraphSource
from tests.unit.infrastructure.architecture.contracts.cases_support import (
    RULES,
    contract,
    exceptions,
    rule,
)
from tests.unit.infrastructure.architecture.graph.graph_support import facts_of, project_of
from tests.unit.refusal_support import without_line

TESTS: Roles = (Role.TEST,)
SHOP = {
    "src/shop/__init__.py": "",
    "src/shop/core.py": "",
    "src/shop/web.py": "import requests",
    "src/shop/wiring.py": "import shop.web",
    "src/shop/tests/__init__.py": "",
    "src/shop/tests/inner.py": "",
    "lib/tests/unit/helper.py": "",
    "lib/tests/unit/first.py": "",
    "lib/tests/web/pages.py": "",
}
NO_WEB = contract("forbidden", source_modules="tests.unit", forbidden_modules="shop.web")
ALL_PURE = contract("external", source_modules=["shop", "tests"], allow=[])
LAYERS = {"web": ("{context}.web",), "core": ("{context}.core",)}


def about(
    declaration: ContractDeclaration, roles: Roles = TESTS, **fields: object
) -> ContractDeclaration:
    """A contract about these roles."""
    return dataclasses.replace(declaration, roles=roles, **fields)  # type: ignore[arg-type]


def inspection(sources: Mapping[str, str], *contracts: ContractDeclaration) -> Inspection:
    """What is inspected; tests lie in `lib/tests` and beside the code."""
    configuration = Configuration(root="/nowhere", contracts=contracts, layers=LAYERS)
    plan = RulePlan({name: rule(name) for name in RULES}, configuration, lambda glob, path: False)
    scope = Scope(whole=True, files=frozenset())
    return Inspection(configuration, project_of(sources), scope, plan, "", 1)


def answer(sources: Mapping[str, str], *contracts: ContractDeclaration) -> ProjectAnswer:
    """The answer of contracts in the shop with other texts for some files."""
    whole = {**SHOP, **sources}
    rules = ContractRules(GraphSource())
    asked = inspection(whole, *contracts)
    rules.validate(asked)
    return rules.judge(asked, facts_of(whole))


def keys(declaration: ContractDeclaration, **sources: str) -> list[str]:
    """The keys of all findings; a file `a__b` is `a/b.py`."""
    files = {f"{name.replace('__', '/')}.py": text for name, text in sources.items()}
    return sorted(finding.key for finding in answer(files, declaration).findings)


def problem(declaration: ContractDeclaration) -> str:
    """What is wrong with a contract in the shop."""
    try:
        answer({}, declaration)
    except UsageProblems as found:
        return without_line(found.problems[0]).partition('"c": ')[2]
    return ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import shop.web", ["tests.unit.first->shop.web"]),
        ("from shop import web", ["tests.unit.first->shop.web"]),
        ("import shop.wiring", ["tests.unit.first->shop.wiring"]),
        ("from tests.web import pages", ["tests.unit.first->tests.web.pages"]),
        ("import shop.core, shop.tests.inner, tests.unit.helper, json", []),
    ],
)
def test_should_judge_the_imports_of_tests_when_a_contract_is_about_them(
    text: str, expected: list[str]
) -> None:
    pages = "import shop.web"
    found = keys(about(NO_WEB), lib__tests__unit__first=text, lib__tests__web__pages=pages)
    assert found == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (TESTS, ["tests.unit.first->redis"]),
        (SOURCES_AND_TESTS, ["shop.web->requests", "tests.unit.first->redis"]),
    ],
)
def test_should_judge_the_modules_of_the_roles_when_both_are_named(
    roles: Roles, expected: list[str]
) -> None:
    assert keys(about(ALL_PURE, roles), lib__tests__unit__first="import redis") == expected


def test_should_leave_tests_alone_when_a_contract_is_about_sources() -> None:
    pure = contract("external", source_modules="shop", allow=[])
    assert keys(pure, src__shop__tests__inner="import redis") == ["shop.web->requests"]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            contract("layers", layers=["shop.web", "shop.tests"]),
            ["shop.tests.inner->shop.web"],
        ),
        (
            contract("independence", modules=["shop.web", "shop.tests"]),
            ["shop.tests.inner->shop.web"],
        ),
        (
            contract("protected", protected_modules="shop.web", allowed_importers="shop.core"),
            ["shop.tests.inner->shop.web"],
        ),
        (
            contract("forbidden", source_modules="shop", forbidden_modules="requests"),
            ["shop.tests.inner->shop.web"],
        ),
        (contract("acyclic", packages="shop"), []),
        (contract("layers", layers=["web", "core"]), []),
    ],
)
def test_should_judge_tests_beside_the_code_when_a_contract_is_about_them(
    declaration: ContractDeclaration, expected: list[str]
) -> None:
    empty = about(declaration, allow_empty=True)
    found = keys(
        empty,
        src__shop__tests__inner="import shop.web",
        src__shop__web="import requests, shop.tests.inner",
    )
    assert found == expected


def test_should_want_the_import_of_tests_when_they_must_have_one() -> None:
    required = contract("required", source_modules="tests", required_modules="shop.core")
    found = keys(about(required), lib__tests__unit__first="import shop.core")
    assert found == ["tests.unit.helper", "tests.web.pages"]


def test_should_find_cycles_of_tests_when_packages_hold_some() -> None:
    cycles = contract("acyclic", packages="tests", depth=0)
    first, pages = "import tests.web.pages", "import tests.unit.first"
    found = keys(about(cycles), lib__tests__unit__first=first, lib__tests__web__pages=pages)
    assert found == ["tests.unit.first->tests.web.pages"]


def test_should_look_for_contexts_among_sources_when_tests_have_layers_too() -> None:
    core = contract("forbidden", source_modules="core", forbidden_modules="requests")
    more = {"src/shop/tests/core/deep.py": "import requests", "src/shop/core.py": "import requests"}
    declaration = about(core, SOURCES_AND_TESTS)
    assert [it.key for it in answer(more, declaration).findings] == ["shop.core->requests"]


def test_should_match_ignored_imports_of_tests_when_a_contract_is_about_them() -> None:
    ignored = exceptions("tests.** -> shop.web")
    found = keys(about(NO_WEB, ignore_imports=ignored), lib__tests__unit__first="import shop.web")
    assert found == []


def test_should_take_tests_out_when_they_are_excepted() -> None:
    declaration = about(NO_WEB, except_modules=("tests.unit.first",))
    sources = {
        "lib__tests__unit__first": "import shop.web",
        "lib__tests__unit__helper": "import shop.web",
    }
    assert keys(declaration, **sources) == ["tests.unit.helper->shop.web"]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (
            NO_WEB,
            '"tests.unit" in source_modules matches no module\n'
            '  these are tests, which contracts mean only with roles = ["test"]',
        ),
        (
            about(contract("external", source_modules="tests.unti", allow=[])),
            '"tests.unti" in source_modules matches no module\n  did you mean "tests.unit"?',
        ),
        (
            about(contract("external", source_modules="shop.core", allow=[])),
            "compares nothing: none of the modules whose imports are judged is a test\n"
            "  name test modules, or other roles",
        ),
    ],
)
def test_should_refuse_the_contract_when_it_means_no_test(
    declaration: ContractDeclaration, expected: str
) -> None:
    assert problem(declaration) == expected


def test_should_let_a_contract_mean_no_test_when_it_may_be_empty() -> None:
    empty = about(contract("external", source_modules="shop.core", allow=[]), allow_empty=True)
    assert keys(empty) == []


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        ((), Architecture.NO_CONTRACTS),
        ((about(NO_WEB),), Architecture.CHECKED),
        (
            (about(contract("external", source_modules="zzz", allow=[]), allow_empty=True),),
            Architecture.NOT_CHECKED,
        ),
        (
            (
                about(
                    contract("external", source_modules="zzz", allow=[]), SOURCES, allow_empty=True
                ),
                about(NO_WEB, name="d"),
            ),
            Architecture.CHECKED,
        ),
    ],
)
def test_should_say_that_something_is_compared_when_contracts_of_any_role_do(
    contracts: tuple[ContractDeclaration, ...], expected: Architecture
) -> None:
    assert answer({}, *contracts).architecture is expected
