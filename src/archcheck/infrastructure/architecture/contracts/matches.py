"""What the contracts of a configuration match in a project."""

from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.infrastructure.architecture.contracts.lookups import ModuleSet
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    contract_names,
    project_tree,
)
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of


class ResolvedContractMatches(ContractMatches):
    """Resolves the entries of contracts as the contracts themselves do."""

    def __init__(self, discovery: ProjectDiscovery) -> None:
        """Take what finds the modules of a project."""
        self._discovery = discovery

    def of(
        self, declaration: ContractDeclaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """What each entry of the contract matches, in the order of the contract."""
        lookups = contract_of(declaration, self._names(configuration, directory)).lookups
        return tuple(ContractMatch(found.found.name, _modules(found.found)) for found in lookups)

    def of_layer(self, layer: str, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """The packages of a layer."""
        return self._names(configuration, directory).layers.heads[layer]

    def _names(self, configuration: Configuration, directory: str) -> ContractNames:
        wish = DiscoveryRequest(directory=directory)
        project, _ = self._discovery.discover(configuration, wish)
        return contract_names(configuration, project, project_tree(project))


def _modules(found: ModuleSet) -> tuple[str, ...]:
    return (found.library,) if found.library else found.heads
