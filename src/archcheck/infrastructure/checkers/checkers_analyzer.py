"""The own rules about source files, as an analyzer."""

import functools
import itertools
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from archcheck import __version__
from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Outcome, UncheckedFile
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer, with_failures
from archcheck.infrastructure.checkers.engine.batches import plan_jobs, time_limit
from archcheck.infrastructure.checkers.engine.second_pass import SecondPass
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.engine.worker_transport import FileWork, HelperWork
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.checker_files import WORKER, worker_modules
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings
from archcheck.infrastructure.execution.cpu_limits import (
    FILE_IS_UP,
    PATTERN_IS_UP,
    PATTERN_SECONDS,
)
from archcheck.infrastructure.execution.deep_thread import DeepThreadExecutor
from archcheck.infrastructure.execution.killable_executor import KillableExecutor
from archcheck.infrastructure.execution.process_workers import ProcessWorkers, why_no_processes
from archcheck.infrastructure.execution.source_pool import (
    ExecutorFactory,
    Lost,
    SourcePool,
    StoppedError,
)

HOMEPAGE = "https://archcheck-gate.readthedocs.io/"


def this_process(_: int) -> KillableExecutor:
    """Threads of this process, for work that is done before another process has started."""
    return DeepThreadExecutor()


class CheckersAnalyzer(Analyzer):
    """Runs the checkers in worker processes, and extracts the facts of all files."""

    _second_pass: SecondPass

    def __init__(self, make_executor: ExecutorFactory | None = None) -> None:
        """`make_executor` makes what does larger work, in place of processes of this machine."""
        self._preload: tuple[str, ...] = (WORKER,)
        self._here = SourcePool(1, this_process)
        self._elsewhere = SourcePool(os.cpu_count() or 1, make_executor or self._processes)
        self._trouble: Callable[[], str] = str if make_executor else why_no_processes

    @property
    def name(self) -> str:
        """`archcheck`."""
        return OWN_ANALYZER

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """Batches of files with equal orders."""
        self._preload = worker_modules(inspection.rules.rules)
        jobs = plan_jobs(inspection, _discover)
        self._second_pass = SecondPass(inspection.project, jobs, inspection.workers)
        return jobs

    def run(self, job: Job) -> JobResult:
        """Check the files of a job; a file that breaks its worker costs itself alone.

        The answers about files that asked about others come with the job that ends last.
        """
        started = time.perf_counter()
        try:
            answers = self._settled(job, self._answers(job, job.files))
        except StoppedError as error:
            return _failed(job, str(error), time.perf_counter() - started)
        return _result(job, answers, time.perf_counter() - started)

    def stop(self) -> None:
        """End all workers at once."""
        self._here.stop()
        self._elsewhere.stop()

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """archcheck itself; its rules are described by their pages."""
        return AnalyzerDescription(version=__version__, homepage=HOMEPAGE)

    def _processes(self, workers: int) -> KillableExecutor:
        """Processes that have imported what the planned jobs need, and no more."""
        return ProcessWorkers(workers, self._preload)

    def _settled(self, job: Job, answers: Sequence[FileAnswer]) -> list[FileAnswer]:
        """The answers that hold whatever other files say, and all others after the last job."""
        held = self._second_pass.close(job, filter(lambda answer: answer.asked, answers))
        read = functools.partial(self._helpers, job)
        settled = self._second_pass.settled(held, self._answers, read) if held else []
        return [*filter(lambda answer: not answer.asked, answers), *settled]

    def _helpers(self, job: Job, files: Sequence[SourceFile]) -> list[HelperFacts]:
        """What files state for the tests of others; a file that breaks its worker states nothing."""
        orders = self._possible(job.instructions)
        pool = self._here if orders.alone else self._elsewhere
        size = sum(file.size for file in files)
        found = pool.run(HelperWork(job.root, orders.seconds), files, time_limit(size))
        return [
            (
                HelperFacts()
                if isinstance(facts, Lost)
                else msgspec.msgpack.decode(facts, type=HelperFacts)
            )
            for facts in found
        ]

    def _answers(
        self, job: Job, files: Sequence[SourceFile], known: frozenset[str] = frozenset()
    ) -> list[FileAnswer]:
        orders = msgspec.structs.replace(self._possible(job.instructions), known=known)
        answers = self._checked(job, orders, files)
        deferred = [file for file, answer in zip(files, answers, strict=True) if answer.deferred]
        again = {answer.path: answer for answer in self._isolated(job, orders, deferred)}
        return [again.get(answer.path, answer) for answer in answers]

    def _possible(self, orders: Orders) -> Orders:
        """The orders, to be followed here where no other process can start."""
        trouble = "" if orders.alone else self._trouble()
        if not trouble:
            return orders
        if any(rule.patterns for rule in orders.rules):
            raise StoppedError(
                f"patterns of the project are matched in worker processes: {trouble}"
            )
        return msgspec.structs.replace(orders, alone=True)

    def _isolated(
        self, job: Job, orders: Orders, files: Sequence[SourceFile]
    ) -> Sequence[FileAnswer]:
        trouble = self._trouble() if files else ""
        if trouble:
            lost = Lost(f"it may only be checked in a worker process, and {trouble}")
            return [self._lost(job, file, orders, lost) for file in files]
        elsewhere = msgspec.structs.replace(orders, alone=False)
        return self._checked(job, elsewhere, files) if files else ()

    def _checked(self, job: Job, orders: Orders, files: Sequence[SourceFile]) -> list[FileAnswer]:
        pool = self._here if orders.alone else self._elsewhere
        answers = pool.run(FileWork(job.root, orders), files, job.timeout)
        return [
            self._lost(job, file, orders, answer) if isinstance(answer, Lost) else answer.unpacked()
            for file, answer in zip(files, answers)
        ]

    def _lost(self, job: Job, file: SourceFile, orders: Orders, lost: Lost) -> FileAnswer:
        if lost.limit == PATTERN_IS_UP:
            guilty = tuple(self._guilty(job, file, orders))
            raise UsageProblems(*(guilty or _all_too_slow(file, orders)))
        time_is_up = f"it took more than {orders.seconds:g} CPU seconds (max_file_seconds)"
        reason = time_is_up if lost.limit == FILE_IS_UP else lost.reason
        failure = f"checking this file failed: {reason}"
        return with_failures(FileAnswer(path=file.path), file, orders, [failure])

    def _guilty(self, job: Job, file: SourceFile, orders: Orders) -> Iterator[Problem]:
        """What is wrong with the patterns that take too long on a file, each tried alone."""
        for rule in orders.rules:
            for option, pattern, order in rule.with_one_pattern():
                tried = msgspec.structs.replace(orders, rules=(order,))
                (answer,) = self._elsewhere.run(FileWork(job.root, tried), [file], job.timeout)
                if isinstance(answer, Lost) and answer.limit == PATTERN_IS_UP:
                    yield _too_slow(rule, option, pattern, file)


