"""What a selector means in a project."""

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import survey
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.symbol_queries import Symbol, SymbolQueries
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass

EVERY_CODE = frozenset({Role.SOURCE, Role.TEST})


@dataclass(frozen=True)
class QueryAnswer:
    """The selected symbols in scope, the selector in words, and files that nobody could read."""

    sentence: str
    symbols: tuple[Symbol, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]


class QuerySymbolsUseCase:
    """Answers one selector."""

    def __init__(self, services: CheckServices, queries: SymbolQueries) -> None:
        """Take the ports."""
        self._services = services
        self._queries = queries

    def execute(self, text: str, request: CheckRequest, progress: Progress) -> QueryAnswer:
        """What it selects; raises UsageProblems and Terminated."""
        query = self._queries.read(text)
        found = survey(request, self._services, progress, EVERY_CODE)
        answer = self._queries.answer(query, found.inspection, found.facts)
        return QueryAnswer(
            sentence=answer.sentence,
            symbols=tuple(it for it in answer.symbols if found.scope.holds(it.location.path)),
            missing=found.missing,
            notices=found.notices,
        )
