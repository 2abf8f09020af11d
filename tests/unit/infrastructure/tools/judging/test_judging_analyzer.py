"""Tests of tools as judges of own rules, with analyzers that have answers ready."""

import dataclasses

import pytest

from archcheck.domain.activation import ActiveRule
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.judging.judged_rule import JudgedRule
from archcheck.infrastructure.tools.judging.judging_analyzer import JudgingAnalyzer
from archcheck.infrastructure.tools.running.sharing_analyzer import SharingAnalyzer
from tests.unit.application.checking.checking_support import FixedAnalyzer
from tests.unit.infrastructure.checkers.planning_support import active, file_of, inspection_of

SOURCE, TEST = "src/shop/order.py", "tests/test_order.py"
FILES = (file_of(SOURCE), file_of(TEST, role=Role.TEST))
JUDGED = {
    "no-comments": JudgedRule(codes="D1[0-9]{2}", roles=(Role.SOURCE,)),
    "typed": JudgedRule(codes="ANN[01].*"),
}
RULES = (active("no-comments", Level.NOTE), active("typed", Level.WARNING))


def told(rule: str, path: str = SOURCE, fix: str = "") -> Finding:
    """What the tool says."""
    place = Location(path, Region(1, 1, 1, 2))
    return Finding(
        analyzer="ruff",
        rule=rule,
        level=Level.ERROR,
        message=f"It breaks {rule}",
        location=place,
        key=rule,
        fix=fix,
    )


class Saying(FixedAnalyzer, SharingAnalyzer):
    """Has one answer, whatever its job is called."""

    def __init__(self, result: JobResult, optional: bool) -> None:
        """Take the answer."""
        super().__init__("ruff", result, optional=optional)
        self.asked: list[str] = []

    def member(self, job: Job) -> None:
        """Nothing is shared, and remembered what was asked for."""
        self.asked.append(job.name)

    def run(self, job: Job) -> JobResult:
        """The answer."""
        return super().run(dataclasses.replace(job, name=f"{self.name} 0"))


def tool(*findings: Finding, optional: bool = False) -> Saying:
    """A tool that says this."""
    result = JobResult(job="", analyzer="ruff", findings=findings)
    return Saying(result, optional)


def inspection(*rules: ActiveRule, **overrides: Level) -> Inspection:
    """What is judged by these rules."""
    paths = {SOURCE: level for level in overrides.values()}
    return inspection_of(*FILES, rules=rules or RULES, overrides=paths)


def findings(
    judge: Saying, gate: Saying | None, looked_at: Inspection
) -> list[tuple[str, str, str, str]]:
    """What is said by all jobs: analyzer, rule, level, and path."""
    analyzer = JudgingAnalyzer(judge, JUDGED, looked_at, gate)
    results = [analyzer.run(job) for job in analyzer.plan(looked_at)]
    return [
        (it.analyzer, it.rule, it.level.value, it.location.path)
        for result in results
        for it in result.findings
    ]


def test_should_tell_in_the_name_of_the_rule_when_the_tool_breaks_it() -> None:
    judge = tool(told("D103"), told("D103", TEST), told("ANN001"), told("ANN001", TEST))
    assert findings(judge, None, inspection()) == [
        ("archcheck", "no-comments", "note", SOURCE),
        ("archcheck", "typed", "warning", SOURCE),
        ("archcheck", "typed", "warning", TEST),
    ]


@pytest.mark.parametrize("code", ["D203", "D1033", "F401", "ANN401", "AD103"])
def test_should_say_nothing_when_the_judge_finds_something_else(code: str) -> None:
    assert findings(tool(told(code)), None, inspection()) == []


def test_should_keep_what_the_gate_says_when_no_rule_tells_the_same() -> None:
    gate = tool(told("D103"), told("D103", TEST), told("F401"), told("ANN001"))
    assert findings(tool(), gate, inspection()) == [
        ("ruff", "D103", "error", TEST),
        ("ruff", "F401", "error", SOURCE),
    ]


@pytest.mark.parametrize(
    ("said", "path", "count"),
    [
        ("non-enabled: `D103`, `ANN001`", SOURCE, 0),
        ("non-enabled: `D103`, `E501`", SOURCE, 1),
        ("non-enabled: `D103`", TEST, 1),
        ("unused: `F401`; non-enabled: `D103`", SOURCE, 1),
        ("unused: `ANN001`", SOURCE, 1),
    ],
)
def test_should_let_a_comment_stand_when_it_silences_the_judge(
    said: str, path: str, count: int
) -> None:
    words = f"Unused `noqa` directive ({said})"
    gate = tool(dataclasses.replace(told("RUF100", path), message=words))
    assert len(findings(tool(), gate, inspection())) == count


def test_should_leave_all_to_the_gate_when_the_rule_is_off_in_a_file() -> None:
    judge, gate = tool(told("D103")), tool(told("D103"))
    found = findings(judge, gate, inspection(override=Level.OFF))
    assert found == [("ruff", "D103", "error", SOURCE)]


def test_should_have_the_level_of_the_file_when_an_override_gives_one() -> None:
    found = findings(tool(told("D103")), None, inspection(override=Level.WARNING))
    assert found == [("archcheck", "no-comments", "warning", SOURCE)]


def test_should_say_nothing_when_a_file_is_not_of_the_project() -> None:
    assert findings(tool(told("D103", "setup.py")), None, inspection()) == []


@pytest.mark.parametrize(("fix", "expected"), [("", "Remedy."), ("Do it.", "Do it.")])
def test_should_explain_itself_by_the_page_when_a_rule_is_broken(fix: str, expected: str) -> None:
    looked_at = inspection()
    analyzer = JudgingAnalyzer(tool(told("D103", fix=fix)), JUDGED, looked_at, None)
    (job,) = analyzer.plan(looked_at)
    (found,) = analyzer.run(job).findings
    assert (found.because, found.fix, found.notes) == ("Why.", expected, ("ruff calls it D103",))


def test_should_name_its_jobs_differently_when_the_tool_is_part_of_the_gate() -> None:
    looked_at = inspection()
    analyzer = JudgingAnalyzer(tool(), JUDGED, looked_at, tool())
    assert [job.name for job in analyzer.plan(looked_at)] == [
        "ruff 0",
        "ruff 0 for no-comments, typed",
    ]


@pytest.mark.parametrize("gate", [None, tool(optional=True)])
def test_should_never_be_optional_when_rules_depend_on_it(gate: Saying | None) -> None:
    looked_at = inspection()
    analyzer = JudgingAnalyzer(tool(optional=True), JUDGED, looked_at, gate)
    assert (analyzer.name, analyzer.describe(looked_at, ()).optional) == ("ruff", False)


def test_should_stop_both_when_it_is_stopped() -> None:
    judge, gate = tool(), tool()
    JudgingAnalyzer(judge, JUDGED, inspection(), gate).stop()
    assert (judge.calls, gate.calls) == (["stop"], ["stop"])


def test_should_ask_who_does_a_job_when_it_might_be_done_with_others() -> None:
    judge, gate = tool(), tool()
    analyzer = JudgingAnalyzer(judge, JUDGED, inspection(), gate)
    shared = [analyzer.member(job) for job in analyzer.plan(inspection())]
    assert (len(judge.asked), len(gate.asked), shared) == (1, 1, [None, None])
