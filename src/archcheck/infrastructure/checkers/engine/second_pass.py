"""Files that asked about others are judged again where the answer is yes."""

import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import msgspec

from archcheck.domain.job import Job
from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.engine.batches import SMALLEST_BATCH, batches
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts

if TYPE_CHECKING:
    from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup

Part = TypeVar("Part")
Result = TypeVar("Result")
Judge = Callable[[Job, Sequence[SourceFile], frozenset[str]], Sequence[FileAnswer]]
ReadHelpers = Callable[[Sequence[SourceFile]], Sequence[HelperFacts]]


class Held(msgspec.Struct, frozen=True):
    """An answer on trial: it holds if `known` was all that matters to it."""

    job: Job
    file: SourceFile
    answer: FileAnswer
    known: frozenset[str] = frozenset()

    def holds(self, known: frozenset[str]) -> bool:
        """Whether the file would be judged alike where this is known."""
        return known.intersection(self.answer.asked) <= self.known


class SecondPass:
    """Collects answers on trial; who ends the last job settles all of them.

    In the first pass a file is judged as if no other file mattered, and says what it asked. Nearly
    all answers hold: only the files that asked for something that is true are judged again.
    """

    def __init__(self, project: Project, jobs: Iterable[Job], workers: int) -> None:
        """`jobs` are all whose answers may be on trial."""
        self._project = project
        self._open = {job.name for job in jobs}
        self._workers = workers
        self._held: list[Held] = []
        self._lock = threading.Lock()

    def close(self, job: Job, answers: Iterable[FileAnswer]) -> list[Held]:
        """Hold these answers back; all that are held, where no other job is open any more."""
        files = {file.path: file for file in job.files}
        with self._lock:
            self._held += [Held(job, files[answer.path], answer) for answer in answers]
            self._open.discard(job.name)
            return [] if self._open else self._held

    def settled(self, held: Sequence[Held], judge: Judge, read: ReadHelpers) -> list[FileAnswer]:
        """The answers that hold, judged again where they did not."""
        from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup

        lookup = HelperLookup(self._project)
        settled = new = list(held)
        while new:
            self._learn(lookup, new, read)
            known = lookup.known()
            new = self._judged([item for item in settled if not item.holds(known)], judge, known)
            settled = [*filter(lambda item: item.holds(known), settled), *new]
        return [item.answer for item in settled]

    def _learn(self, lookup: "HelperLookup", asking: Iterable[Held], read: ReadHelpers) -> None:
        wanted = lookup.wanted(frozenset().union(*(item.answer.asked for item in asking)))
        while wanted:
            groups = list(batches(wanted, SMALLEST_BATCH))
            for files, facts in zip(groups, self._in_parallel(read, groups), strict=True):
                for file, entry in zip(files, facts, strict=True):
                    lookup.learn(file, entry)
            wanted = lookup.wanted(())

    def _judged(self, stale: Iterable[Held], judge: Judge, known: frozenset[str]) -> list[Held]:
        by_job: dict[str, list[Held]] = defaultdict(list)
        for item in stale:
            by_job[item.job.name].append(item)

        def judged(items: Sequence[Held]) -> list[Held]:
            files = [item.file for item in items]
            answers = judge(items[0].job, files, known)
            return [
                Held(item.job, item.file, answer, known)
                for item, answer in zip(items, answers, strict=True)
            ]

        done = self._in_parallel(judged, list(by_job.values()))
        return list(itertools.chain.from_iterable(done))

    def _in_parallel(self, work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
        with ThreadPoolExecutor(max_workers=self._workers) as threads:
            return list(threads.map(work, parts))
