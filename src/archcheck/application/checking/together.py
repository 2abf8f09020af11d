"""Several projects, prepared and analysed in one go."""

import dataclasses
import itertools
import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from archcheck.application.checking.analysis import Answers, Plan, answers_of, plan_of
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.analyzer import JobRunner
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.job import Job, JobResult
from archcheck.domain.problem import Problem, TrustProblems, UsageProblems
from archcheck.domain.project_table import TablePlace

Item = TypeVar("Item")
Value = TypeVar("Value")


def analyse_together(
    prepared: Sequence[Prepared], services: CheckServices, progress: Progress
) -> list[Answers]:
    """The answers about each project; all jobs share the workers; raises UsageProblems."""
    plans: list[Plan] = []

    def planned(each: Prepared) -> None:
        plans.append(plan_of(each, services))

    try:
        for_each(prepared, planned, _place)
        results = _run(plans, services, progress)
        pairs = list(zip(plans, results, strict=True))
        return for_each(pairs, lambda it: answers_of(*it, services), lambda it: _place(it[0]))
    finally:
        for plan in plans:
            plan.stop()


def for_each(
    items: Iterable[Item],
    work: Callable[[Item], Value],
    place: Callable[[Item], TablePlace | None],
) -> list[Value]:
    """What work makes of each; raises UsageProblems with all that is wrong with any."""
    values: list[Value] = []
    found: list[UsageProblems] = []
    for item in items:
        try:
            values.append(work(item))
        except UsageProblems as problems:
            found.append(seen_from_root(problems, place(item)))
    if found:
        raise all_of(found)
    return values


def all_of(found: Sequence[UsageProblems]) -> UsageProblems:
    """One error of several: wrong usage, unless only trust is missing everywhere."""
    kind = min((type(it) for it in found), key=lambda it: it is TrustProblems)
    return kind(*dict.fromkeys(problem for it in found for problem in it.problems))


def seen_from_root(problems: UsageProblems, place: TablePlace | None) -> UsageProblems:
    """The same with files relative to the root of the table."""
    return type(problems)(*(_moved(problem, place) for problem in problems.problems))


def _moved(problem: Problem, place: TablePlace | None) -> Problem:
    """The file of a problem relative to the root of the table."""
    is_file = problem.file and not problem.file.startswith("pack ")
    if place is None or place.entry is None or not is_file:
        return problem
    path = posixpath.normpath(posixpath.join(place.entry.path, problem.file))
    return dataclasses.replace(problem, file=path)


def _place(of: Prepared | Plan) -> TablePlace | None:
    prepared = of.prepared if isinstance(of, Plan) else of
    return prepared.inspection.place


def _run(
    plans: Sequence[Plan], services: CheckServices, progress: Progress
) -> list[tuple[JobResult, ...]]:
    """The results of each plan; no two jobs or analyzers of the schedule have one name."""
    workers = max((plan.prepared.inspection.workers for plan in plans), default=1)
    shared = _joined(plans, services, workers)
    jobs = [_named(job, at) for at, part in enumerate(shared) for job in part]
    analyzers = _placed(plans, shared)
    results = iter(services.scheduler.run(jobs, analyzers, workers, _Told(progress)))
    return [tuple(_renamed(plan.jobs, results)) for plan in plans]


def _joined(plans: Sequence[Plan], services: CheckServices, workers: int) -> list[tuple[Job, ...]]:
    """The jobs of each plan, those that one start can do for several projects done once."""
    works = [(plan.by_name[job.analyzer], job) for plan in plans for job in plan.jobs]
    jobs = iter(services.tooling.joined(works, workers))
    return [tuple(itertools.islice(jobs, len(plan.jobs))) for plan in plans]


def _named(job: Job, at: int) -> Job:
    return dataclasses.replace(job, name=_called(job.name, at), analyzer=_called(job.analyzer, at))


def _called(name: str, at: int) -> str:
    return f"{at}/{name}"


def _renamed(jobs: Sequence[Job], results: Iterator[JobResult]) -> Iterator[JobResult]:
    for job in jobs:
        result = next(results)
        yield dataclasses.replace(result, job=job.name, analyzer=job.analyzer)


class _Placed(JobRunner):
    """An analyzer of one of several projects, which knows its jobs by their own names."""

    def __init__(self, analyzer: JobRunner, jobs: Sequence[Job], at: int) -> None:
        self._analyzer = analyzer
        self._jobs = {_called(job.name, at): job for job in jobs}

    def run(self, job: Job) -> JobResult:
        """Do one job."""
        result = self._analyzer.run(self._jobs[job.name])
        return dataclasses.replace(result, job=job.name, analyzer=job.analyzer)

    def stop(self) -> None:
        """End all that is under way."""
        self._analyzer.stop()


class _Told(Progress):
    """Tells another one about the analyzers by their own names."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def begin(self, jobs: Sequence[Job]) -> None:
        """The plan is known."""
        plain = [dataclasses.replace(job, analyzer=_own_name(job.analyzer)) for job in jobs]
        self._progress.begin(plain)

    def done(self, result: JobResult) -> None:
        """One job has ended."""
        self._progress.done(dataclasses.replace(result, analyzer=_own_name(result.analyzer)))

    def end(self) -> None:
        """Nothing more follows."""
        self._progress.end()


def _own_name(name: str) -> str:
    return name.partition("/")[2]


def _placed(plans: Sequence[Plan], shared: Sequence[Sequence[Job]]) -> dict[str, JobRunner]:
    return {
        _called(analyzer.name, at): _Placed(analyzer, jobs, at)
        for at, (plan, jobs) in enumerate(zip(plans, shared, strict=True))
        for analyzer in plan.analyzers
    }
