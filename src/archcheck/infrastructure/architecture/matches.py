"""What the contracts and layout rules of a configuration match in a project."""

from collections.abc import Callable, Iterator, Mapping

from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    Declaration,
    LayoutDeclaration,
    StructureDeclaration,
)
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import SOURCES, Project, Role, Scope
from archcheck.infrastructure.architecture.composition.declared_uses import projects_of, uses_of
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of, contract_type
from archcheck.infrastructure.architecture.contracts.catalogue import known_types as contract_types
from archcheck.infrastructure.architecture.contracts.contract_rules import names_of
from archcheck.infrastructure.architecture.contracts.lookups import ModuleSet
from archcheck.infrastructure.architecture.layout.catalogue import known_types as layout_types
from archcheck.infrastructure.architecture.layout.catalogue import layout_of, layout_type
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.conditions import known_terms
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.version_control.git_state import GitState

EVERYWHERE = Scope(whole=True, files=frozenset())


class ResolvedMatches(ContractMatches):
    """Resolves the entries of contracts and layout rules as these themselves do."""

    def __init__(self, discovery: ProjectDiscovery, git: GitState) -> None:
        """Take what finds the modules of a project, and who knows what git tracks."""
        self._discovery = discovery
        self._git = git
        self._resolve: Mapping[type[Declaration], Callable[..., tuple[ContractMatch, ...]]] = {
            ContractDeclaration: self._of_contract,
            LayoutDeclaration: self._of_layout,
            StructureDeclaration: self._of_structure,
        }

    def of(
        self, declaration: Declaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """What each entry matches, in the order of the declaration."""
        project = self._project(configuration, directory)
        return self._resolve[type(declaration)](declaration, configuration, project)

    def of_layer(self, layer: str, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """The packages of a layer."""
        project = self._project(configuration, directory)
        return names_of(configuration, project, SOURCES).layers.heads[layer]

    def declared_rules(self) -> frozenset[str]:
        """Those of all types of contracts and layout rules, and of all demands."""
        contracts = (contract_type(name).rule for name in contract_types())
        layouts = (layout_type(name).rule for name in layout_types())
        demands = (term.rule for term in known_terms().values())
        return frozenset(filter(None, (*contracts, *layouts, *demands)))

    def modules(self, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """The modules that discovery knows."""
        files = self._project(configuration, directory).files
        return tuple(sorted({it.module for it in files if it.role is Role.SOURCE and it.module}))

    def _of_contract(
        self, declaration: ContractDeclaration, configuration: Configuration, project: Project
    ) -> tuple[ContractMatch, ...]:
        if declaration is configuration.composition:
            return tuple(_composed(declaration))
        names = names_of(configuration, project, declaration.roles)
        contract = contract_of(declaration, names)
        lookups = (*contract.lookups, *contract.exceptions)
        return tuple(ContractMatch(it.found.name, _modules(it.found), it.key) for it in lookups)

    def _of_layout(
        self, declaration: LayoutDeclaration, configuration: Configuration, project: Project
    ) -> tuple[ContractMatch, ...]:
        plan = RulePlan({}, configuration, path_matches)
        inspection = Inspection(configuration, project, EVERYWHERE, plan, "", 1)
        rule = layout_of(declaration, ProjectView(inspection, self._git))
        return tuple(ContractMatch(entry, found) for entry, found in rule.matches())

    def _of_structure(
        self, declaration: StructureDeclaration, configuration: Configuration, project: Project
    ) -> tuple[ContractMatch, ...]:
        """Nothing: what it selects is known only when files are read."""
        return ()

    def _project(self, configuration: Configuration, directory: str) -> Project:
        project, _ = self._discovery.discover(configuration, DiscoveryRequest(directory=directory))
        return project


def _composed(declaration: ContractDeclaration) -> Iterator[ContractMatch]:
    """The projects that a project of a table may import, by their directories."""
    places = projects_of(declaration)
    yield from (ContractMatch(name, (f"{places[name]}/",)) for name in uses_of(declaration))


def _modules(found: ModuleSet) -> tuple[str, ...]:
    return (found.library,) if found.library else found.heads
