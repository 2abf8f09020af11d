"""What is done with one project, done with each of several."""

import dataclasses
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from archcheck.application.checking.group import modules_of, request_for
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.together import all_of, seen_from_root
from archcheck.application.ports.project_division import Division, Part, ProjectDivider
from archcheck.domain.problem import NothingThere, Problem, UsageProblems, refuse
from archcheck.shared.deferred import dataclass

ELSEWHERE = "submodules are looked at in their own repositories"
Value = TypeVar("Value")
Work = Callable[[CheckRequest], Value]


@dataclass(frozen=True)
class Turn(Generic[Value]):
    """What came of one project; `path` is its directory, relative to the root of the table."""

    name: str
    path: str
    value: Value


@dataclass(frozen=True, kw_only=True)
class Turns(Generic[Value]):
    """What came of each project, in the order of their names.

    `many` says that a table was meant as a whole or that there are several, so that each has to be
    named. `remarks` are about projects that were left out, `problems` what is wrong with others.
    """

    turns: tuple[Turn[Value], ...]
    many: bool = False
    remarks: tuple[str, ...] = ()
    problems: UsageProblems | None = None

    def demand_right(self) -> None:
        """Raise UsageProblems where something is wrong with any project."""
        if self.problems is not None:
            raise self.problems


class MapProjectsUseCase:
    """Does what a command does with the one project that paths belong to, or with each of several."""

    def __init__(self, services: CheckServices, divider: ProjectDivider) -> None:
        """Take the ports."""
        self._services = services
        self._divider = divider

    def names(self, request: CheckRequest) -> tuple[str, ...]:
        """Those of the projects where there are several to be told apart; raises UsageProblems."""
        division = self._divider.divide(request.division)
        if division is None or not _is_many(division):
            return ()
        return tuple(map(_name, division.judged))

    def execute(
        self, request: CheckRequest, work: Work[Value], reads_code: bool = True
    ) -> Turns[Value]:
        """What work makes of each; raises UsageProblems where it makes something of none.

        Whoever `reads_code` knows the modules of the other projects.
        """
        division = self._divider.divide(request.division)
        if division is None:
            return Turns(turns=(Turn("", "", work(request)),))
        refuse(_strangers(division))
        wish = self._knowing(division, request) if reads_code else request
        return _Round[Value](division).of(wish, work)

    def _knowing(self, division: Division, request: CheckRequest) -> CheckRequest:
        modules = modules_of(division, request, self._services)
        return dataclasses.replace(request, modules=modules)


class _Round(Generic[Value]):
    """One after the other, whatever is wrong with some."""

    def __init__(self, division: Division) -> None:
        self._division = division
        self._turns: list[Turn[Value]] = []
        self._wrong: list[UsageProblems] = []
        self._absent: list[tuple[str, UsageProblems]] = []

    def of(self, request: CheckRequest, work: Work[Value]) -> Turns[Value]:
        """What came of all of them."""
        for part in self._division.judged:
            self._try(part, request_for(part, request), work)
        self._refuse_nothing()
        return Turns(
            turns=tuple(self._turns),
            many=_is_many(self._division),
            remarks=(*self._division.unmatched, *_left_out(self._absent)),
            problems=all_of(self._wrong) if self._wrong else None,
        )

    def _refuse_nothing(self) -> None:
        if not self._turns:
            raise all_of(self._wrong or [problems for _, problems in self._absent])

    def _try(self, part: Part, request: CheckRequest, work: Work[Value]) -> None:
        try:
            self._turns.append(Turn(_name(part), _path(part), work(request)))
        except NothingThere as problems:
            self._absent.append((_name(part), seen_from_root(problems, part.place)))
        except UsageProblems as problems:
            self._wrong.append(seen_from_root(problems, part.place))


def _left_out(absent: Iterable[tuple[str, UsageProblems]]) -> Iterable[str]:
    """What is not there, once for all projects of which the same is to be said."""
    names: dict[str, list[str]] = {}
    for name, problems in absent:
        names.setdefault(problems.problems[0].message, []).append(name)
    return (f"{', '.join(those)}: {message}" for message, those in names.items())


def _strangers(division: Division) -> Iterable[Problem]:
    """Why there is no project to look at, where there is none."""
    if division.judged:
        return ()
    told = division.unmatched or (ELSEWHERE,)
    return (Problem("", "", sentence) for sentence in told)


def _is_many(division: Division) -> bool:
    return division.top or len(division.parts) > 1


def _name(part: Part) -> str:
    return part.place.name if part.place else part.root.rstrip("/").rpartition("/")[2]


def _path(part: Part) -> str:
    entry = part.place.entry if part.place else None
    return entry.path if entry else part.root
