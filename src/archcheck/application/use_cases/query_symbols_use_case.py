"""What a selector means in a project."""

import dataclasses
import itertools
from collections.abc import Iterable

from archcheck.application.checking.analysis import analyse
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.symbol_queries import Symbol, SymbolQueries
from archcheck.application.ports.termination import Terminated
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.job import JobResult
from archcheck.domain.problem import UsageProblems


@dataclasses.dataclass(frozen=True)
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
        try:
            prepared = _asking(query, prepare(request, self._services))
            answers = analyse(prepared, self._services, progress)
        except UsageProblems:
            self._services.tooling.dismiss()
            raise
        if answers.interrupted:
            raise Terminated
        inspection = prepared.inspection
        symbols = self._queries.answer(query, inspection, answers.facts)
        return QueryAnswer(
            sentence=self._queries.sentence(query, inspection),
            symbols=tuple(it for it in symbols if inspection.scope.holds(it.location.path)),
            missing=_missing(answers.results),
            notices=prepared.notices,
        )


def _asking(query: StructureDeclaration, prepared: Prepared) -> Prepared:
    """The project with this question in place of all that it demands."""
    inspection = prepared.inspection
    configuration = dataclasses.replace(
        inspection.configuration, structure=(query,), contracts=(), layout=()
    )
    rules = RulePlan(inspection.rules.rules, configuration, inspection.rules.matches)
    asked = dataclasses.replace(inspection, configuration=configuration, rules=rules)
    return dataclasses.replace(prepared, inspection=asked)


def _missing(results: Iterable[JobResult]) -> tuple[str, ...]:
    """A sentence for each file of which nothing is known."""
    unread = itertools.chain.from_iterable(result.unchecked for result in results)
    return tuple(sorted(f"{file.path}: {file.reason}" for file in unread))
