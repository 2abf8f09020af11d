"""The gate as a revision had it, over the files of today."""

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.guarding.gate_state import GateState
from archcheck.application.guarding.stating import inspection_of, names_of
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project
from archcheck.domain.rule_names import RuleNames
from archcheck.shared.deferred import dataclass

OF_TOOL = "tools."
Facts = Callable[[], Sequence[FileFacts]]


@dataclass(frozen=True)
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
    short = past.short
    left_out = [_said(each, past.directory, today.root) for each in problems]
    inspection, moved = _over_today(loaded, today, services)
    is_adopting = _is_nobodys(loaded)
    names = names_of(loaded, services)
    state = GateState(
        directory=past.directory,
        inspection=_bare(inspection, names) if is_adopting else inspection,
        names=names,
        own=_own(loaded, services),
        matches=services.matches,
        facts=facts,
        is_adopting=is_adopting,
    )
    adopted = f"nobody had configured a gate at {short}: nothing of it is looser"
    is_first = is_adopting and not problems
    told = (*_remarks(short, left_out), *moved, *past.unread, *([adopted] * is_first))
    return PastGate(state, told, past.has_sources or _is_configured(loaded))


def _remarks(short: str, left_out: Iterable[str]) -> Iterator[str]:
    for each in left_out:
        yield f"the configuration at {short} is invalid, and compared without: {each}"


def _is_configured(loaded: Configuration) -> bool:
    """Whether its own file says anything, and not only packs or what all projects share."""
    origins = loaded.origins.values()
    return any(it.source == loaded.file and not it.common for it in origins)


def _is_nobodys(loaded: Configuration) -> bool:
    """Whether nothing but packs says anything, chosen by nobody."""
    return all(itertools.starmap(_is_nobodys_wish, loaded.origins.items()))


def _is_nobodys_wish(key: str, origin: Origin) -> bool:
    """A tool may be part of the gate because it has a configuration of its own."""
    is_of_tool = key.startswith(OF_TOOL) and key not in origin.key
    return origin.is_pack or origin == DEFAULT or is_of_tool


def _bare(inspection: Inspection, names: RuleNames) -> Inspection:
    """The same files under what holds anywhere; what packs say has been asked for by nobody."""
    bare = dataclasses.replace(
        inspection.configuration,
        contracts=(),
        structure=(),
        layout=(),
        layers={},
        overrides=(),
        rules={},
        tools={},
    )
    rules = RulePlan(Selection().rules(names.rules, bare), bare, inspection.rules.matches)
    return dataclasses.replace(inspection, configuration=bare, rules=rules)


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
