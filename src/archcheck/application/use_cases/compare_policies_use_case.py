"""What of the gate itself has become looser or stricter since a revision."""

from collections.abc import Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import survey
from archcheck.application.guarding.guard import Guard
from archcheck.application.guarding.stating import inspection_of
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.application.ports.scheduler import Progress
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.domain.facts import FileFacts
from archcheck.domain.policy_change import PolicyDifference


class ComparePoliciesUseCase:
    """Compares the gate of today with that of a revision."""

    def __init__(self, services: CheckServices, guard: Guard, revisions: BaseRevisions) -> None:
        """Take the ports, who compares, and who knows where histories meet."""
        self._services = services
        self._revisions = revisions
        self._guard = guard

    def execute(self, request: CheckRequest, revision: str, progress: Progress) -> PolicyDifference:
        """What has changed; raises UsageProblems and Terminated."""
        loaded = self._services.configurations.load(request.configuration)
        inspection = inspection_of(loaded, self._services)

        def facts() -> Sequence[FileFacts]:
            return survey(request, self._services, progress, EVERY_CODE).facts

        base, *_ = self._revisions.since(loaded.root, revision)
        compared = self._guard.compare(inspection, request.configuration, base.commit, facts)
        return compared.difference
