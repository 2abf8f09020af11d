"""Findings for what breaks a contract."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.facts import StatementStart
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.architecture.contracts.contract import (
    Breach,
    Omission,
    Violation,
)
from archcheck.infrastructure.architecture.graph.import_graph import ImportSite
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links

MOST_TITLES = 3

Edge = tuple[str, str]
PlaceOf = Callable[[str], Location | None]


class ContractLabel(msgspec.Struct, frozen=True):
    """How findings of one contract are labelled.

    `place_of` is the first line of a module, and of the empty name where the contract stands.
    `fix` is what the contract advises, in place of what follows from its type; `deprecated` says
    that the contract tolerates for now what is found.
    """

    rule: str
    contract: str
    level: Level
    because: str
    place_of: PlaceOf
    fix: str = ""
    deprecated: bool = False


def contract_findings(
    label: ContractLabel, links: Links, violations: Iterable[Violation]
) -> Iterator[Finding]:
    """One finding for each omission and for each import that starts a forbidden chain."""
    found = tuple(violations)
    yield from _omission_findings(label, found)
    for edge, group in _by_first_import(links, found).items():
        yield _import_finding(label, links, edge, group)


def _omission_findings(label: ContractLabel, found: Iterable[Violation]) -> Iterator[Finding]:
    """What several cases of a contract miss is said once."""
    for item in dict.fromkeys(item for item in found if isinstance(item, Omission)):
        location = label.place_of(item.module)
        if location is not None:
            yield _omission_finding(label, item, location)


def _omission_finding(label: ContractLabel, item: Omission, location: Location) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=label.rule,
        level=label.level,
        message=item.title,
        location=location,
        key=item.key,
        symbol=item.module or location.path,
        contract=label.contract,
        because=label.because,
        fix=label.fix or item.fix,
    )


def _by_first_import(links: Links, found: Iterable[Violation]) -> Mapping[Edge, Sequence[Breach]]:
    """A library that is forbidden under several names goes by the most general of them."""
    breaches = [item for item in found if isinstance(item, Breach)]
    edges: dict[Link, Edge] = {}
    for breach in breaches:
        edge = first_import(links, breach)
        edges[breach.links[0]] = min(edges.get(breach.links[0], edge), edge, key=_length)
    groups: dict[Edge, list[Breach]] = {}
    for breach in breaches:
        groups.setdefault(edges[breach.links[0]], []).append(breach)
    return groups


def _length(edge: Edge) -> int:
    return len(edge[1])


def first_import(links: Links, breach: Breach) -> Edge:
    """The modules of the import by which a breach is reported."""
    return links.name(breach.links[0][0]), _label(links, breach, 0)


def _import_finding(
    label: ContractLabel, links: Links, edge: Edge, group: Sequence[Breach]
) -> Finding:
    worst = min(group, key=lambda breach: len(breach.links))
    first, *further = _statements(links, group)
    importer, imported = edge
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=label.rule,
        level=label.level,
        message=worst.title,
        location=first.location,
        key=f"{importer}->{imported}",
        symbol=importer,
        contract=label.contract,
        related=tuple(
            _related(site, f"{importer} imports {imported} here too") for site in further
        ),
        chain=tuple(_chain(links, worst)),
        pairs=_pairs(group),
        notes=tuple(_notes(worst, group, further)),
        at_most=Level.NOTE if label.deprecated else Level.ERROR,
        deprecated=label.deprecated,
        because=label.because,
        fix=label.fix or worst.fix,
    )


def _pairs(group: Sequence[Breach]) -> tuple[tuple[str, str], ...]:
    """What must not import what, as the contract names them, where it is more than one pair."""
    pairs = dict.fromkeys((breach.source, breach.target) for breach in group)
    return tuple(pairs) if len(pairs) > 1 else ()


def _statements(links: Links, group: Sequence[Breach]) -> Sequence[ImportSite]:
    """The first place of each statement, by position."""
    firsts = dict.fromkeys(breach.links[0] for breach in group)
    sites = {site for link in firsts for site in links.sites[link]}
    statements: dict[tuple[str, StatementStart], ImportSite] = {}
    for site in sorted(sites, key=lambda site: site.region):
        statements.setdefault((site.path, site.statement), site)
    return tuple(statements.values())


def _chain(links: Links, breach: Breach) -> Iterator[RelatedLocation]:
    if len(breach.links) == 1:
        return
    for position, link in enumerate(breach.links):
        text = f"{links.name(link[0])} imports {_label(links, breach, position)}"
        yield _related(links.sites[link][0], text)


def _label(links: Links, breach: Breach, position: int) -> str:
    is_last = position == len(breach.links) - 1
    named = breach.imported if is_last else ""
    return named or links.name(breach.links[position][1])


def _notes(worst: Breach, group: Sequence[Breach], further: Sequence[ImportSite]) -> Iterator[str]:
    if further:
        yield counted(len(further), "further statement") + " of this import"
    if worst.routes:
        yield counted(worst.routes, "other route")
    yield from worst.notes
    yield from _other_titles(worst.title, group)


def _other_titles(title: str, group: Sequence[Breach]) -> Iterator[str]:
    titles = dict.fromkeys(breach.title for breach in group)
    others = [other for other in titles if other != title]
    yield from others[:MOST_TITLES]
    if len(others) > MOST_TITLES:
        yield counted(len(others) - MOST_TITLES, "more chain") + " through this import"


def _related(site: ImportSite, message: str) -> RelatedLocation:
    return RelatedLocation(site.location, message)