def _discover(project: Project) -> TestDiscovery:
    settings = read_pytest_settings(project.root)
    return TestDiscovery(
        files=settings.python_files,
        classes=settings.python_classes,
        functions=settings.python_functions,
    )


def _all_too_slow(file: SourceFile, orders: Orders) -> Iterator[Problem]:
    for rule in orders.rules:
        for option, pattern, _ in rule.with_one_pattern():
            yield _too_slow(rule, option, pattern, file)


def _too_slow(rule: RuleOrder, option: str, pattern: str, file: SourceFile) -> Problem:
    message = (
        f'the pattern "{pattern}" takes more than {PATTERN_SECONDS:g} CPU seconds on {file.path}'
    )
    hint = "write it without repetitions of repetitions"
    return Problem(rule.source, f"rules.{rule.name}.{option}", message, hint)


def _failed(job: Job, reason: str, seconds: float) -> JobResult:
    return JobResult(
        job=job.name,
        analyzer=job.analyzer,
        outcome=Outcome.FAILED,
        reason=reason,
        seconds=seconds,
    )


def _spent(answers: Iterable[FileAnswer]) -> float:
    return sum(answer.cpu_seconds for answer in answers)


def _result(job: Job, answers: Sequence[FileAnswer], seconds: float) -> JobResult:
    findings = itertools.chain.from_iterable(answer.findings for answer in answers)
    unchecked = (UncheckedFile(answer.path, answer.unchecked) for answer in answers)
    return JobResult(
        job=job.name,
        analyzer=job.analyzer,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        facts=tuple(filter(None, (answer.facts for answer in answers))),
        unchecked=tuple(filter(lambda file: file.reason, unchecked)),
        notes=tuple(filter(None, (answer.note for answer in answers))),
        seconds=seconds,
        cpu_seconds=_spent(answers),
    )
