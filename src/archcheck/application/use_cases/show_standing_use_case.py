"""How a contract, structure rule or layout rule stands in its project."""

from collections.abc import Callable

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.symbol_queries import Selected, SymbolQueries
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.domain.configuration import Declaration, StructureDeclaration
from archcheck.domain.finding import Finding
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Standing:
    """What a declaration selects now (None of one that is no structure rule), and who breaks it."""

    selected: Selected | None
    broken: tuple[Finding, ...]
    missing: tuple[str, ...]


class ShowStandingUseCase:
    """Judges the project and keeps what one declaration says."""

    def __init__(self, services: CheckServices, make_queries: Callable[[], SymbolQueries]) -> None:
        """Take the ports."""
        self._services = services
        self._queries = make_queries

    def execute(
        self, declaration: Declaration, request: CheckRequest, progress: Progress
    ) -> Standing:
        """How it stands; raises UsageProblems and Terminated."""
        found = survey(request, self._services, progress, EVERY_CODE)
        broken = (it for it in found.findings if it.contract == declaration.name)
        return Standing(self._selected(declaration, found), tuple(broken), found.missing)

    def _selected(self, declaration: Declaration, found: Survey) -> Selected | None:
        if not isinstance(declaration, StructureDeclaration):
            return None
        return self._queries().answer(declaration, found.inspection, found.facts)
