"""The guard: what a change loosens of the gate, as findings."""

import dataclasses
import functools
from collections.abc import Sequence

from archcheck.application.checking.services import CheckServices
from archcheck.application.guarding.comparing import compared
from archcheck.application.guarding.gate_state import GateState
from archcheck.application.guarding.past_gate import Facts, past_gate
from archcheck.application.guarding.past_place import PastPlaces
from archcheck.application.guarding.stating import names_of
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.application.ports.project_division import ProjectDivider
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.policy_change import PolicyDifference
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Guarded:
    """What has changed since a base, and the configuration that the base has."""

    difference: PolicyDifference
    base: Configuration


class Guard:
    """Compares the gate of today with that of a commit."""

    def __init__(
        self,
        services: CheckServices,
        past: PastProjects,
        comparisons: Sequence[GateComparison],
        divider: ProjectDivider,
    ) -> None:
        """Take the ports."""
        self._services = services
        self._past = past
        self._comparisons = comparisons
        self._places = PastPlaces(past, divider)

    def compare(
        self, inspection: Inspection, wish: ConfigurationRequest, revision: str, facts: Facts
    ) -> Guarded:
        """What has changed since a commit; raises UsageProblems."""
        configuration = inspection.configuration
        known = functools.cache(facts)
        now = GateState(
            directory=configuration.root,
            inspection=inspection,
            names=names_of(configuration, self._services),
            own=inspection.project,
            matches=self._services.matches,
            facts=known,
        )
        opened = self._past.opened(configuration.root, revision)
        with opened as past, self._places.opened(wish.place, revision) as found:
            asked = dataclasses.replace(wish, place=found.place)
            then = past_gate(past, configuration, asked, known, self._services)
            if not then.is_there:
                return _unguarded(past, configuration)
            looser, stricter = compared(then.state, now, self._comparisons)
        return Guarded(
            PolicyDifference(
                revision=past.revision,
                looser=looser,
                stricter=stricter,
                remarks=(*found.remarks, *then.remarks),
            ),
            then.state.configuration,
        )


def _unguarded(past: PastProject, today: Configuration) -> Guarded:
    """Where a project is new, so is its gate: nothing of it was there to be loosened."""
    told = f"the project is not there at {past.short}: nothing of its gate is compared"
    return Guarded(PolicyDifference(revision=past.revision, remarks=(told,)), today)
