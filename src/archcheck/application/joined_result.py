"""The results of several projects as one, for formats that know of one project only."""

import dataclasses
import functools
import itertools
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from archcheck.application.moved_paths import Move, moved_result
from archcheck.domain.check_result import (
    AnalyzerReport,
    BaselineReport,
    BaseReport,
    CheckedProject,
    CheckResult,
    EnabledRule,
    Notification,
    ReportedFile,
    Verdict,
)
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.projects_result import ProjectsResult
from archcheck.domain.rule import ToolRule

Item = TypeVar("Item")
WORST_FIRST = (Outcome.FAILED, Outcome.MISSING, Outcome.COMPLETED, Outcome.SKIPPED)


def joined(run: ProjectsResult) -> CheckResult:
    """One result whose paths are relative to the root of all."""
    parts = [_moved(result, run) for result in run.results]
    whole = CheckResult(
        version=run.version,
        project=_project(run),
        partial=any(part.partial for part in parts),
        fail_on=_lowest(part.fail_on for part in parts),
        findings=_findings(parts),
        verdict=_verdict(run, parts),
        analyzers=tuple(_reports(parts)),
        rules=_rules(parts),
        notifications=tuple(dict.fromkeys(_chained(part.notifications for part in parts))),
        files=_files(parts),
        seconds=run.seconds,
        interrupted=run.interrupted,
    )
    surrounded = _with_baseline(_with_surroundings(whole, parts), parts)
    return _with_counts(_with_sentences(surrounded, parts), parts)


def _findings(parts: Iterable[CheckResult]) -> tuple[Finding, ...]:
    found = _chained(part.findings for part in parts)
    return tuple(sorted(found, key=lambda finding: finding.order))


def _with_surroundings(whole: CheckResult, parts: Sequence[CheckResult]) -> CheckResult:
    return dataclasses.replace(
        whole,
        repository=_first(map(attrgetter("repository"), parts), None),
        today=_first(map(attrgetter("today"), parts), None),
        compared=_first(map(attrgetter("compared"), parts), ""),
        shard=_first(map(attrgetter("shard"), parts), None),
        since=_since(list(filter(None, map(attrgetter("since"), parts)))),
    )


def _since(reports: Sequence[BaseReport]) -> BaseReport | None:
    """What is gone of all projects; what each is built like stands in no common picture."""
    gone = tuple(_chained(report.gone for report in reports))
    return BaseReport(gone) if reports else None


def _first(found: Iterable[Item], otherwise: Item) -> Item:
    return next(filter(None, found), otherwise)


def _with_baseline(whole: CheckResult, parts: Sequence[CheckResult]) -> CheckResult:
    """One record out of those of the projects; None where none has one."""
    found = [part.baseline for part in parts if part.baseline]
    return dataclasses.replace(whole, baseline=functools.reduce(_both, found) if found else None)


def _both(first: BaselineReport, second: BaselineReport) -> BaselineReport:
    return BaselineReport(
        files=_sentences((first.files, second.files)),
        recorded=first.recorded + second.recorded,
        known=first.known + second.known,
        shrinkable=(*first.shrinkable, *second.shrinkable),
        ratchet=first.ratchet or second.ratchet,
    )


def _with_sentences(whole: CheckResult, parts: Sequence[CheckResult]) -> CheckResult:
    return dataclasses.replace(
        whole,
        declared_unchecked=_told_of(parts, "declared_unchecked"),
        waivers_expiring=_told_of(parts, "waivers_expiring"),
        skipped_rules=_told_of(parts, "skipped_rules"),
        links_not_followed=_told_of(parts, "links_not_followed"),
        next_steps=_told_of(parts, "next_steps"),
    )


def _told_of(parts: Iterable[CheckResult], name: str) -> tuple[str, ...]:
    return _sentences(map(attrgetter(name), parts))


def _with_counts(whole: CheckResult, parts: Sequence[CheckResult]) -> CheckResult:
    return dataclasses.replace(
        whole,
        ignored_imports=sum(part.ignored_imports for part in parts),
        deprecated_imports=sum(part.deprecated_imports for part in parts),
        computed_imports=sum(part.computed_imports for part in parts),
    )


def _lowest(levels: Iterable[Level | None]) -> Level | None:
    """The lowest level that closes the gate of any project."""
    return min(filter(None, levels), key=lambda level: level.severity, default=None)


