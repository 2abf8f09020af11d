"""Judges what coverage has measured by the rule coverage-below."""

import dataclasses
import fnmatch
import itertools
import math
import os
import pathlib
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Measure, Outcome
from archcheck.domain.location import Location
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.measures.coverage_reports import (
    Measured,
    is_data_file,
    read_report,
    within,
)
from archcheck.infrastructure.measures.data_files import DataFiles
from archcheck.infrastructure.reading.regular_files import (
    MOST_OF_DATA,
    is_there,
    read_inside,
)
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.process_runner import ToolFailure
from archcheck.infrastructure.tools.wrapped.coverage.own_settings import OMIT, report_settings

RULE = "coverage-below"
NAME = "coverage"
HOMEPAGE = "https://coverage.readthedocs.io/"
USUAL = ("coverage.json", "coverage.xml", ".coverage")
NARROW = "what the tests run is judged only where the whole project is checked."
NONE_THERE = "there is no coverage.json, coverage.xml or .coverage to judge."
MOST_NAMED = 3
MOST_RANGES = 8
ENOUGH = 100.0
Sources = Sequence[SourceFile]


class Wanted(msgspec.Struct, frozen=True):
    """What a job is to judge: the report that is named, and the rule as it applies to files.

    `recorded` is what files must not fall below, whatever the limit.
    """

    report: str
    rules: Mapping[str, ActiveRule]
    narrow: bool = False
    recorded: Mapping[str, float] = msgspec.field(default_factory=dict)


class Reported(msgspec.Struct, frozen=True):
    """What the report at a path says of files of the project, and when it was written."""

    path: str
    files: Mapping[str, Measured]
    written: float


class CoverageAnalyzer(Analyzer):
    """One job for the whole project."""

    def __init__(self, configuration: Configuration, variables: Mapping[str, str]) -> None:
        """Take the settings, and the process environment."""
        setting = configuration.tools.get(NAME) or ToolSetting(name=NAME)
        self._data_files = DataFiles(setting, Surroundings(variables, configuration.root))

    @property
    def name(self) -> str:
        """As the tool that has measured."""
        return NAME

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """The source files to which the rule applies."""
        rules = dict(_applying(inspection))
        active = next(iter(rules.values()), None)
        named = str(active.options.get("report", "")) if active else ""
        wanted = Wanted(named, rules, not inspection.scope.whole, _recorded(inspection))
        files = tuple(file for file in inspection.judged_files if file.path in rules)
        root = inspection.project.root
        return (Job(analyzer=NAME, name=NAME, root=root, files=files, instructions=wanted),)

    def run(self, job: Job) -> JobResult:
        """Find the report, read it, and judge each file."""
        started = time.perf_counter()
        result = JobResult(job=job.name, analyzer=NAME)
        try:
            answer = self._answer(job, result)
        except (ToolFailure, OSError, ValueError) as failure:
            answer = dataclasses.replace(result, outcome=Outcome.FAILED, reason=str(failure))
        return dataclasses.replace(answer, seconds=time.perf_counter() - started)

    def stop(self) -> None:
        """End the program that reads data files."""
        self._data_files.stop()

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """The findings go by a rule of archcheck, which describes itself."""
        return AnalyzerDescription(version="", homepage=HOMEPAGE)

    def _answer(self, job: Job, result: JobResult) -> JobResult:
        wanted: Wanted = job.instructions
        if wanted.narrow or not job.files:
            return dataclasses.replace(result, notes=(NARROW,))
        path = wanted.report or _newest(job.root)
        if not path:
            return dataclasses.replace(result, incomplete_if_strict=(NONE_THERE,))
        return self._judged(job, result, self._reported(job.root, path))

    def _judged(self, job: Job, result: JobResult, reported: Reported) -> JobResult:
        wanted: Wanted = job.instructions
        doubt = next(_doubts(job.root, job.files, reported), "")
        if doubt and wanted.report:
            raise ToolFailure(doubt)
        if doubt:
            return dataclasses.replace(result, incomplete_if_strict=(f"{doubt}.",))
        findings = _findings(job, reported.files)
        measures = tuple(_measures(job, reported.files))
        return dataclasses.replace(result, findings=tuple(findings), measures=measures)

    def _reported(self, root: str, path: str) -> Reported:
        data = _content(root, path)
        place = os.path.join(root, path)
        if is_data_file(data):
            report = read_report(self._data_files.report(root, data))
            return Reported(path, within(report, root), os.stat(place).st_mtime)
        try:
            report = read_report(data)
        except ToolFailure as failure:
            raise ToolFailure(f"{path}: {failure}") from failure
        written = os.stat(place).st_mtime if report.written is None else report.written
        return Reported(path, within(report, root), written)


