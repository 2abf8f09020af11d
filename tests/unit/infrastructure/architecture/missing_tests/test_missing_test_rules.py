"""What the rules about missing tests say, and what they refuse."""

import dataclasses
import pathlib

from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.missing_tests.missing_test_rules import MissingTestRules
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.architecture.missing_tests.missing_test_support import (
    CLIENT,
    ROUTE,
    TEST,
    VERIFIED,
    findings,
    inspection,
)
from tests.unit.refusal_support import refusal

PROVIDER, CONSUMER = "missing-provider-test", "missing-consumer-test"
ARCHITECTURE = "missing-architecture-test"
OPTIONS = {"inside": (), "libraries": (), "markers": (), "paths": ()}
PACT = '{"consumer": {"name": "a"}, "provider": {"name": "b"}, "interactions": [%s]}'


def said(found: tuple[Finding, ...]) -> list[str]:
    """The messages."""
    return [finding.message for finding in found]


def test_should_lie_at_the_name_when_a_route_has_no_test(tmp_path: pathlib.Path) -> None:
    found = findings(tmp_path, PROVIDER, {"src/shop/web.py": ROUTE})
    assert found == (
        Finding(
            analyzer="archcheck",
            rule=PROVIDER,
            level=Level.ERROR,
            message="read answers GET /a: no provider test of this project covers it",
            location=Location("src/shop/web.py", Region(7, 5, 7, 9)),
            key="shop.web.read",
            symbol="shop.web.read",
            because="Because.",
            fix="Do it.",
        ),
    )


def test_should_name_what_is_in_no_pact_when_there_are_provider_tests(
    tmp_path: pathlib.Path,
) -> None:
    files = {"src/shop/web.py": ROUTE, "tests/test_a.py": VERIFIED, "a.json": PACT % ""}
    assert said(findings(tmp_path, PROVIDER, files)) == [
        "read answers GET /a: no pact file of this project asks for it, so that no provider test "
        "covers it"
    ]


def test_should_name_every_method_when_one_function_answers_to_several(
    tmp_path: pathlib.Path,
) -> None:
    route = ROUTE.replace("@app", "@app.api_route('/b', methods=['PUT', 'POST'])\n@app")
    assert said(findings(tmp_path, PROVIDER, {"src/shop/web.py": route})) == [
        "read answers GET /a, POST /b and PUT /b: no provider test of this project covers it"
    ]


def test_should_take_any_method_when_the_methods_are_no_literal(tmp_path: pathlib.Path) -> None:
    route = ROUTE.replace("get('/a')", "api_route('/a', methods=METHODS)")
    request = '{"request": {"method": "PATCH", "path": "/a"}}'
    files = {"src/shop/web.py": route, "tests/test_a.py": VERIFIED, "a.json": PACT % request}
    assert not findings(tmp_path, PROVIDER, files)


def test_should_judge_no_path_that_is_no_literal_when_there_are_pact_files(
    tmp_path: pathlib.Path,
) -> None:
    route = ROUTE.replace("'/a'", "PATH")
    files = {"src/shop/web.py": route, "tests/test_a.py": VERIFIED, "a.json": PACT % ""}
    assert not findings(tmp_path, PROVIDER, files)


def test_should_refuse_a_pact_file_when_it_is_no_json(tmp_path: pathlib.Path) -> None:
    files = {"src/shop/web.py": ROUTE, "tests/test_a.py": VERIFIED, "a.json": PACT % "\n{"}
    assert refusal(lambda: findings(tmp_path, PROVIDER, files)).startswith(
        "a.json: the pact file cannot be read: it is no JSON:"
    )


def test_should_pass_over_a_pact_file_when_it_leaves_the_project(tmp_path: pathlib.Path) -> None:
    (tmp_path / "outside.json").write_text(PACT % "")
    root = tmp_path / "project"
    files = {"src/shop/web.py": ROUTE, "tests/test_a.py": VERIFIED}
    inspection(root, PROVIDER, files)
    (root / "a.json").symlink_to(tmp_path / "outside.json")
    assert not findings(root, PROVIDER, files)


def test_should_find_nothing_in_files_when_they_are_not_in_judgement(
    tmp_path: pathlib.Path,
) -> None:
    assert not findings(tmp_path, PROVIDER, {"tests/test_web.py": ROUTE})


def test_should_refuse_a_place_when_the_project_does_not_have_it(tmp_path: pathlib.Path) -> None:
    options = {**OPTIONS, "inside": ("shop.wep",)}
    files = {"src/shop/web.py": ROUTE}
    assert '"shop.wep" in inside matches no module' in refusal(
        lambda: findings(tmp_path, PROVIDER, files, **options)
    )


def test_should_judge_only_the_place_when_one_is_stated(tmp_path: pathlib.Path) -> None:
    options = {**OPTIONS, "inside": ("shop.web",)}
    files = {"src/shop/web.py": ROUTE, "src/shop/other.py": ROUTE}
    found = findings(tmp_path, PROVIDER, files, **options)
    assert [finding.location.path for finding in found] == ["src/shop/web.py"]


def test_should_lie_at_the_class_when_a_client_has_no_test(tmp_path: pathlib.Path) -> None:
    found = findings(tmp_path, CONSUMER, {"src/shop/bank.py": CLIENT})
    assert found == (
        Finding(
            analyzer="archcheck",
            rule=CONSUMER,
            level=Level.ERROR,
            message="no consumer test of this project imports BankClient together with a pact",
            location=Location("src/shop/bank.py", Region(4, 7, 4, 17)),
            key="shop.bank.BankClient",
            symbol="shop.bank.BankClient",
            because="Because.",
            fix="Do it.",
        ),
    )


def test_should_lie_at_the_configuration_when_nothing_checks_the_architecture(
    tmp_path: pathlib.Path,
) -> None:
    found = findings(tmp_path, ARCHITECTURE, {"tests/test_a.py": TEST})
    assert [(it.location.path, it.location.region.start_line, it.message) for it in found] == [
        (
            "pyproject.toml",
            1,
            "no test asserts the architecture, and no step of a pipeline or pre-commit hook runs "
            "archcheck",
        )
    ]


def test_should_ask_for_nothing_when_there_are_no_sources(tmp_path: pathlib.Path) -> None:
    inspected = inspection(tmp_path, ARCHITECTURE, {"tests/test_a.py": TEST})
    tests = tuple(file for file in inspected.project.files if file.role is Role.TEST)
    project = dataclasses.replace(inspected.project, files=tests)
    alone = dataclasses.replace(inspected, project=project)
    assert not MissingTestRules(GitState()).judge(alone, ()).findings


def test_should_ask_for_the_code_of_tests_alone_when_only_the_architecture_is_judged(
    tmp_path: pathlib.Path,
) -> None:
    inspected = inspection(tmp_path, ARCHITECTURE, {})
    assert MissingTestRules(GitState()).code_roles(inspected) == {Role.TEST}


def test_should_ask_for_no_code_when_none_of_the_rules_runs(tmp_path: pathlib.Path) -> None:
    inspected = inspection(tmp_path, "one-assertion-per-test", {})
    assert not MissingTestRules(GitState()).code_roles(inspected)
