"""What of the gate itself has become looser or stricter since a revision."""

import functools
from collections.abc import Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import survey
from archcheck.application.guarding.comparing import compared
from archcheck.application.guarding.gate_state import GateState
from archcheck.application.guarding.past_gate import Facts, past_gate
from archcheck.application.guarding.stating import inspection_of, names_of
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.application.ports.past_projects import PastProjects
from archcheck.application.ports.scheduler import Progress
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.domain.facts import FileFacts
from archcheck.domain.policy_change import PolicyDifference


class ComparePoliciesUseCase:
    """Compares the gate of today with that of a revision."""

    def __init__(
        self, services: CheckServices, past: PastProjects, comparisons: Sequence[GateComparison]
    ) -> None:
        """Take the ports."""
        self._services = services
        self._past = past
        self._comparisons = comparisons

    def execute(self, request: CheckRequest, revision: str, progress: Progress) -> PolicyDifference:
        """What has changed; raises UsageProblems and Terminated."""
        loaded = self._services.configurations.load(request.configuration)
        inspection = inspection_of(loaded, self._services)
        facts = functools.cache(lambda: self._facts(request, progress))
        now = GateState(
            directory=loaded.root,
            inspection=inspection,
            names=names_of(loaded, self._services),
            own=inspection.project,
            matches=self._services.matches,
            facts=facts,
        )
        return self._difference(now, request, revision, facts)

    def _difference(
        self, now: GateState, request: CheckRequest, revision: str, facts: Facts
    ) -> PolicyDifference:
        today, services = now.configuration, self._services
        with self._past.opened(today.root, revision) as past:
            then = past_gate(past, today, request.configuration, facts, services)
            looser, stricter = compared(then.state, now, self._comparisons)
        return PolicyDifference(
            revision=past.revision, looser=looser, stricter=stricter, remarks=then.remarks
        )

    def _facts(self, request: CheckRequest, progress: Progress) -> Sequence[FileFacts]:
        return survey(request, self._services, progress, EVERY_CODE).facts
