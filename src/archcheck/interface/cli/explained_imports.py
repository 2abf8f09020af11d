"""What `archcheck explain` prints about imports, files and modules that nothing guards."""

import itertools
from collections.abc import Iterable, Iterator

from archcheck.application.use_cases.explain_file_use_case import FileExplanation
from archcheck.application.use_cases.explain_import_use_case import ImportExplanation, Opinion
from archcheck.application.use_cases.list_unguarded_use_case import Unguarded
from archcheck.application.wording import counted
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Origin
from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location


def import_lines(found: ImportExplanation, is_question: bool) -> Iterator[str]:
    """Whether an import is allowed, who says so, and the shortest ways."""
    yield _headline(found, is_question)
    yield from (f"  {_place(place)}" for place in found.places)
    yield from _opinions(found)
    yield from _rules(found.others)
    yield from _chains(found.chains)


def file_lines(found: FileExplanation) -> Iterator[str]:
    """Where a file stands, and which rules judge it."""
    yield from _standing(found)
    yield f"Contracts that look at it: {_or_none(', '.join(found.contracts))}"
    yield f"{counted(len(found.rules), 'rule')} in force:"
    yield from itertools.chain.from_iterable(_rule(rule, found) for rule in found.rules)
    yield "Findings:" if found.findings else "Findings: none"
    yield from (f"  {_finding(finding)}" for finding in found.findings)
    yield from map(_ignore, found.ignores)


def _standing(found: FileExplanation) -> Iterator[str]:
    file = found.file
    yield f"{file.path}:{found.line}" if found.line else file.path
    yield f"Module {file.module or 'of no importable name'}, role {file.role}."
    yield f"Layer: {_or_none(found.layer)}. Context: {_or_none(found.context)}."
    if file.excluded:
        yield "It is excluded: nothing is reported in it, its imports count."


def _or_none(text: str) -> str:
    return text or "none"


def _ignore(ignore: IgnoreDirective) -> str:
    where = f"line {ignore.region.start_line}"
    return f"Ignored by {where}: {', '.join(ignore.names)} ({ignore.reason})"


def unguarded_lines(found: Unguarded) -> Iterator[str]:
    """The modules that no contract looks at."""
    of_all = f"{len(found.modules)} of {counted(found.total, 'module')}"
    yield f"No contract looks at {of_all}; there {_are(found.contracts)}."
    yield from (f"  {module}" for module in found.modules)


def _are(contracts: int) -> str:
    return f"{'is' if contracts == 1 else 'are'} {counted(contracts, 'contract')}"


def _headline(found: ImportExplanation, is_question: bool) -> str:
    if is_question or not found.places:
        there = "" if not found.places else ", and it is there"
        return f"{found.edge} would {_verdict(found, 'be', 'break')}{there}."
    return f"{found.edge} {_verdict(found, 'is', 'breaks')}."


def _verdict(found: ImportExplanation, be: str, do: str) -> str:
    """What only notes tell of is neither allowed by anybody nor forbidden."""
    if found.breaks_nothing and not found.is_allowed:
        return f"{do} no contract"
    return f"{be} {'allowed' if found.is_allowed else 'forbidden'}"


def _opinions(found: ImportExplanation) -> Iterator[str]:
    if not found.opinions:
        yield "No contract has a say about it."
    for opinion in found.opinions:
        verdict = "forbidden" if opinion.broken else "allowed"
        yield f'{verdict} by "{opinion.declaration.name}"{_sides(opinion)}'
        yield from itertools.chain.from_iterable(map(_told, opinion.broken))


def _told(finding: Finding) -> Iterator[str]:
    yield f"  {finding.message}"
    yield from (f"    {link.message}" for link in finding.chain)
    if finding.because:
        yield f"  Why: {finding.because}"


def _sides(opinion: Opinion) -> str:
    if not (opinion.importer and opinion.imported):
        return ""
    return f": {opinion.importer} imports {opinion.imported}"


def _rules(others: Iterable[Finding]) -> Iterator[str]:
    for finding in others:
        yield f"{finding.level} of {finding.rule}: {finding.message}"


def _chains(chains: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for chain in chains:
        yield f"Shortest way: {' -> '.join(chain)}"


def _rule(rule: ActiveRule, found: FileExplanation) -> Iterator[str]:
    """A rule, and below it what it judges of what is declared."""
    origin, name = rule.origin, rule.definition.name
    stands = _origin(origin) if origin.key else "its own level"
    yield f"  {name}: {rule.level} ({stands})"
    for declaration in found.declared.get(name, ()):
        yield f'    "{declaration.name}" ({_origin(declaration.origin)})'


def _origin(origin: Origin) -> str:
    return f"{origin.source}, line {origin.line}"


def _finding(finding: Finding) -> str:
    kind = (
        f", {finding.suppression.kind}: {finding.suppression.reason}" if finding.suppression else ""
    )
    region = finding.location.region
    place = f"{region.start_line}:{region.start_column}"
    return f"{place} {finding.level}[{finding.rule}] {finding.message}{kind}"


def _place(place: Location) -> str:
    return f"{place.path}:{place.region.start_line}:{place.region.start_column}"
