"""Which jobs of several projects one start of their tool does."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.ports.analyzer import Analyzer
from archcheck.domain.job import Job
from archcheck.infrastructure.tools.running import planning
from archcheck.infrastructure.tools.running.joint_runs import Joint, JointRun, Member
from archcheck.infrastructure.tools.running.sharing_analyzer import SharingAnalyzer

Work = tuple[Analyzer, Job]


def joint_jobs(works: Sequence[Work], workers: int) -> tuple[Job, ...]:
    """The same jobs; those whose tools need to be started once only are told with whom they are done.

    All of the cost is that of the first of them, so that the others come when it has been done.
    """
    jobs = [job for _, job in works]
    for group in _groups(works).values():
        for part in _parts(group, workers):
            jobs = _joined(jobs, part) if len(part) > 1 else jobs
    return tuple(jobs)


def _groups(works: Sequence[Work]) -> Mapping[bytes, Mapping[int, Member]]:
    """The jobs that can be done together, by their number."""
    groups: dict[bytes, dict[int, Member]] = {}
    for number, member in _members(works):
        groups.setdefault(member.likeness, {})[number] = member
    return groups


def _members(works: Sequence[Work]) -> Iterator[tuple[int, Member]]:
    for number, (analyzer, job) in enumerate(works):
        member = analyzer.member(job) if isinstance(analyzer, SharingAnalyzer) else None
        if member is not None:
            yield number, member


def _parts(group: Mapping[int, Member], workers: int) -> Iterator[Mapping[int, Member]]:
    """As many as one project with all of these files would be cut into."""
    members = list(group.values())
    numbers = {id(member): number for number, member in group.items()}
    prices = members[0].adapter.prices
    for part in planning.shards(members, prices, workers, planning.argument_limit()):
        yield {numbers[id(member)]: member for member in part}


def _joined(jobs: Sequence[Job], part: Mapping[int, Member]) -> list[Job]:
    run = JointRun(tuple(part.values()))
    places = {number: place for place, number in enumerate(part)}
    cost = sum(jobs[number].cost for number in part)
    return [
        _told(job, run, places[number], cost) if number in places else job
        for number, job in enumerate(jobs)
    ]


def _told(job: Job, run: JointRun, place: int, cost: float) -> Job:
    instructions = Joint(task=job.instructions, run=run, number=place)
    return dataclasses.replace(job, instructions=instructions, cost=0.0 if place else cost)
