"""What a contract of a project matches."""

import abc

from archcheck.domain.configuration import Configuration, Declaration
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class ContractMatch:
    """One entry of a contract as written, the modules that it stands for, sorted, and its key."""

    entry: str
    modules: tuple[str, ...]
    key: str = ""


class ContractMatches(abc.ABC):
    """Resolves the layers and patterns of contracts."""

    @abc.abstractmethod
    def of(
        self, declaration: Declaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """What each entry matches in the project of a directory, in the order of the contract.

        Raises UsageProblems where there is no project.
        """

    @abc.abstractmethod
    def of_layer(self, layer: str, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """The modules of a layer, each with all under it; raises UsageProblems likewise."""

    @abc.abstractmethod
    def declared_rules(self) -> frozenset[str]:
        """The names of the rules that judge what is declared, and nothing by themselves."""

    @abc.abstractmethod
    def modules(self, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """All modules of the sources, sorted; raises UsageProblems likewise."""
