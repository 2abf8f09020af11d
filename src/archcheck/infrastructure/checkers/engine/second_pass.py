"""Files that asked about others are judged again where the answer is yes."""

import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import msgspec

from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.engine.answer_memory import AnswerMemory, Entry
from archcheck.infrastructure.checkers.engine.batches import SMALLEST_BATCH, batches
from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts

if TYPE_CHECKING:
    from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup

Part = TypeVar("Part")
Result = TypeVar("Result")
Judge = Callable[[Orders, Sequence[SourceFile]], Sequence[FileAnswer]]
ReadHelpers = Callable[[Sequence[SourceFile]], Sequence[HelperFacts | None]]
Names = frozenset[str]


class Held(msgspec.Struct, frozen=True):
    """An answer on trial, and whether it was recalled or given in the second pass."""

    entry: Entry
    is_second: bool = False

    def holds(self, known: Names) -> bool:
        """Whether the file would be judged alike where this is known."""
        asked = self.entry.answer.asked
        return known.intersection(asked) == self.entry.known.intersection(asked)


class SecondPass:
    """Collects answers on trial; who ends the last job settles all of them.

    In the first pass a file is judged as if no other file mattered, and says what it asked. Nearly
    all answers hold: only the files that asked for something that is true are judged again.
    """

    def __init__(
        self, project: Project, jobs: Iterable[str], workers: int, memory: AnswerMemory
    ) -> None:
        """`jobs` are the names of all whose answers may be on trial."""
        self._project = project
        self._open = set(jobs)
        self._workers = workers
        self._memory = memory
        self._held: list[Held] = []
        self._lock = threading.Lock()

    def close(self, job: str, entries: Iterable[Entry]) -> list[Held]:
        """Hold these answers back; all that are held, where no other job is open any more."""
        with self._lock:
            self._held += map(Held, entries)
            self._open.discard(job)
            return [] if self._open else self._held

    def settled(self, held: Sequence[Held], judge: Judge, read: ReadHelpers) -> list[FileAnswer]:
        """The answers that hold, judged again where they did not."""
        from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup

        lookup = HelperLookup(self._project)
        settled = new = list(held)
        while new:
            self._learn(lookup, new, read)
            known = lookup.known()
            new = self._again([item for item in settled if not item.holds(known)], judge, known)
            settled = [*filter(lambda item: item.holds(known), settled), *new]
        return [item.entry.answer for item in settled]

    def _learn(self, lookup: "HelperLookup", asking: Iterable[Held], read: ReadHelpers) -> None:
        asked = frozenset[str]().union(*(item.entry.answer.asked for item in asking))
        wanted = lookup.wanted(asked)
        while wanted:
            for file, facts in self._helpers(wanted, read):
                lookup.learn(file, facts)
            wanted = lookup.wanted(())

    def _helpers(
        self, files: Sequence[SourceFile], read: ReadHelpers
    ) -> list[tuple[SourceFile, HelperFacts]]:
        known, unknown = self._memory.helpers(files)
        groups = list(batches(unknown, SMALLEST_BATCH))
        answers = itertools.chain.from_iterable(self._in_parallel(read, groups))
        pairs = list(zip(itertools.chain.from_iterable(groups), answers, strict=True))
        self._memory.keep_helpers(pairs)
        return [*known, *((file, facts or HelperFacts()) for file, facts in pairs)]

    def _again(self, stale: Sequence[Held], judge: Judge, known: Names) -> list[Held]:
        """What is remembered of them where this is known, and judged where nothing is."""
        second = filter(lambda item: item.is_second, stale)
        first = filter(lambda item: not item.is_second, stale)
        recalled, unknown = self._memory.judged([_with_truth(item.entry, known) for item in first])
        fresh = self._judged([*unknown, *(item.entry for item in second)], judge, known)
        self._memory.keep(fresh)
        return [Held(entry, True) for entry in (*recalled, *fresh)]

    def _judged(self, entries: Iterable[Entry], judge: Judge, known: Names) -> list[Entry]:
        by_orders: dict[Orders, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_orders[entry.orders].append(entry)

        def judged(part: tuple[Orders, Sequence[Entry]]) -> list[Entry]:
            orders = msgspec.structs.replace(part[0], known=known)
            answers = judge(orders, [entry.file for entry in part[1]])
            return [
                msgspec.structs.replace(entry, answer=answer, known=known)
                for entry, answer in zip(part[1], answers, strict=True)
            ]

        parts = [
            (orders, members[start :: self._workers])
            for orders, members in by_orders.items()
            for start in range(min(len(members), self._workers))
        ]
        return list(itertools.chain.from_iterable(self._in_parallel(judged, parts)))

    def _in_parallel(self, work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
        if len(parts) < 2:
            return list(map(work, parts))
        with ThreadPoolExecutor(max_workers=self._workers) as threads:
            return list(threads.map(work, parts))


def _with_truth(entry: Entry, known: Names) -> Entry:
    """The entry under which a second judgement is kept: by what was true of the first questions."""
    return msgspec.structs.replace(entry, first=known.intersection(entry.answer.asked))