def _moved(result: CheckResult, run: ProjectsResult) -> CheckResult:
    directory = result.project.within or posixpath.relpath(result.project.root, run.root)

    def move(path: str) -> str:
        return posixpath.normpath(posixpath.join(directory, path))

    moved = moved_result(result, move)
    analyzers = (
        dataclasses.replace(
            report,
            unchecked=tuple(UncheckedFile(move(it.path), it.reason) for it in report.unchecked),
        )
        for report in result.analyzers
    )
    told = (_notification(it, result.project.name, move) for it in result.notifications)
    return dataclasses.replace(moved, analyzers=tuple(analyzers), notifications=tuple(told))


def _notification(entry: Notification, name: str, move: Move) -> Notification:
    place = entry.location
    location = Location(move(place.path), place.region) if place else None
    return dataclasses.replace(entry, message=f"{name}: {entry.message}", location=location)


def _project(run: ProjectsResult) -> CheckedProject:
    projects = [result.project for result in run.results]
    packs = _chained(project.packs for project in projects)
    return CheckedProject(
        name=run.name,
        root=run.root,
        packs=tuple(dict.fromkeys(packs)),
        configuration_file=_file(projects),
        counts=tuple(_counts(projects)),
        prefix=run.prefix,
        left_out=tuple(dict.fromkeys(_chained(project.left_out for project in projects))),
        wiring_modules=sum(project.wiring_modules for project in projects),
    )


def _verdict(run: ProjectsResult, parts: Sequence[CheckResult]) -> Verdict:
    verdicts = [part.verdict for part in parts]
    return Verdict(
        run.status,
        run.exit_code,
        (*_told(parts), *run.incomplete),
        files=sum(verdict.files for verdict in verdicts),
        tools=sum(verdict.tools for verdict in verdicts),
    )


def _reports(parts: Sequence[CheckResult]) -> Iterable[AnalyzerReport]:
    groups: dict[str, list[AnalyzerReport]] = {}
    for report in _chained(part.analyzers for part in parts):
        groups.setdefault(report.name, []).append(report)
    return map(_report, groups.values())


def _report(reports: Sequence[AnalyzerReport]) -> AnalyzerReport:
    """What one analyzer did for all projects; the worst ending counts."""
    worst = min(reports, key=lambda report: WORST_FIRST.index(report.outcome))
    return dataclasses.replace(
        _with_work(worst, reports),
        unchecked=tuple(_chained(report.unchecked for report in reports)),
        notes=_sentences(report.notes for report in reports),
        rules=_rules_of(reports),
    )


def _with_work(worst: AnalyzerReport, reports: Sequence[AnalyzerReport]) -> AnalyzerReport:
    return dataclasses.replace(
        worst,
        checked=sum(report.checked for report in reports),
        from_cache=sum(report.from_cache for report in reports),
        seconds=sum(report.seconds for report in reports),
        cpu_seconds=sum(report.cpu_seconds for report in reports),
    )


def _rules_of(reports: Sequence[AnalyzerReport]) -> tuple[ToolRule, ...]:
    rules = {rule.id: rule for report in reports for rule in report.rules}
    return tuple(rules[name] for name in sorted(rules))


def _rules(parts: Sequence[CheckResult]) -> tuple[EnabledRule, ...]:
    """Each rule once, at the most severe level that it has anywhere."""
    found: dict[str, EnabledRule] = {}
    for rule in _chained(part.rules for part in parts):
        known = found.get(rule.definition.code)
        if _is_graver(rule, known):
            found[rule.definition.code] = rule
    return tuple(found[code] for code in sorted(found))


def _files(parts: Sequence[CheckResult]) -> tuple[ReportedFile, ...]:
    """Each file once; what several projects show of one is joined."""
    found: dict[str, ReportedFile] = {}
    for file in _chained(part.files for part in parts):
        known = found.get(file.path, file)
        found[file.path] = dataclasses.replace(
            file,
            lines={**known.lines, **file.lines},
            line_hashes={**known.line_hashes, **file.line_hashes},
        )
    return tuple(found[path] for path in sorted(found))


def _sentences(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_chained(groups)))


def _chained(groups: Iterable[Sequence[Item]]) -> Iterable[Item]:
    return itertools.chain.from_iterable(groups)


def _is_graver(rule: EnabledRule, known: EnabledRule | None) -> bool:
    return known is None or rule.level.severity > known.level.severity


def _counts(projects: Iterable[CheckedProject]) -> Iterator[tuple[str, int]]:
    for project in projects:
        yield project.name, sum(count for _, count in project.counts)


def _file(projects: Iterable[CheckedProject]) -> str:
    return next((it.configuration_file for it in projects if it.configuration_file), "")


def _told(parts: Iterable[CheckResult]) -> Iterator[str]:
    for part in parts:
        yield from (f"{part.project.name}: {text}" for text in part.verdict.incomplete)
