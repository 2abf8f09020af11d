"""The last line of the console: the verdict in whole sentences."""

import collections
from collections.abc import Iterable

from archcheck.application.architecture_words import UNCHECKED, UNSEEN
from archcheck.application.baseline_words import known_clause, shrink_clause
from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, CheckedProject, CheckResult, Status
from archcheck.domain.finding import OWN_ANALYZER, BaselineState, Finding
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.domain.projects_result import ProjectsResult

COMPARED = "compared"
COUNTED_NONE = ": 0 new, 0 known"
MOST_NAMES = 10
ROOT = "the root"
UNABLE = (Outcome.MISSING, Outcome.SKIPPED)
LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


def verdict_sentence(result: CheckResult) -> str:
    """What a person must know who reads only the last line."""
    active = [finding for finding in result.findings if finding.counts]
    if result.verdict.status is Status.INCOMPLETE:
        return _incomplete(result, active)
    if result.verdict.status is Status.FAILED:
        return f"Gate failed: {_reasons(result, active)}{comparison(result)}. {_work(result)}"
    remaining = f"{_remaining(active)}{_lenience(result, active)}{comparison(result)}"
    return f"Gate passed{remaining}. {_work(result)}"


def comparison(result: CheckResult) -> str:
    """`, compared with main at abc1234: 3 new, 12 known`; empty where nothing is compared."""
    if not result.compared:
        return known_clause(result)
    return f", {_counted_states(result.compared, result.findings)}"


def compared_projects(run: ProjectsResult) -> str:
    """With what all projects were compared; empty where they were not."""
    said = sorted({result.compared for result in run.results} - {""})
    return " or ".join(said)


def _counted_states(said: str, findings: Iterable[Finding]) -> str:
    states = _states(findings)
    if not states.keys() - {None}:
        return f"{said}{COUNTED_NONE if said.startswith(COMPARED) else ''}"
    new, known = (states[state] for state in (BaselineState.NEW, BaselineState.UNCHANGED))
    return f"{said}: {new:,} new, {known:,} known"


def _reasons(result: CheckResult, active: list[Finding]) -> str:
    """The findings, and a baseline that has to shrink."""
    found = _found(active) if active else ""
    return ", and ".join(filter(None, (found, shrink_clause(result))))


def projects_sentence(run: ProjectsResult) -> str:
    """The same about several projects: how many of them failed, and which."""
    if not run.results and not run.incomplete:
        return "Nothing was checked."
    said = compared_projects(run)
    compared = f", {_counted_states(said, run.findings)}" if said else ""
    words = {Status.FAILED: "Gate failed", Status.PASSED: "Gate passed"}
    answer = words.get(run.status) or "Analysis incomplete"
    return f"{answer}: {_named_projects(run)}{compared}.{_found_in(run)} {_all_work(run)}"


def _named_projects(run: ProjectsResult) -> str:
    """How many projects, and the names of those that did not pass."""
    told = [
        f"{_share(run, status)} {word} ({_few(names)})"
        for word, status in (("incomplete", Status.INCOMPLETE), ("failed", Status.FAILED))
        if (names := _names_of(run, status))
    ]
    return (
        "; ".join([*told, *(text.rstrip(".") for text in run.incomplete)]) or f"{_all(run)} passed"
    )


def _all(run: ProjectsResult) -> str:
    return counted(run.count, "project") if run.count else ROOT


def _share(run: ProjectsResult, status: Status) -> str:
    """How many of the projects ended like this, the root as such told apart."""
    ended = _ended(run, status)
    projects = sum(not project.is_table_alone for project in ended)
    root = ROOT if projects < len(ended) else ""
    share = f"{projects} of {counted(run.count, 'project')}" if projects else ""
    return " and ".join(filter(None, (root, share)))


def _names_of(run: ProjectsResult, status: Status) -> list[str]:
    return [it.project.name for it in run.results if it.verdict.status is status]


