"""The gate as a revision had it, over the files of today."""

import dataclasses
from collections.abc import Callable, Sequence

from archcheck.application.checking.services import CheckServices
from archcheck.application.guarding.gate_state import GateState
from archcheck.application.guarding.stating import inspection_of, names_of
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project

SHORT = 12
Facts = Callable[[], Sequence[FileFacts]]


@dataclasses.dataclass(frozen=True, slots=True)
class PastGate:
    """The gate of a revision, and what is to be said about it; whether there was a project then."""

    state: GateState
    remarks: tuple[str, ...]
    is_there: bool = True


def past_gate(
    past: PastProject,
    today: Configuration,
    wish: ConfigurationRequest,
    facts: Facts,
    services: CheckServices,
) -> PastGate:
    """What can be read of it; raises UsageProblems where that is nothing."""
    then = dataclasses.replace(wish, directory=past.directory, paths=(), root=past.directory)
    loaded, problems = services.configurations.salvage(then)
    short = past.revision[:SHORT]
    left_out = [_said(each, past.directory, today.root) for each in problems]
    inspection, moved = _over_today(loaded, today, services)
    state = GateState(
        directory=past.directory,
        inspection=inspection,
        names=names_of(loaded, services),
        own=_own(loaded, services),
        matches=services.matches,
        facts=facts,
    )
    remarks = [
        f"the configuration at {short} is invalid, and compared without: {it}" for it in left_out
    ]
    told = (*remarks, *moved, *past.unread)
    return PastGate(state, told, past.has_sources or _is_configured(loaded))


def _is_configured(loaded: Configuration) -> bool:
    """Whether its own file says anything, and not only packs or what all projects share."""
    return any(origin.source == loaded.file for origin in loaded.origins.values())


def _over_today(
    loaded: Configuration, today: Configuration, services: CheckServices
) -> tuple[Inspection, tuple[str, ...]]:
    """The files of today as the configuration of then sees them."""
    here = dataclasses.replace(loaded, root=today.root)
    try:
        return inspection_of(here, services), ()
    except UsageProblems as problems:
        moved = dataclasses.replace(here, source=today.source, tests=today.tests)
        told = f"roots are compared as they are today: {problems.problems[0]}"
        return inspection_of(moved, services), (told,)


def _own(loaded: Configuration, services: CheckServices) -> Project | None:
    try:
        return inspection_of(loaded, services).project
    except UsageProblems:
        return None


def _said(problem: object, directory: str, root: str) -> str:
    return str(problem).replace("\n ", ";").replace(directory, root)
