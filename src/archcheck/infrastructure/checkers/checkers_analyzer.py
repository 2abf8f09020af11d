"""The own rules about source files, as an analyzer."""

import dataclasses
import functools
import itertools
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from archcheck import __version__
from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Outcome, UncheckedFile
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer, with_failures
from archcheck.infrastructure.checkers.engine.answer_memory import (
    AnswerMemory,
    Entry,
    Recalled,
)
from archcheck.infrastructure.checkers.engine.batches import (
    WORTH_PROCESSES,
    grouped,
    has_patterns,
    jobs_of,
    time_limit,
)
from archcheck.infrastructure.checkers.engine.second_pass import SecondPass
from archcheck.infrastructure.checkers.testing.discovery_settings import discovery_of_tests
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.engine.worker_transport import FileWork, HelperWork
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.checker_files import WORKER, worker_modules
from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.execution.cpu_limits import (
    FILE_IS_UP,
    PATTERN_IS_UP,
    PATTERN_SECONDS,
)
from archcheck.infrastructure.execution.deep_thread import DeepThreadExecutor
from archcheck.infrastructure.execution.killable_executor import KillableExecutor
from archcheck.infrastructure.execution.source_pool import (
    ExecutorFactory,
    Lost,
    SourcePool,
    StoppedError,
)

READ_HELPERS = msgspec.msgpack.Decoder(HelperFacts | None)
NIL = msgspec.msgpack.encode(None)
HOMEPAGE = "https://archcheck-gate.readthedocs.io/"


def why_no_processes() -> str:
    """What worker processes lack on this machine, imported only where some are wanted."""
    from archcheck.infrastructure.execution import process_workers

    return process_workers.why_no_processes()


def this_process(_: int) -> KillableExecutor:
    """Threads of this process, for work that is done before another process has started."""
    return DeepThreadExecutor()


class Known(msgspec.Struct, frozen=True):
    """Instructions to answer from memory."""

    items: tuple[Recalled, ...]


class CheckersAnalyzer(Analyzer):
    """Runs the checkers in worker processes, and extracts the facts of all files."""

    _second_pass: SecondPass

    def __init__(
        self, make_executor: ExecutorFactory | None = None, results: ResultCache = NO_RESULTS
    ) -> None:
        """`make_executor` makes what does larger work, in place of processes of this machine.

        What was found out before is in `results`.
        """
        self._memory = AnswerMemory(results)
        self._has_processes = False
        self._seconds = 0.0
        self._preload: tuple[str, ...] = (WORKER,)
        self._here = SourcePool(1, this_process)
        self._elsewhere = SourcePool(ControlGroups().cores(), make_executor or self._processes)
        self._trouble: Callable[[], str] = str if make_executor else why_no_processes

    @property
    def name(self) -> str:
        """`archcheck`."""
        return OWN_ANALYZER

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """Batches of files with equal orders, and one job for all that is known."""
        self._preload = worker_modules(inspection.rules.rules)
        recalled, missing = self._memory.parted(grouped(inspection, discovery_of_tests))
        jobs = jobs_of(inspection, missing)
        self._seconds = inspection.configuration.max_file_seconds
        wants_processes = any(not job.instructions.alone for job in jobs)
        self._has_processes = wants_processes and not self._trouble()
        jobs += _recalling(inspection, recalled)
        names = (job.name for job in jobs)
        workers = inspection.workers
        self._second_pass = SecondPass(inspection.project, names, workers, self._memory)
        return jobs

    def run(self, job: Job) -> JobResult:
        """Check the files of a job; a file that breaks its worker costs itself alone.

        The answers about files that asked about others come with the job that ends last.
        """
        started = time.perf_counter()
        try:
            answers = self._settled(job, self._entries(job))
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
        from archcheck.infrastructure.execution.process_workers import ProcessWorkers

        return ProcessWorkers(workers, self._preload)

    def _entries(self, job: Job) -> list[Entry]:
        """The answers about the files of a job, as if no other file mattered."""
        if isinstance(job.instructions, Known):
            return [Entry(item.orders, item.file, item.answer()) for item in job.instructions.items]
        answers = self._answers(job, job.instructions, job.files)
        pairs = zip(job.files, answers, strict=True)
        entries = [Entry(job.instructions, file, answer) for file, answer in pairs]
        self._memory.keep(entries)
        return entries

    def _settled(self, job: Job, entries: Sequence[Entry]) -> list[FileAnswer]:
        """The answers that hold whatever other files say, and all others after the last job."""
        held = self._second_pass.close(job.name, filter(lambda item: item.answer.asked, entries))
        judge = functools.partial(self._judged_again, job)
        read = functools.partial(self._helpers, job)
        settled = self._second_pass.settled(held, judge, read)
        return [*(item.answer for item in entries if not item.answer.asked), *settled]

    def _judged_again(
        self, job: Job, orders: Orders, files: Sequence[SourceFile]
    ) -> Sequence[FileAnswer]:
        size = sum(file.size for file in files)
        alone = not self._has_processes and size < WORTH_PROCESSES and not has_patterns(orders)
        orders = msgspec.structs.replace(orders, alone=alone)
        return self._answers(dataclasses.replace(job, timeout=time_limit(size)), orders, files)

    def _helpers(self, job: Job, files: Sequence[SourceFile]) -> list[HelperFacts | None]:
        """What files state for the tests of others; a file that breaks its worker states nothing."""
        pool = self._elsewhere if self._has_processes else self._here
        size = sum(file.size for file in files)
        found = pool.run(HelperWork(job.root, self._seconds), files, time_limit(size))
        return [READ_HELPERS.decode(NIL if isinstance(facts, Lost) else facts) for facts in found]

    def _answers(self, job: Job, orders: Orders, files: Sequence[SourceFile]) -> list[FileAnswer]:
        possible = self._possible(orders)
        answers = self._checked(job, possible, files)
        deferred = [file for file, answer in zip(files, answers, strict=True) if answer.deferred]
        again = {answer.path: answer for answer in self._isolated(job, possible, deferred)}
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


def _recalling(inspection: Inspection, recalled: Sequence[Recalled]) -> tuple[Job, ...]:
    """One job for all files of which everything is known."""
    if not recalled:
        return ()
    job = Job(
        analyzer=OWN_ANALYZER,
        name=f"{OWN_ANALYZER}-known",
        root=inspection.project.root,
        files=tuple(item.file for item in recalled),
        instructions=Known(tuple(recalled)),
    )
    return (job,)


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


def _remembered(answers: Iterable[FileAnswer]) -> tuple[str, ...]:
    return tuple(sorted(answer.path for answer in answers if answer.remembered))


def _result(job: Job, answers: Sequence[FileAnswer], seconds: float) -> JobResult:
    findings = itertools.chain.from_iterable(answer.findings for answer in answers)
    unchecked = (UncheckedFile(answer.path, answer.unchecked) for answer in answers)
    return JobResult(
        job=job.name,
        analyzer=job.analyzer,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        facts=tuple(filter(None, (answer.facts for answer in answers))),
        remembered=_remembered(answers),
        unchecked=tuple(filter(lambda file: file.reason, unchecked)),
        notes=tuple(filter(None, (answer.note for answer in answers))),
        seconds=seconds,
        cpu_seconds=_spent(answers),
    )
