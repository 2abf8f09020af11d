"""Units of work: what runs on which files, and what came of it."""

import collections
import enum
from collections.abc import Iterable
from typing import Any

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.project import SourceFile
from archcheck.shared.deferred import dataclass


class Outcome(enum.StrEnum):
    """How a job or an analyzer ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    MISSING = "missing"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class Job:
    """What one analyzer does with some files; `name` is unique in a plan.

    `root` is the absolute project root; `instructions` are the analyzer's own words to itself;
    `cost` is the expected CPU time in seconds; `timeout` is in seconds, 0 for none.
    """

    analyzer: str
    name: str
    root: str
    files: tuple[SourceFile, ...]
    instructions: Any = None
    cost: float = 0.0
    timeout: float = 0.0


@dataclass(frozen=True)
class UncheckedFile:
    """A file in scope that an analyzer could not check, and why."""

    path: str
    reason: str


@dataclass(frozen=True, order=True)
class Measure:
    """What a file was measured at, where more is better, and the least that a rule wants anyway."""

    rule: str
    path: str
    value: float
    limit: float


@dataclass(frozen=True, order=True)
class Tally:
    """Something about a file that is told as a number for all files: `what` is a clause."""

    what: str
    path: str
    count: int = 1


def tallied(tallies: Iterable[Tally]) -> tuple[str, ...]:
    """A sentence for each kind of tally, with the sum over the files."""
    sums: collections.Counter[str] = collections.Counter()
    for tally in set(tallies):
        sums[tally.what] += tally.count
    return tuple(f"{what}: {count}." for what, count in sorted(sums.items()))


@dataclass(frozen=True, kw_only=True)
class JobResult:
    """What came of a job.

    `reason` says why the outcome is not `completed`; `notes` are sentences for the reader that
    do not change the outcome; `tallies` become notes when those of all jobs are known;
    `remembered` are the paths of the files whose answers were known before; `incomplete_if_strict`
    are sentences about what was not checked that count under `--strict` only; `measures` are those
    that a baseline records; it `began`
    at a time of a clock of its own, `seconds` is wall time, `cpu_seconds` those of all processes; `interrupted` is true where somebody
    ended the check before the job was done.
    """

    job: str
    analyzer: str
    outcome: Outcome = Outcome.COMPLETED
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    facts: tuple[FileFacts, ...] = ()
    unchecked: tuple[UncheckedFile, ...] = ()
    notes: tuple[str, ...] = ()
    incomplete_if_strict: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    remembered: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    exit_code: int | None = None
    began: float = 0.0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    interrupted: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """All notes of this job, the tallies among them."""
        return (*self.notes, *tallied(self.tallies))
