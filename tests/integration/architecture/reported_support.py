"""What archcheck reports of a contract, held against what import-linter tells of it."""

import dataclasses
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from archcheck.domain.finding import Finding
from archcheck.infrastructure.architecture.graph.module_patterns import (
    is_within,
    matches_package,
)

Pair = tuple[str, str]
First = tuple[str, str, tuple[int, ...]]

CYCLE = re.compile(r" in (\S+) (?:import each other|form a cycle)")
IMPORT = re.compile(r"(\S+) (?:must not import|reaches) (\S+)")
LINK = re.compile(r"(\S+) imports (\S+)")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Route:
    """What must not reach what and does: the shortest chain, and the imports that begin any."""

    pair: Pair
    length: int
    firsts: tuple[First, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Told:
    """What import-linter tells."""

    kept: bool
    routes: tuple[Route, ...]
    undeclared: frozenset[str]


@dataclasses.dataclass(frozen=True)
class Claim:
    """A finding about an import, in a project with these root packages."""

    finding: Finding
    packages: Collection[str]

    @property
    def length(self) -> int:
        """The length of its chain."""
        return len(self.finding.chain) or 1

    @property
    def named(self) -> Pair:
        """The two ends that its message names."""
        cycle = CYCLE.search(self.finding.message)
        if cycle:
            return cycle[1], cycle[1]
        found = IMPORT.match(self.finding.message)
        assert found is not None
        return found[1], found[2]

    def speaks_of(self, pair: Pair) -> bool:
        """Whether it stands for a pair: one that it lists, or the one that its message names."""
        if self.finding.pairs:
            return pair in self.finding.pairs
        return all(itertools.starmap(self._means, zip(pair, self.named, strict=True)))

    def begins_with(self, first: First) -> bool:
        """Whether it lies at the first statement of an import."""
        importer, _, imported = self.finding.key.partition("->")
        lines, line = first[2], self.finding.location.region.start_line
        is_here = lines[0] <= line and (len(lines) == 1 or line < lines[1] or lines[1] == lines[0])
        return importer == first[0] and self._is(imported, first[1]) and is_here

    def _means(self, entry: str, name: str) -> bool:
        return matches_package(entry, name) if "*" in entry else self._is(name, entry)

    def _is(self, name: str, entry: str) -> bool:
        """The name itself, or a module of a library, which import-linter knows by its top."""
        is_library = entry.partition(".")[0] not in self.packages
        return name == entry or (is_library and is_within(name, entry))


def differences(findings: Sequence[Finding], told: Told, packages: Collection[str]) -> list[str]:
    """What is reported and not told, and what is told and not reported."""
    claims = [Claim(finding, packages) for finding in findings if "->" in finding.key]
    undeclared = frozenset(finding.key for finding in findings) - {it.finding.key for it in claims}
    return [
        *([] if bool(findings) is not told.kept else ["the verdicts differ"]),
        *sorted(f"{module} is declared for one of them" for module in undeclared ^ told.undeclared),
        *(text for route in told.routes for text in _unreported(route, claims)),
        *(text for claim in claims for text in _untold(claim, told)),
        *(text for claim in claims for text in _torn(claim.finding)),
    ]


def _unreported(route: Route, claims: Iterable[Claim]) -> Iterator[str]:
    holding = [claim for claim in claims if claim.speaks_of(route.pair)]
    if not holding:
        yield f"{route.pair} is not reported"
    elif route.length:
        yield from _wrong_lengths(route, holding)
        yield from _wrong_places(route, holding)


def _wrong_lengths(route: Route, holding: Sequence[Claim]) -> Iterator[str]:
    """A finding shows the shortest chain of all pairs that it stands for."""
    shortest = min(claim.length for claim in holding)
    stands_for_more = any(claim.finding.pairs for claim in holding)
    if shortest > route.length or (shortest < route.length and not stands_for_more):
        yield f"{route.pair} takes {route.length} imports, reported are {shortest}"


def _wrong_places(route: Route, holding: Sequence[Claim]) -> Iterator[str]:
    """The modules of one pattern are one source: of a chain through two only the end is reported."""
    for first in () if "*" in route.pair[0] else route.firsts:
        if not any(claim.begins_with(first) for claim in holding):
            yield f"{route.pair} begins with {first}, which is not reported"


def _untold(claim: Claim, told: Told) -> Iterator[str]:
    pairs = {route.pair for route in told.routes}
    if not set(claim.finding.pairs) <= pairs or not any(map(claim.speaks_of, pairs)):
        yield f"{claim.finding.message}: {claim.finding.pairs} is reported in vain"


def _torn(finding: Finding) -> Iterator[str]:
    """A chain whose links do not hang together; those of a cycle lead from package to package."""
    if CYCLE.search(finding.message):
        return
    links = [found.groups() for it in finding.chain if (found := LINK.fullmatch(it.message))]
    is_whole = all(one[1] == other[0] for one, other in itertools.pairwise(links))
    if len(links) != len(finding.chain) or not is_whole:
        yield f"{finding.key} has no chain: {finding.chain}"
