"""Several results as one."""

import dataclasses

import pytest

from archcheck.application.joined_result import joined
from archcheck.domain.check_result import (
    BaselineReport,
    BaseReport,
    CheckedProject,
    CheckResult,
    EntryReport,
    GoneFinding,
    ReportedFile,
    Shard,
    Status,
    Verdict,
)
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.location import RelatedLocation
from archcheck.domain.projects_result import ProjectsResult
from tests.unit.infrastructure.reports import results_support as samples

SHOP = samples.result(
    project=dataclasses.replace(samples.PROJECT, root="/work/shop", left_out=("shared links",)),
    findings=(samples.UNUSED,),
    compared="main",
    shard=Shard(1, 3),
    links_not_followed=("src/old: a link that leaves the project",),
    next_steps=("archcheck init",),
    baseline=BaselineReport(
        files=(".archcheck-baseline",),
        recorded=4,
        known=3,
        shrinkable=(EntryReport(".archcheck-baseline", "no-comments", "src/a.py"),),
    ),
    ignored_imports=2,
)
BILLS = samples.clean_result(
    project=CheckedProject(
        name="bills",
        root="/work/apps/bills",
        packs=("modern-python",),
        configuration_file="",
        counts=(("src", 5),),
        left_out=("shared links",),
        wiring_modules=2,
    ),
    fail_on=Level.NOTE,
    baseline=BaselineReport(files=("known",), recorded=1, known=1, ratchet=True),
    ignored_imports=3,
)
BOTH = ProjectsResult(
    version="0.1.0",
    name="work",
    root="/work",
    prefix="mono/",
    source="[tool.archcheck.projects]",
    results=(BILLS, SHOP),
    incomplete=("old was not read",),
    seconds=3.5,
)


def _file(path: str, lines: dict[int, str], hashes: dict[int, str]) -> ReportedFile:
    return ReportedFile(
        path=path,
        digest="d",
        size=9,
        encoding="utf-8",
        line_count=3,
        lines=lines,
        line_hashes=hashes,
    )


def _joined(*results: CheckResult) -> CheckResult:
    return joined(dataclasses.replace(BOTH, results=results))


def test_should_lie_below_the_root_of_all_when_a_finding_is_joined() -> None:
    found = [finding.location.path for finding in joined(BOTH).findings]
    assert found == [f"shop/{samples.ORDERS_PATH}"]


def test_should_move_what_is_related_and_the_chain_when_a_finding_is_joined() -> None:
    chained = dataclasses.replace(SHOP, findings=(samples.CHAINED, samples.COUNTED))
    findings = _joined(chained).findings
    places: list[RelatedLocation] = [
        it for found in findings for it in (*found.chain, *found.related)
    ]
    assert all(it.location.path.startswith("shop/") for it in places)


def test_should_stand_in_their_order_when_findings_of_several_are_joined() -> None:
    noisy = dataclasses.replace(BILLS, findings=(samples.SHELL, samples.UNUSED))
    orders = [finding.order for finding in _joined(SHOP, noisy).findings]
    assert orders == sorted(orders)


def test_should_be_named_for_all_when_projects_are_joined() -> None:
    assert joined(BOTH).project == CheckedProject(
        name="work",
        root="/work",
        packs=("modern-python", "sprint-zero"),
        configuration_file="pyproject.toml",
        counts=(("bills", 5), ("shop", 73)),
        prefix="mono/",
        left_out=("shared links",),
        wiring_modules=2,
    )


def test_should_name_no_file_when_no_project_has_a_configuration() -> None:
    assert _joined(BILLS).project.configuration_file == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("compared", "main"),
        ("shard", Shard(1, 3)),
        ("repository", SHOP.repository),
        ("today", SHOP.today),
        ("seconds", 3.5),
        ("fail_on", Level.NOTE),
        ("ignored_imports", 5),
        ("interrupted", False),
        ("links_not_followed", ("shop/src/old: a link that leaves the project",)),
        ("next_steps", ("archcheck init",)),
        ("waivers_expiring", SHOP.waivers_expiring),
    ],
)
def test_should_keep_what_is_said_when_results_are_joined(name: str, value: object) -> None:
    assert getattr(joined(BOTH), name) == value


