"""Where the contracts of a configuration are judged on one import graph."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.activation import is_switched_on
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.facts import Guard
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.problem import Problem
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.contracts.findings import Judgement, contract_findings
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.problems import (
    contract_problem,
    misspelt_names,
    missing_names,
)
from archcheck.infrastructure.architecture.contracts.catalogue import load_type
from archcheck.infrastructure.architecture.contracts.declared_dependencies import (
    declared_dependencies,
)
from archcheck.infrastructure.architecture.contracts.ignored_imports import (
    IgnoredImport,
    ignored_imports,
    importers_of,
    meant_names,
)
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.discovery.contents import read_bytes


class ContractBench(msgspec.Struct, frozen=True, dict=True):
    """All that judging needs.

    `paths` maps modules to their files; `unread` are modules whose imports are not known.
    """

    inspection: Inspection
    names: ContractNames
    links: Links
    paths: Mapping[str, str]
    unread: frozenset[str]

    def problems(self) -> Iterator[Problem]:
        """Names of contracts that only the imports show to mean nothing."""
        if not self.unread:
            contracts = self.inspection.configuration.contracts
            yield from misspelt_names(contracts, self.names, self._libraries)
        for declaration in self._judged:
            if not declaration.origin.is_pack:
                yield from self._unmatched(declaration)

    def skipped(self) -> Iterator[str]:
        """Sentences about contracts of packs, or parts of them, that do not apply."""
        for declaration in self._judged:
            if declaration.origin.is_pack:
                missing = dict.fromkeys(
                    item.found.name for item in missing_names(declaration, self.names)
                )
                yield from (_absence(declaration, name) for name in missing)

    def findings(self) -> Iterator[Finding]:
        """Findings of all contracts in files that are in judgement and in scope."""
        for declaration in self._judged:
            for finding in self._findings_of(declaration):
                if self._is_reported(finding.location.path):
                    yield finding

    @functools.cached_property
    def _judged(self) -> tuple[ContractDeclaration, ...]:
        contracts = self.inspection.configuration.contracts
        return tuple(item for item in contracts if self._is_judged(item))

    def _is_judged(self, declaration: ContractDeclaration) -> bool:
        rule = self.inspection.rules.rules.get(load_type(declaration.type).rule)
        if rule is None or declaration.level is Level.OFF:
            return False
        return declaration.level is not None or is_switched_on(rule, self.inspection.configuration)

    def _findings_of(self, declaration: ContractDeclaration) -> Iterator[Finding]:
        kind = load_type(declaration.type)
        links = self._links_of(declaration)
        violations = kind.judge(declaration, self.names, links)
        rule = self.inspection.rules.rules[kind.rule]
        why = declaration.because or rule.definition.why
        level = declaration.level or rule.level
        judgement = Judgement(kind.rule, declaration.name, level, why, self._first_line)
        return contract_findings(judgement, links, violations)

    def _links_of(self, declaration: ContractDeclaration) -> Links:
        ignored = frozenset[Link]().union(*(item.links for item in self._ignored(declaration)))
        return self.links.without(ignored, frozenset(_dropped_guards(declaration)))

    def _ignored(self, declaration: ContractDeclaration) -> tuple[IgnoredImport, ...]:
        return ignored_imports(declaration.ignore_imports, self.links, self.names.layers)

    def _unmatched(self, declaration: ContractDeclaration) -> Iterator[Problem]:
        for ignored in self._ignored(declaration):
            importers = importers_of(ignored.entry, self.names.layers)
            if not ignored.links and self.unread.isdisjoint(importers):
                message = f'"{ignored.entry}" in ignore_imports matches no import'
                yield contract_problem(declaration, message, self._meant(ignored.entry))

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

    def _first_line(self, module: str) -> Location | None:
        """Of its first file, or where it has none to read of the first of its package."""
        path = self._first_path(module) or self._first_path(module.rpartition(".")[0])
        if not path:
            return None
        data = read_bytes(self.inspection.project.root, path)
        return Location(path, SourceText.decode_leniently(data).whole_line(1))

    def _first_path(self, module: str) -> str:
        inside = self.links.tree.span(module)
        paths = (self.paths.get(self.links.tree.names[at], "") for at in inside)
        return next(filter(None, paths), "")


def _dropped_guards(declaration: ContractDeclaration) -> Iterator[Guard]:
    if declaration.ignore_type_checking:
        yield Guard.TYPE_CHECKING
    if declaration.ignore_function_level:
        yield Guard.FUNCTION


def _absence(declaration: ContractDeclaration, name: str) -> str:
    return (
        f'contract "{declaration.name}" of {declaration.origin.source}: no {name} in this project'
    )