def _few(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def _all_work(run: ProjectsResult) -> str:
    files = sum(count for result in run.results for _, count in result.project.counts)
    tools = _tools(run)
    time = "" if run.seconds is None else f"{run.seconds:.1f} s"
    parts = (counted(files, "file"), counted(len(tools), "tool") if tools else "", time)
    return f"{', '.join(filter(None, parts))}."


def _remaining(active: list[Finding]) -> str:
    return f" with {_found(active)}" if active else ""


def _lenience(result: CheckResult, active: list[Finding]) -> str:
    """Why errors or warnings do not close the gate."""
    if all(finding.level is Level.NOTE for finding in active):
        return ""
    if result.fail_on is None:
        return ", though nothing closes it"
    return f", which only {result.fail_on.value}s close"


def _found(findings: Iterable[Finding], places: int = 0) -> str:
    found = list(findings)
    files = places or len({finding.location.path for finding in found})
    return f"{_listed(_level_counts(found))} in {counted(files, 'file')}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _work(result: CheckResult) -> str:
    files = sum(count for _, count in result.project.counts)
    tools = sum(_has_run(report) for report in result.analyzers)
    parts = (counted(files, "file"), counted(tools, "tool") if tools else "", _time(result))
    return f"{', '.join(filter(None, parts))}{_blindness(result)}.{_declared(result)}"


def _blindness(result: CheckResult) -> str:
    state = result.project.architecture
    return f"; {UNSEEN[state]}" if state in UNSEEN else ""


def _time(result: CheckResult) -> str:
    if result.seconds is None:
        return ""
    unchanged = " (nothing had changed)" if _nothing_had_changed(result) else ""
    return f"{result.seconds:.1f} s{unchanged}"


def _nothing_had_changed(result: CheckResult) -> bool:
    """Whether every answer was known before."""
    asked = list(filter(_was_asked, result.analyzers))
    return bool(asked) and all(report.from_cache == report.checked for report in asked)


def _was_asked(report: AnalyzerReport) -> bool:
    return report.outcome not in UNABLE and bool(report.checked)


def _declared(result: CheckResult) -> str:
    gaps = ", ".join(result.declared_unchecked)
    return f" Declared as unchecked: {gaps}." if gaps else ""


def _has_run(report: AnalyzerReport) -> bool:
    if report.name == OWN_ANALYZER or report.outcome is not Outcome.COMPLETED:
        return False
    return bool(report.checked or report.unchecked)


def _incomplete(result: CheckResult, active: list[Finding]) -> str:
    missing = list(_missing(result)) or [text.rstrip(".") for text in result.verdict.incomplete]
    known = f" Known so far: {_found(active)}{comparison(result)}." if active else ""
    told = _listed(missing)
    blind = "" if UNCHECKED in told else _blindness(result)
    text = f"{told}{blind}. Nothing is known about what was not checked.{known}"
    return f"Analysis incomplete: {text}{_declared(result)}"


def _missing(result: CheckResult) -> Iterable[str]:
    verdict = result.verdict
    if verdict.files:
        yield f"{counted(verdict.files, 'file')} could not be checked"
    if verdict.tools:
        yield f"{counted(verdict.tools, 'tool')} did not finish"


def _states(findings: Iterable[Finding]) -> collections.Counter[BaselineState | None]:
    return collections.Counter(
        finding.baseline_state for finding in findings if finding.suppression is None
    )


def _found_in(run: ProjectsResult) -> str:
    active = [finding for finding in run.findings if finding.counts]
    return f" {_found(active, len(_places(run)))}." if active else ""


def _places(run: ProjectsResult) -> set[tuple[str, str]]:
    return {
        (result.project.root, finding.location.path)
        for result in run.results
        for finding in result.findings
        if finding.counts
    }


def _ended(run: ProjectsResult, status: Status) -> list[CheckedProject]:
    return [it.project for it in run.results if it.verdict.status is status]


def _tools(run: ProjectsResult) -> set[str]:
    return {it.name for result in run.results for it in result.analyzers if _has_run(it)}


def _level_counts(findings: Iterable[Finding]) -> list[str]:
    counts = collections.Counter(finding.level for finding in findings)
    return [counted(counts[level], level.value) for level in LEVELS if counts[level]]