def test_should_be_counted_together_when_several_have_a_baseline() -> None:
    assert joined(BOTH).baseline == BaselineReport(
        files=("apps/bills/known", "shop/.archcheck-baseline"),
        recorded=5,
        known=4,
        shrinkable=(EntryReport("shop/.archcheck-baseline", "no-comments", "shop/src/a.py"),),
        ratchet=True,
    )


def test_should_have_no_baseline_when_none_has_one() -> None:
    assert _joined(dataclasses.replace(BILLS, baseline=None)).baseline is None


def test_should_name_its_project_when_something_is_incomplete() -> None:
    torn = dataclasses.replace(BILLS, verdict=Verdict(Status.INCOMPLETE, 3, ("mypy failed",)))
    assert _joined(torn, SHOP).verdict == Verdict(
        Status.INCOMPLETE, 3, ("bills: mypy failed", "old was not read")
    )


def test_should_move_the_path_when_a_file_was_not_checked() -> None:
    reports = _joined(samples.incomplete_result(project=SHOP.project)).analyzers
    unchecked = {file for report in reports for file in report.unchecked}
    assert unchecked == {UncheckedFile(f"shop/{samples.BROKEN}", "invalid syntax")}


def test_should_count_the_work_for_all_when_an_analyzer_ran_in_several() -> None:
    flake8 = next(it for it in joined(BOTH).analyzers if it.name == "flake8")
    assert (flake8.checked, flake8.seconds, flake8.rules) == (146, 1.8, samples.FLAKE8_RULES)


def test_should_end_as_the_worst_when_an_analyzer_failed_in_one() -> None:
    failed = samples.analyzer("flake8", outcome=Outcome.FAILED, reason="no answer")
    torn = dataclasses.replace(BILLS, analyzers=(failed,))
    flake8 = next(it for it in _joined(SHOP, torn).analyzers if it.name == "flake8")
    assert (flake8.outcome, flake8.reason) == (Outcome.FAILED, "no answer")


def test_should_stand_once_at_its_gravest_level_when_several_have_a_rule() -> None:
    noted = dataclasses.replace(samples.COMMENTS, level=Level.NOTE)
    gentle = dataclasses.replace(BILLS, rules=(noted, samples.ASSERTIONS))
    levels = {it.definition.name: it.level for it in _joined(gentle, SHOP, gentle).rules}
    assert levels == {it.definition.name: Level.ERROR for it in samples.RULES}


def test_should_name_its_project_when_something_is_told() -> None:
    told = dataclasses.replace(samples.NOTICE, location=samples.place("a.py", 1, 1, 2))
    messages = [
        (it.message, it.location.path if it.location else None)
        for it in _joined(
            dataclasses.replace(SHOP, notifications=(told, samples.ABSENCE))
        ).notifications
    ]
    assert messages == [
        (f"shop: {samples.NOTICE.message}", "shop/a.py"),
        ("shop: missing: install archcheck-gate[safety]", None),
    ]


def test_should_show_a_file_once_when_several_projects_show_some_of_it() -> None:
    def shown(line: int, path: str) -> ReportedFile:
        return _file(path, {line: "x"}, {line: "h"})

    upper = dataclasses.replace(SHOP, files=(shown(1, "../common.py"),))
    lower = dataclasses.replace(BILLS, files=(shown(2, "../../common.py"),))
    assert _joined(upper, lower).files == (_file("common.py", {1: "x", 2: "x"}, {1: "h", 2: "h"}),)


def test_should_tell_what_is_gone_under_paths_of_the_root() -> None:
    gone = GoneFinding(rule="no-comments", level=Level.ERROR, message="m", path="src/a.py")
    shop = dataclasses.replace(SHOP, since=BaseReport((gone,)))
    moved = dataclasses.replace(gone, path="shop/src/a.py")
    assert _joined(BILLS, shop).since == BaseReport((moved,))
