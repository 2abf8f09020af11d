"""One start of a tool that answers for jobs of several projects."""

import contextlib
import dataclasses
import functools
import json
import os
import pathlib
import threading
from collections.abc import Mapping, Sequence

import msgspec

from archcheck.domain.job import Job, JobResult, Outcome
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.adapter import Alike, Reading, ToolAdapter, ToolTask
from archcheck.infrastructure.tools.running import planning
from archcheck.infrastructure.tools.running.exit_shares import CLEAN, Kind, shares
from archcheck.infrastructure.tools.running.findings import Workplace
from archcheck.infrastructure.tools.running.joint_parts import Part, Said
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.running.tool_answers import result_of
from archcheck.infrastructure.tools.running.tool_runs import (
    Start,
    ToolRuns,
    demand_tool,
    scratch_directory,
)

SEVERAL = str(pathlib.Path(__file__).with_name("several_script.py"))
Readings = Sequence[Reading | None]


class Member(msgspec.Struct, frozen=True):
    """A job of one project: its tool, who starts that there, and what others have to be like.

    Jobs whose `likeness` is the same get the same answers from one start as from several.
    """

    adapter: ToolAdapter
    runs: ToolRuns
    job: Job
    alike: Alike
    likeness: bytes

    @property
    def task(self) -> ToolTask:
        """What the tool is told."""
        task: ToolTask = self.job.instructions
        return task

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.job.files)

    @property
    def path(self) -> str:
        """What it adds to a command line: the paths of its files, and at least the way to each."""
        way = self.job.root
        return "".join(f"{way}/{file.path}   " for file in self.job.files)

    def paths(self, directory: str) -> list[str]:
        """The paths of its files as seen from a directory, safe as arguments."""
        below = os.path.relpath(self.job.root, directory)
        places = (os.path.normpath(os.path.join(below, file.path)) for file in self.job.files)
        return [planning.argument(place.replace(os.sep, "/")) for place in places]


class JointRun:
    """Starts the tool when it is first asked about any of its jobs; threads wait for each other.

    Where an answer is not plain, the project is asked by itself: then its own run says it.
    """

    def __init__(self, members: Sequence[Member]) -> None:
        """Take the jobs."""
        self._members = members
        self._lock = threading.Lock()

    def answer(self, number: int) -> JobResult | None:
        """The result of one of the jobs; None where it has to be done alone."""
        with self._lock:
            return self._results[number]

    @functools.cached_property
    def _results(self) -> Sequence[JobResult | None]:
        try:
            return _results(self._members)
        except (ToolFailure, UsageProblems, OSError, ValueError, LookupError, TypeError):
            return [None for _ in self._members]


class Joint(msgspec.Struct, frozen=True):
    """What one of several jobs tells its tool: its own task, and with whom it is done."""

    task: ToolTask
    run: JointRun
    number: int


def _results(members: Sequence[Member]) -> Sequence[JobResult | None]:
    spent: list[float] = []
    demand_tool(members[0].adapter, members[0].task)
    with scratch_directory(members[0].task.cache_directory) as scratch:
        read = _by_script if members[0].adapter.script else _by_paths
        readings = read(members, scratch, spent)
    seconds = _divided_by_size(members, sum(spent))
    return [
        _result(member, reading, share) if reading else None
        for member, reading, share in zip(members, readings, seconds, strict=True)
    ]


def _result(member: Member, reading: Reading, cpu_seconds: float) -> JobResult | None:
    job = member.job
    empty = JobResult(job=job.name, analyzer=job.analyzer, cpu_seconds=cpu_seconds)
    result = result_of(member.adapter, job, reading, empty, Workplace(job.root))
    return result if result.outcome is Outcome.COMPLETED else None


def _divided_by_size(members: Sequence[Member], seconds: float) -> list[float]:
    total = sum(member.size for member in members) or 1
    return [seconds * member.size / total for member in members]


def _patient(members: Sequence[Member]) -> Job:
    """The first job, with the time that all may take; 0 is any."""
    times = [member.job.timeout for member in members]
    return dataclasses.replace(members[0].job, timeout=sum(times) if all(times) else 0.0)


