"""What a contract of a project matches."""

import abc
import dataclasses

from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.domain.project import Project


@dataclasses.dataclass(frozen=True, slots=True)
class ContractMatch:
    """One entry of a contract as written, and the modules that it stands for, sorted."""

    entry: str
    modules: tuple[str, ...]


class ContractMatches(abc.ABC):
    """Resolves the layers and patterns of contracts."""

    @abc.abstractmethod
    def of(
        self, declaration: ContractDeclaration, configuration: Configuration, project: Project
    ) -> tuple[ContractMatch, ...]:
        """What each entry of the contract matches, in the order of the contract."""
