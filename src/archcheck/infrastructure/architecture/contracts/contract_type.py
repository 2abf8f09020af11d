"""What a contract type is."""

import abc
from collections.abc import Collection, Iterator, Mapping
from typing import ClassVar

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.contracts.names import ContractNames, Lookup
from archcheck.infrastructure.architecture.contracts.options import KeyProblem, KeySchema
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """Imports that a contract forbids, the first of them being the one to report.

    `source` and `target` are the names of the sets between which the imports lead; `title` is
    the first sentence of the message; `routes` counts other ways from the first import;
    `imported` names what the last link imports, where the contract tells it better.
    """

    source: str
    target: str
    links: tuple[Link, ...]
    title: str
    fix: str
    routes: int = 0
    imported: str = ""
    notes: tuple[str, ...] = ()


class UndeclaredModule(msgspec.Struct, frozen=True):
    """A module that a contract does not know; reported at its first line, or its package's."""

    module: str
    title: str
    fix: str


Violation = Breach | UndeclaredModule


class ContractType(abc.ABC):
    """A kind of contract: its keys, the names that it looks up, and what breaks it."""

    rule: ClassVar[str]
    schema: ClassVar[KeySchema]

    def option_problems(
        self, options: Mapping[str, object], common_keys: Collection[str] = ()
    ) -> tuple[KeyProblem, ...]:
        """What is wrong with the keys, before any module is known."""
        found = self.schema.problems(options, common_keys)
        return found or tuple(sorted(self.conflicts(options)))

    def conflicts(self, options: Mapping[str, object]) -> Iterator[KeyProblem]:
        """What is wrong with keys that are well typed."""
        yield from ()

    @abc.abstractmethod
    def lookups(self, declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
        """Every name of the contract and what it means in this project."""

    def overlaps(
        self, declaration: ContractDeclaration, names: ContractNames
    ) -> Iterator[KeyProblem]:
        """Modules that stand where only one of them may."""
        yield from ()

    def idleness(
        self, declaration: ContractDeclaration, names: ContractNames
    ) -> Iterator[KeyProblem]:
        """Why no import that a project may ever have could break the contract."""
        yield from ()

    @abc.abstractmethod
    def judge(
        self, declaration: ContractDeclaration, names: ContractNames, links: Links
    ) -> Iterator[Violation]:
        """What breaks the contract, in any order."""