def _by_paths(members: Sequence[Member], scratch: str, spent: list[float]) -> Readings:
    """The files of all, seen from the first project, whose configuration is that of all."""
    first = members[0]
    args = (*first.task.args, *first.alike.args)
    task = msgspec.structs.replace(first.task, args=args)
    job = dataclasses.replace(_patient(members), instructions=task)
    start = functools.partial(first.runs.start, job, task, spent)
    paths = tuple(path for member in members for path in member.paths(job.root))
    call = first.runs.call(job, paths, scratch, start)
    return _divided(first.adapter.check(call), members)


def _divided(reading: Reading, members: Sequence[Member]) -> Readings:
    """The part of each; None where something is said otherwise than it would be alone."""
    is_about_all = any((reading.failure, reading.notes, reading.incomplete))
    root = members[0].job.root
    parts = _parts(reading, members)
    codes = {} if is_about_all else _statuses(members[0].alike, parts, reading.exit_code)
    return [_plain(part, member, root, codes) for part, member in zip(parts, members, strict=True)]


def _parts(reading: Reading, members: Sequence[Member]) -> list[Part]:
    """What is said of each; raises LookupError where it is said of other files."""
    root = members[0].job.root
    owners = _owners(members)
    parts = [Part() for _ in members]
    everything: list[Said] = [*reading.findings, *reading.unread, *reading.tallies]
    for said in everything:
        number, path = owners[os.path.normpath(os.path.join(root, said.path))]
        parts[number].add(said, path)
    return parts


def _plain(
    part: Part, member: Member, root: str, codes: Mapping[Kind, int | None]
) -> Reading | None:
    is_plain = part.is_plain(_foreign_words(member, root), member.alike.unsure)
    return part.reading(codes) if is_plain else None


def _statuses(alike: Alike, parts: Sequence[Part], code: int | None) -> Mapping[Kind, int | None]:
    """The exit statuses of projects by what is said of them."""
    if alike.statuses is None:
        return shares({part.kind for part in parts}, code)
    found, unread = alike.statuses
    return {CLEAN: 0, (True, False): found, (False, True): unread, (True, True): unread}


def _owners(members: Sequence[Member]) -> dict[str, tuple[int, str]]:
    """The number of the job and the path in its project, by the path of a file."""
    return {
        os.path.normpath(os.path.join(root, file.path)): (number, file.path)
        for number, member in enumerate(members)
        for root in (member.job.root, os.path.realpath(member.job.root))
        for file in member.job.files
    }


def _foreign_words(member: Member, root: str) -> tuple[str, ...]:
    """What would stand in a text that names a place by the way from another project."""
    if member.job.root == root:
        return ()
    return (f"{os.path.relpath(member.job.root, root)}{os.sep}", root)


def _by_script(members: Sequence[Member], scratch: str, spent: list[float]) -> Readings:
    """Our script that stands for the tool, run in each directory by one process."""
    places = [pathlib.Path(scratch, str(number)) for number, _ in enumerate(members)]
    for place in places:
        place.mkdir()
    given = list(map(_arguments, members, places))
    first = members[0]
    command = (*first.task.command[:-1], SEVERAL)
    task = msgspec.structs.replace(first.task, command=command)
    listing = pathlib.Path(scratch, "runs.json")
    runs = [(it.job.root, words) for it, words in zip(members, given, strict=True)]
    listing.write_text(json.dumps(runs), encoding="utf-8")
    words = (str(listing), first.task.command[-1])
    finished = first.runs.start(_patient(members), task, spent, words, {})
    told = msgspec.json.decode(finished.output, type=list[tuple[int, str, str]])
    ended = [Finished(*each) for each in told]
    return list(map(_read, members, places, ended))


class _Asked(Exception):
    """What a tool would be started with."""


def _arguments(member: Member, scratch: pathlib.Path) -> Sequence[str]:
    """What the script is started with for a project."""

    words: list[str] = []

    def ask(arguments: Sequence[str], environment: Mapping[str, str]) -> Finished:
        words.extend(arguments)
        raise _Asked

    with contextlib.suppress(_Asked):
        _check(member, scratch, ask)
    return words


def _read(member: Member, scratch: pathlib.Path, finished: Finished) -> Reading:
    return _check(member, scratch, lambda *_: finished)


def _check(member: Member, scratch: pathlib.Path, start: Start) -> Reading:
    paths = tuple(member.paths(member.job.root))
    return member.adapter.check(member.runs.call(member.job, paths, str(scratch), start))
