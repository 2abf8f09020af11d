"""Where the contracts of a configuration are judged on one import graph."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.check_result import Architecture
from archcheck.domain.configuration import ContractDeclaration, ImportException, Origin
from archcheck.domain.facts import Guard
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location
from archcheck.domain.problem import Problem
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.cases import cases_of, filled
from archcheck.infrastructure.architecture.contracts.contexts import Owners, crossing, owners_of
from archcheck.infrastructure.architecture.contracts.deprecations import findings_of
from archcheck.infrastructure.architecture.contracts.findings import ContractLabel
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.contract import AnyContract, Ban, Violation
from archcheck.infrastructure.architecture.contracts.problems import (
    contract_problem,
    misspelt_names,
)
from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
)
from archcheck.infrastructure.architecture.contracts.ignored_imports import (
    IgnoredImport,
    ignored_imports,
    importers_of,
    links_of,
    meant_names,
)
from archcheck.infrastructure.architecture.contracts.wiring import wiring_links
from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.discovery.contents import read_bytes

TELLING = (
    Architecture.CHECKED,
    Architecture.NOT_CHECKED,
    Architecture.DECLARED_NONE,
    Architecture.NO_CONTRACTS,
)


class ContractJudge(msgspec.Struct, frozen=True, dict=True):
    """All that judging needs.

    `paths` maps modules to their files; `unread` are modules whose imports are not known.
    """

    inspection: Inspection
    names: ContractNames
    contracts: tuple[AnyContract, ...]
    links: Links
    paths: Mapping[str, str]
    unread: frozenset[str]

    def problems(self) -> Iterator[Problem]:
        """Names of contracts that only the imports show to mean nothing."""
        if not self.unread:
            yield from misspelt_names(self.contracts, self.names, self._libraries)
        for contract in self._judged:
            if not contract.declaration.origin.speaks_to_any:
                yield from self._unmatched(contract)

    def skipped(self) -> Iterator[str]:
        """Sentences about contracts of packs, or parts of them, that do not apply."""
        for contract in self._judged:
            if contract.declaration.origin.speaks_to_any:
                missing = dict.fromkeys(item.found.name for item in contract.missing_names)
                yield from _absence(contract.declaration, tuple(missing))

    def architecture(self) -> Architecture:
        """Whether any contract of the plan compares anything."""
        if not self._judged:
            return Architecture.NO_CONTRACTS
        if any(item.compares_anything for item in self._judged):
            return Architecture.CHECKED
        declared = self.inspection.configuration.architecture
        return Architecture.DECLARED_NONE if declared else Architecture.NOT_CHECKED

    def ignored(self) -> int:
        """How many imports do not count for a reason that a contract gives."""
        return sum(map(self._count_of_reasoned, self._judged))

    def findings(self) -> Iterator[Finding]:
        """Findings of all contracts in files that are in judgement and in scope."""
        for contract in self._judged:
            for finding in self._findings_of(contract):
                if self._is_reported(finding.location.path):
                    yield finding

    @property
    def judged(self) -> tuple[AnyContract, ...]:
        """The contracts that are judged at all."""
        return self._judged

    def bans(self, contract: AnyContract) -> frozenset[Ban]:
        """What of the imports of this graph a contract does not allow, even for the time being."""
        return frozenset(self._bans(contract, self._links_of(contract)))

    def _bans(self, contract: AnyContract, links: Links) -> Iterator[Ban]:
        for case in cases_of(contract):
            excepted = links_of(self._in_force(case.declaration.exceptions))
            yield from case.bans(links.without(excepted, frozenset()))

    @functools.cached_property
    def _judged(self) -> tuple[AnyContract, ...]:
        judges = self.inspection.rules.judges
        return tuple(item for item in self.contracts if judges(item.declaration))

    def _findings_of(self, contract: AnyContract) -> Iterator[Finding]:
        declaration = contract.declaration
        links = self._links_of(contract)
        rule = self.inspection.rules.rules[contract.rule]
        label = ContractLabel(
            rule=contract.rule,
            contract=declaration.name,
            level=declaration.level or rule.level,
            because=declaration.because or rule.definition.because,
            place_of=functools.partial(self._place, declaration.origin),
            fix=declaration.fix,
        )
        deprecated = [it for each in filled(contract) for it in self._in_force(each.deprecated)]
        judge = functools.partial(self._violations, cases_of(contract))
        return findings_of(judge, label, links, deprecated)

    def _violations(self, cases: Sequence[AnyContract], links: Links) -> Iterator[Violation]:
        """What breaks a contract in each of its cases; those that ignore the same share the links."""
        left: dict[frozenset[Link], Links] = {}
        for case in cases:
            ignored = links_of(self._in_force(case.declaration.ignore_imports))
            if ignored not in left:
                left[ignored] = links.without(ignored, frozenset())
            yield from case.judge(left[ignored])

    def _links_of(self, contract: AnyContract) -> Links:
        declaration = contract.declaration
        between = crossing(self._owners, self.links) if declaration.per_context else frozenset()
        left_out = between | wiring_links(contract, self.links)
        return self.links.without(left_out, frozenset(_dropped_guards(declaration)))

    @functools.cached_property
    def _owners(self) -> Owners:
        return owners_of(self.names.layers)

    def _count_of_reasoned(self, contract: AnyContract) -> int:
        entries = itertools.chain(*(each.ignore_imports for each in filled(contract)))
        return len(links_of(self._in_force(it for it in entries if it.reason)))

    def _in_force(self, exceptions: Iterable[ImportException]) -> tuple[IgnoredImport, ...]:
        today = self.inspection.today
        return self._matched(it for it in exceptions if not it.has_ended(today))

    def _matched(self, exceptions: Iterable[ImportException]) -> tuple[IgnoredImport, ...]:
        return ignored_imports(exceptions, self.links, self.names.layers)

    def _unmatched(self, contract: AnyContract) -> Iterator[Problem]:
        matching = frozenset[int]().union(*map(self._matching, filled(contract)))
        for position, exception in enumerate(contract.declaration.exceptions):
            importers = importers_of(exception.entry, self.names.layers)
            if position not in matching and self.unread.isdisjoint(importers):
                message = f'"{exception.entry}" in {exception.key} matches no import'
                yield contract_problem(contract.declaration, message, self._meant(exception.entry))

    def _matching(self, declaration: ContractDeclaration) -> Iterator[int]:
        found = enumerate(self._matched(declaration.exceptions))
        return (position for position, item in found if item.links)

    def _meant(self, entry: str) -> str:
        names = meant_names(entry, self.links, self.names.layers)
        return next(filter(None, names), "correct or remove the entry")

    @functools.cached_property
    def _libraries(self) -> frozenset[str]:
        imported = (names[-1].partition(".")[0] for names in self.links.libraries)
        return declared_dependencies(self.inspection.project.root).union(imported)

    @functools.cached_property
    def _excluded(self) -> frozenset[str]:
        return frozenset(file.path for file in self.inspection.project.files if file.excluded)

    def _is_reported(self, path: str) -> bool:
        return path not in self._excluded and self.inspection.scope.holds(path)

    def _place(self, origin: Origin, module: str) -> Location | None:
        """The first line of a module; without one that of the contract, of a pack the configuration's."""
        if module:
            return self._line(self._file(module), 1)
        if origin.is_pack:
            return self._line(self.inspection.configuration.file, 1)
        return self._line(origin.source, origin.line)

    def _line(self, path: str, number: int) -> Location | None:
        if not path:
            return None
        data = read_bytes(self.inspection.project.root, path)
        return Location(path, SourceText.decode_leniently(data).whole_line(number))

    def _file(self, module: str) -> str:
        """Its first file, or where it has none to read the first of its package."""
        return self._first_path(module) or self._first_path(module.rpartition(".")[0])

    def _first_path(self, module: str) -> str:
        inside = self.links.tree.span(module)
        paths = (self.paths.get(self.links.tree.names[at], "") for at in inside)
        return next(filter(None, paths), "")


def most_telling(architectures: Iterable[Architecture]) -> Architecture:
    """What several judges say together: one contract that compares something is enough."""
    return min(architectures, key=TELLING.index)


def _dropped_guards(declaration: ContractDeclaration) -> Iterator[Guard]:
    if declaration.ignore_type_checking:
        yield Guard.TYPE_CHECKING
    if declaration.ignore_function_level:
        yield Guard.FUNCTION


def _absence(declaration: ContractDeclaration, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        contract = f'contract "{declaration.name}" of {declaration.origin.source}'
        yield f"{contract}: no {listed(names, 'or')} in this project"
