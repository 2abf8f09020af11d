"""What breaks a contract, and what would not without the imports that it tolerates for now."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.configuration import ImportException
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.infrastructure.architecture.contracts.contract import (
    Breach,
    Omission,
    Violation,
)
from archcheck.infrastructure.architecture.contracts.findings import (
    ContractLabel,
    contract_findings,
    first_import,
)
from archcheck.infrastructure.architecture.contracts.ignored_imports import IgnoredImport, links_of
from archcheck.infrastructure.architecture.graph.indexed_graph import Links

Judge = Callable[[Links], Iterable[Violation]]


def findings_of(
    judge: Judge, label: ContractLabel, links: Links, deprecated: Sequence[IgnoredImport]
) -> Iterator[Finding]:
    """The findings of what `judge` says of a contract; what comes of deprecated imports alone is a note."""
    found = tuple(judge(links))
    if not deprecated:
        return contract_findings(label, links, found)
    others = links.without(links_of(deprecated), frozenset())
    lasting = _breaches(judge(others))
    known = {first_import(others, breach) for breach in lasting}
    passing = [one for one in _breaches(found) if first_import(links, one) not in known]
    level = label.level.capped(Level.NOTE)
    tolerated = msgspec.structs.replace(label, level=level, deprecated=True)
    return itertools.chain(
        contract_findings(label, links, _omissions(found)),
        contract_findings(label, others, lasting),
        contract_findings(tolerated, links, _with_reasons(passing, deprecated)),
    )


def _breaches(violations: Iterable[Violation]) -> list[Breach]:
    return [item for item in violations if isinstance(item, Breach)]


def _omissions(violations: Iterable[Violation]) -> list[Omission]:
    return [item for item in violations if isinstance(item, Omission)]


def _with_reasons(
    breaches: Iterable[Breach], deprecated: Sequence[IgnoredImport]
) -> Iterator[Breach]:
    for breach in breaches:
        meant = (it.exception for it in deprecated if not it.links.isdisjoint(breach.links))
        notes = dict.fromkeys(map(_in_words, meant))
        yield msgspec.structs.replace(breach, notes=(*breach.notes, *notes))


def _in_words(exception: ImportException) -> str:
    until = f" until {exception.expires}" if exception.expires else ""
    reason = f": {exception.reason}" if exception.reason else ""
    return f"deprecated{until}{reason}"
