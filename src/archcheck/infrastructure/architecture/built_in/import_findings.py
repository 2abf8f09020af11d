"""Findings of built-in rules about single imports."""

from collections.abc import Iterable, Iterator

from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import StatementStart
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.import_graph import NamedImport

RuledImport = tuple[ActiveRule, NamedImport]


def ruled(places: Places, name: str, suspects: Iterable[NamedImport]) -> Iterator[RuledImport]:
    """One import for each target of a statement, the first in it, with the rule where it stands."""
    firsts: dict[tuple[str, StatementStart, str], NamedImport] = {}
    for found in suspects:
        firsts.setdefault((found.site.path, found.site.statement, found.target), found)
    for found in firsts.values():
        rule = places.rule(name, found.site.path)
        if rule is not None:
            yield rule, found


def import_finding(rule: ActiveRule, found: NamedImport, message: str, fix: str = "") -> Finding:
    """The finding at the imported name; without a `fix` of its own with that of the page."""
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule.definition.name,
        level=rule.level,
        message=f"{found.importer} imports {message}",
        location=found.site.location,
        key=f"{found.importer}->{found.target}",
        symbol=found.importer,
        because=rule.definition.because,
        fix=fix or rule.definition.fix,
    )
