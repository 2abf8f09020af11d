"""Tests of the plan."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.configuration import DEFAULT, ContractDeclaration
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job
from archcheck.domain.level import Level
from archcheck.domain.project import (
    SOURCES,
    SOURCES_AND_TESTS,
    Project,
    Role,
    Roles,
    Scope,
    SourceFile,
)
from archcheck.infrastructure.checkers.engine.batches import (
    WORTH_PROCESSES,
    batches,
    plan_jobs,
    time_limit,
    work,
)
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from tests.unit.infrastructure.checkers.planning_support import (
    active,
    file_of,
    heeding,
    inspection_of,
)

FOUND = TestDiscovery(files=("check_*.py",))
NO_COMMENTS = active("no-comments")
A_FILE, B_FILE = file_of("a.py"), file_of("b.py")


def discover(project: Project) -> TestDiscovery:
    """What a project says about its tests."""
    return FOUND


def refuse(project: Project) -> TestDiscovery:
    """Nobody should have asked."""
    raise AssertionError(project.name)


def jobs_of(inspection: Inspection) -> tuple[Job, ...]:
    """The plan."""
    return plan_jobs(inspection, discover)


def orders_by_path(inspection: Inspection) -> dict[str, Orders]:
    """What is done with each file."""
    return {file.path: job.instructions for job in jobs_of(inspection) for file in job.files}


def rules_of(orders: Orders) -> list[tuple[str, Level]]:
    """The rules that run."""
    return [(rule.name, rule.level) for rule in orders.rules]


def test_should_run_rules_when_file_is_in_judgement() -> None:
    orders = orders_by_path(inspection_of(A_FILE, rules=(NO_COMMENTS,)))["a.py"]
    assert (rules_of(orders), orders.reported) == ([("no-comments", Level.ERROR)], True)


@pytest.mark.parametrize(
    ("heeds", "names"), [((), []), (("no-comments", "other"), ["no-comments"])]
)
def test_should_pass_rules_on_when_others_heed_them(
    heeds: tuple[str, ...], names: list[str]
) -> None:
    """Also those that are not selected."""
    rule = heeding("string-comment", *heeds)
    inspection = inspection_of(A_FILE, rules=(rule,))
    both = {"string-comment": rule, "no-comments": NO_COMMENTS}
    plan = dataclasses.replace(inspection.rules, configured=both)
    orders = orders_by_path(dataclasses.replace(inspection, rules=plan))["a.py"]
    assert [order.name for order in orders.beside] == names


def test_should_heed_overrides_when_a_file_has_some() -> None:
    """What is off for it is not beside it."""
    rules = (heeding("string-comment", "no-comments"), NO_COMMENTS)
    inspection = inspection_of(A_FILE, B_FILE, rules=rules, overrides={"a.py": Level.OFF})
    orders = orders_by_path(inspection)
    assert [len(orders[path].beside) for path in ("a.py", "b.py")] == [0, 1]


@pytest.mark.parametrize(
    "rule", [active("no-such-checker"), active("no-comments", Level.OFF), active("naming")]
)
def test_should_leave_rule_out_when_it_checks_no_file(rule: object) -> None:
    orders = orders_by_path(inspection_of(A_FILE, rules=(rule,)))["a.py"]  # type: ignore[arg-type]
    assert orders.rules == ()


def test_should_pass_pages_on_when_rules_belong_to_gate() -> None:
    orders = orders_by_path(inspection_of(A_FILE, rules=(active("unparsable-file"),)))["a.py"]
    assert ([rule.name for rule in orders.gate], orders.rules) == (["unparsable-file"], ())


@pytest.mark.parametrize(("rule", "followed"), [("layer-dependency", True), ("no-comments", False)])
def test_should_follow_imports_when_a_rule_looks_at_them(rule: str, followed: bool) -> None:
    inspection = inspection_of(file_of("a.py", excluded=True), rules=(active(rule),))
    assert orders_by_path(inspection)["a.py"].followed is followed


def test_should_ask_for_facts_only_when_file_is_excluded_or_out_of_scope() -> None:
    files = (A_FILE, file_of("b.py", excluded=True), file_of("c.py"))
    scope = Scope(whole=False, files=frozenset(["a.py", "b.py"]))
    plan = orders_by_path(inspection_of(*files, rules=(NO_COMMENTS,), scope=scope))
    assert {path: (orders.reported, len(orders.rules)) for path, orders in plan.items()} == {
        "a.py": (True, 1),
        "b.py": (False, 0),
        "c.py": (False, 0),
    }


@pytest.mark.parametrize(
    ("file", "planned"),
    [
        (file_of("t.py", role=Role.TEST), True),
        (file_of("t.py", role=Role.TEST, excluded=True), False),
        (file_of("o.py", role=Role.OTHER), False),
    ],
)
def test_should_plan_file_when_its_role_wants_it(file: SourceFile, planned: bool) -> None:
    assert bool(jobs_of(inspection_of(file))) is planned


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (SOURCES, {"a.py", "shop/tests/b.py"}),
        (SOURCES_AND_TESTS, {"a.py", "shop/tests/b.py", "tests/c.py"}),
    ],
)
def test_should_follow_tests_out_of_scope_when_they_continue_chains(
    roles: Roles, expected: set[str]
) -> None:
    tests = [file_of(path, role=Role.TEST) for path in ("shop/tests/b.py", "tests/c.py")]
    contracts = (ContractDeclaration(name="c", origin=DEFAULT, roles=roles),)
    scope = Scope(whole=False, files=frozenset(["a.py"]))
    inspection = inspection_of(
        file_of("a.py"), *tests, scope=scope, contracts=contracts, packages=("shop",)
    )
    assert set(orders_by_path(inspection)) == expected


def test_should_change_level_when_override_says_so() -> None:
    inspection = inspection_of(
        A_FILE,
        B_FILE,
        file_of("c.py"),
        rules=(NO_COMMENTS,),
        overrides={"b.py": Level.OFF, "c.py": Level.NOTE},
    )
    plan = orders_by_path(inspection)
    assert {path: rules_of(orders) for path, orders in plan.items()} == {
        "a.py": [("no-comments", Level.ERROR)],
        "b.py": [],
        "c.py": [("no-comments", Level.NOTE)],
    }


def test_should_ask_about_tests_when_rule_about_tests_runs() -> None:
    inspection = inspection_of(A_FILE, rules=(active("one-assertion-per-test"),))
    assert orders_by_path(inspection)["a.py"].discovery == FOUND


def test_should_not_ask_about_tests_when_no_rule_needs_it() -> None:
    jobs = plan_jobs(inspection_of(A_FILE, rules=(NO_COMMENTS,)), refuse)
    assert jobs[0].instructions.discovery == TestDiscovery()


@pytest.mark.parametrize(("size", "alone"), [(WORTH_PROCESSES - 1, True), (WORTH_PROCESSES, False)])
def test_should_work_alone_when_there_is_little_to_do(size: int, alone: bool) -> None:
    assert orders_by_path(inspection_of(file_of("a.py", size)))["a.py"].alone is alone


def test_should_name_and_weigh_jobs_when_planned() -> None:
    files = [file_of(f"{number}.py", 400_000) for number in range(3)]
    jobs = jobs_of(inspection_of(*files, workers=0))
    assert [(job.name, job.cost, job.timeout, job.analyzer) for job in jobs] == [
        (f"archcheck-1.{number}", 0.8, time_limit(400_000), "archcheck") for number in (1, 2, 3)
    ]


def test_should_plan_nothing_when_project_has_no_files() -> None:
    assert jobs_of(inspection_of()) == ()


SIZES = st.lists(st.integers(0, 4_000), max_size=20)


def files_of(sizes: list[int]) -> list[SourceFile]:
    """Files of these sizes."""
    return [file_of(f"{number}.py", size) for number, size in enumerate(sizes)]


def load(batch: tuple[SourceFile, ...]) -> int:
    """The work of a batch."""
    return sum(map(work, batch))


@given(SIZES, st.integers(1, 12_000))
@settings(deadline=None)
def test_should_put_each_file_in_one_batch_when_cut(sizes: list[int], limit: int) -> None:
    cut = [file.path for batch in batches(files_of(sizes), limit) for file in batch]
    assert sorted(cut) == sorted(file.path for file in files_of(sizes))


@given(SIZES, st.integers(1, 12_000))
@settings(deadline=None)
def test_should_differ_by_one_file_at_most_when_cut(sizes: list[int], limit: int) -> None:
    loads = [load(batch) for batch in batches(files_of(sizes), limit)]
    largest = max(map(work, files_of(sizes)), default=0)
    assert max(loads, default=0) - min(loads, default=0) <= largest


@given(SIZES, st.integers(1, 12_000))
@settings(deadline=None)
def test_should_keep_near_limit_when_cut(sizes: list[int], limit: int) -> None:
    loads = [load(batch) for batch in batches(files_of(sizes), limit)]
    largest = max(map(work, files_of(sizes)), default=0)
    assert max(loads, default=0) <= 1.5 * limit + largest