def _applying(inspection: Inspection) -> Iterator[tuple[str, ActiveRule]]:
    for file in inspection.judged_files:
        rule = inspection.rules.for_file(file.path).get(RULE)
        if rule is not None and file.role is Role.SOURCE:
            yield file.path, rule


def _newest(root: str) -> str:
    there = (name for name in USUAL if is_there(os.path.join(root, name)))
    return max(there, key=lambda name: os.stat(os.path.join(root, name)).st_mtime, default="")


def _content(root: str, path: str) -> bytes:
    try:
        return read_inside(root, path, MOST_OF_DATA)
    except OSError as error:
        raise ToolFailure(f"{path} cannot be read: {error.strerror}") from error


def _doubts(root: str, files: Sources, reported: Reported) -> Iterator[str]:
    """Why the report says too little of the project as it is."""
    changed = [path for path in sorted(reported.files) if _is_newer(root, path, reported.written)]
    if changed:
        yield f"{reported.path} is older than {_named(changed)}, and not judged"
    unknown = list(_unknown(root, files, reported.files))
    if unknown:
        yield f"{reported.path} does not know {_named(unknown)}, and is not judged"


def _unknown(root: str, files: Sources, known: Collection[str]) -> Iterator[str]:
    omitted = report_settings(pathlib.Path(root)).get(OMIT, ())
    for file in files:
        if file.size and file.path not in known and not _is_omitted(root, file.path, omitted):
            yield file.path


def _is_newer(root: str, path: str, written: float) -> bool:
    try:
        return os.stat(os.path.join(root, path)).st_mtime > written
    except OSError:
        return False


def _is_omitted(root: str, path: str, patterns: Iterable[str]) -> bool:
    places = (path, os.path.join(root, path))
    pairs = itertools.product(places, patterns)
    return any(fnmatch.fnmatch(place, pattern) for place, pattern in pairs)


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - MOST_NAMED
    shown = ", ".join(paths[:MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


def _findings(job: Job, measured: Mapping[str, Measured]) -> Iterator[Finding]:
    wanted: Wanted = job.instructions
    for file in job.files:
        found, rule = measured.get(file.path), wanted.rules[file.path]
        least = wanted.recorded.get(file.path, 0.0) if _is_ratchet(rule) else 0.0
        if found is not None and _is_too_low(found, rule, least):
            yield _finding(job.root, file, found, rule, least)


def _measures(job: Job, measured: Mapping[str, Measured]) -> Iterator[Measure]:
    """What the baseline records, of files that must not get worse."""
    wanted: Wanted = job.instructions
    for file in job.files:
        found, rule = measured.get(file.path), wanted.rules[file.path]
        if found is not None and _is_ratchet(rule):
            yield Measure(RULE, file.path, _hundredths(found), _limit(rule))


def _is_ratchet(rule: ActiveRule) -> bool:
    return bool(rule.options.get("ratchet", False))


def _hundredths(found: Measured) -> float:
    """Per cent with two digits behind the point, rounded down."""
    return math.floor(round(found.percent * 100, 6)) / 100


def _limit(rule: ActiveRule) -> float:
    return msgspec.convert(rule.options.get("limit", ENOUGH), float)


def _finding(
    root: str, file: SourceFile, found: Measured, rule: ActiveRule, least: float
) -> Finding:
    limit = max(_limit(rule), least)
    text = SourceText.decode_leniently(read_bytes(root, file.path))
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=RULE,
        level=rule.level,
        message=_message(found, rule, least),
        location=Location(file.path, text.whole_line(1)),
        key="coverage",
        symbol=file.module or file.path,
        notes=tuple(_missing(found.missing)),
        limit=f"{limit:g}",
        because=rule.definition.because,
        fix="test what the lines do that are not run, or delete them.",
    )


def _message(found: Measured, rule: ActiveRule, least: float) -> str:
    said = "the tests run {:g} % of this file, {} {:g} %"
    if _hundredths(found) < least:
        return said.format(_hundredths(found), "the baseline has", least)
    percent = math.floor(found.percent * 10) / 10
    return said.format(percent, "the limit is", _limit(rule))


def _missing(lines: Sequence[int]) -> Iterator[str]:
    ranges = list(_ranges(lines))
    more = len(ranges) - MOST_RANGES
    if ranges:
        told = ", ".join(ranges[:MOST_RANGES])
        yield f"lines not run: {told}{f' and {more} more places' if more > 0 else ''}"


def _ranges(lines: Sequence[int]) -> Iterator[str]:
    numbered = enumerate(sorted(set(lines)))
    for _, group in itertools.groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        yield f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0])


def _recorded(inspection: Inspection) -> Mapping[str, float]:
    found = inspection.recorded.items()
    return {path: least for (rule, path), least in found if rule == RULE}


def _is_too_low(found: Measured, rule: ActiveRule, least: float) -> bool:
    return found.percent < _limit(rule) or _hundredths(found) < least
