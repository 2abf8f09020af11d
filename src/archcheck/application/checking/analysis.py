"""From what is to be inspected to what all analyzers say."""

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.checking.durations import Durations
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.summaries import works
from archcheck.application.judging.duplicates import merged
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.check_result import AnalyzerReport, Architecture
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Answers:
    """What all analyzers said: results of jobs, findings in judgement, summaries, facts."""

    results: Sequence[JobResult]
    findings: Sequence[Finding]
    reports: Sequence[AnalyzerReport]
    newer: NewerFiles
    skipped_rules: tuple[str, ...]
    layout: str
    facts: tuple[FileFacts, ...]
    architecture: Architecture = Architecture.NO_CONTRACTS
    ignored_imports: int = 0
    wiring_modules: int = 0

    @property
    def interrupted(self) -> bool:
        """Whether somebody ended the check before all jobs were done."""
        return _is_interrupted(self.results)


@dataclass(frozen=True)
class Plan:
    """What all analyzers are going to do, the most expensive jobs first."""

    prepared: Prepared
    analyzers: Sequence[Analyzer]
    rules: Sequence[ProjectRules]
    planned: Sequence[Job]
    durations: Durations

    @functools.cached_property
    def jobs(self) -> Sequence[Job]:
        """The jobs at the cost that experience tells."""
        return self.durations.corrected(self.planned)

    @property
    def by_name(self) -> Mapping[str, Analyzer]:
        """The analyzers by their names."""
        return {analyzer.name: analyzer for analyzer in self.analyzers}

    def stop(self) -> None:
        """End all that is under way."""
        for analyzer in self.analyzers:
            analyzer.stop()


def analyse(prepared: Prepared, services: CheckServices, progress: Progress) -> Answers:
    """Plan, run the jobs, then judge the project rules on the facts; raises UsageProblems."""
    plan = plan_of(prepared, services)
    try:
        workers = prepared.inspection.workers
        results = services.scheduler.run(plan.jobs, plan.by_name, workers, progress)
        return answers_of(plan, results, services)
    finally:
        plan.stop()


def validate(inspection: Inspection, services: CheckServices) -> None:
    """Raise UsageProblems for what is wrong before anything is read."""
    _validate(inspection, _rules(inspection, services))


def plan_of(prepared: Prepared, services: CheckServices) -> Plan:
    """What is to be done about a project; raises UsageProblems for what is wrong beforehand."""
    rules = [it.remembering(prepared.results) for it in _rules(prepared.inspection, services)]
    _validate(prepared.inspection, rules)
    prepared = _with_code(prepared, rules)
    analyzers = services.tooling.analyzers(prepared.inspection, prepared.results)
    try:
        jobs = _plan(analyzers, prepared.inspection)
    except BaseException:
        _stop(analyzers)
        raise
    return Plan(prepared, analyzers, rules, jobs, Durations(prepared.results))


def _validate(inspection: Inspection, asked: Iterable[ProjectRules]) -> None:
    for rules in asked:
        rules.validate(inspection)


def _with_code(prepared: Prepared, asked: Iterable[ProjectRules]) -> Prepared:
    """Facts about code are wanted where some rules ask for them."""
    inspection = prepared.inspection
    roles = inspection.code_roles.union(*(rules.code_roles(inspection) for rules in asked))
    return dataclasses.replace(
        prepared, inspection=dataclasses.replace(inspection, code_roles=roles)
    )


def answers_of(plan: Plan, results: Sequence[JobResult], services: CheckServices) -> Answers:
    """What the results of the jobs mean; raises UsageProblems for what only the facts show."""
    inspection = plan.prepared.inspection
    plan.durations.remember(plan.planned, results)
    facts = _facts(results)
    answer = ProjectAnswer() if _is_interrupted(results) else _project_answer(plan, facts)
    newer = NewerFiles.among(facts)
    said = _in_judgement(inspection, _said(results, answer))
    errors = services.tooling.syntax_errors(inspection.configuration.plugins)
    findings, excused = newer.parted(said, errors)
    summaries = works(plan.analyzers, plan.planned, results, merged(findings, errors))
    return Answers(
        results=results,
        findings=findings,
        reports=[newer.completed(work.report(inspection), excused) for work in summaries],
        newer=newer,
        skipped_rules=answer.skipped_rules,
        layout=answer.layout,
        facts=facts,
        architecture=answer.architecture or Architecture.NO_CONTRACTS,
        ignored_imports=answer.ignored_imports,
        wiring_modules=answer.wiring_modules,
    )


def _is_interrupted(results: Iterable[JobResult]) -> bool:
    return any(result.interrupted for result in results)


def _stop(analyzers: Iterable[Analyzer]) -> None:
    for analyzer in analyzers:
        analyzer.stop()


def _project_answer(plan: Plan, facts: Sequence[FileFacts]) -> ProjectAnswer:
    inspection = plan.prepared.inspection
    return ProjectAnswer.joined([rules.judge(inspection, facts) for rules in plan.rules])


def _rules(inspection: Inspection, services: CheckServices) -> list[ProjectRules]:
    """Those that have something to say; most say nothing about the mere root of several projects."""
    is_top = inspection.is_table_alone
    return [rules for rules in services.project_rules if rules.about_top or not is_top]


def _plan(analyzers: Iterable[Analyzer], inspection: Inspection) -> list[Job]:
    return list(itertools.chain.from_iterable(entry.plan(inspection) for entry in analyzers))


def _facts(results: Iterable[JobResult]) -> tuple[FileFacts, ...]:
    facts = itertools.chain.from_iterable(result.facts for result in results)
    return tuple(sorted(facts, key=lambda entry: entry.path))


def _said(results: Iterable[JobResult], answer: ProjectAnswer) -> Iterable[Finding]:
    for result in results:
        yield from result.findings
    yield from answer.findings


def _in_judgement(inspection: Inspection, findings: Iterable[Finding]) -> list[Finding]:
    files = {file.path for file in inspection.project.files}
    closed = files - {file.path for file in inspection.judged_files}
    return [finding for finding in findings if finding.location.path not in closed]
