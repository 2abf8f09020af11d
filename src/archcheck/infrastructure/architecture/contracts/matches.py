"""What the contracts of a configuration match in a project."""

from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.infrastructure.architecture.contracts.names import ModuleSet
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
        wish = DiscoveryRequest(directory=directory)
        project, _ = self._discovery.discover(configuration, wish)
        names = contract_names(configuration, project, project_tree(project))
        lookups = contract_of(declaration, names).lookups
        return tuple(ContractMatch(found.found.name, _modules(found.found)) for found in lookups)


def _modules(found: ModuleSet) -> tuple[str, ...]:
    return (found.library,) if found.library else found.heads
