"""What a contract is."""

import abc
import functools
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, under
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.decoding.decoder import KeyProblem

JUDGED = ("source_modules", "modules", "packages", "layers")

OptionsType = TypeVar("OptionsType", bound=ContractOptions)


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


class Omission(msgspec.Struct, frozen=True):
    """Something that a contract misses, `key`: said at the first line of `module`, or its package's.

    Without a module it is said where the contract is declared.
    """

    key: str
    title: str
    fix: str
    module: str = ""


Violation = Breach | Omission


class Ban(msgspec.Struct, frozen=True, order=True):
    """Something that a contract does not allow: an import, or the first of a chain of them.

    What it demands of a module names this twice. `rest` are the imports behind the first of a chain.
    """

    importer: str
    imported: str
    is_chain: bool = False
    rest: tuple[tuple[str, str], ...] = ()


class Contract(abc.ABC, Generic[OptionsType]):
    """A declared contract among the names of one project.

    A contract type is a subclass, alone in a file of its name; `rule` reports its breaches, and
    `options_type` declares its keys. `except_modules` takes modules out of those that import;
    where it `excepts_both_sides`, out of those that they meet too.
    """

    rule: ClassVar[str]
    options_type: ClassVar[type[ContractOptions]]
    excepts_both_sides: ClassVar[bool] = False

    def __init__(self, declaration: ContractDeclaration, names: ContractNames) -> None:
        """Take a declaration whose options were decoded as `options_type`."""
        self.declaration = declaration
        self.names = names
        self.options: OptionsType = declaration.options

    @functools.cached_property
    def lookups(self) -> tuple[Lookup, ...]:
        """Every name of the contract and what it means in this project."""
        return tuple(self.look_up())

    @functools.cached_property
    def exceptions(self) -> tuple[Lookup, ...]:
        """The modules that it leaves out."""
        return self.names.modules("except_modules", self.declaration.except_modules)

    @property
    def judged(self) -> frozenset[int]:
        """The modules whose imports are judged, as nodes of the graph."""
        return under(self.names.tree, (it for it in self.lookups if it.key in JUDGED))

    @property
    def judged_here(self) -> frozenset[int]:
        """Those of them that have the roles which the contract is about."""
        return self.judged - self.names.unjudged

    @abc.abstractmethod
    def look_up(self) -> Iterator[Lookup]:
        """Work out `lookups`."""

    def overlaps(self) -> Iterator[KeyProblem]:
        """Modules that stand where only one of them may."""
        yield from ()

    def idleness(self) -> Iterator[KeyProblem]:
        """Why no import that a project may ever have could break the contract."""
        yield from ()

    @property
    def compares_anything(self) -> bool:
        """Whether this project holds something to judge: of each key a name that means it."""
        keys = {lookup.key for lookup in self.lookups}
        return keys == {lookup.key for lookup in self.lookups if not lookup.found.is_empty}

    @abc.abstractmethod
    def judge(self, links: Links) -> Iterator[Violation]:
        """What breaks the contract, in any order."""

    def bans(self, links: Links) -> Iterator[Ban]:
        """What of these imports it does not allow, whichever others there are."""
        for violation in self.judge(links):
            if isinstance(violation, Breach):
                first, *rest = ((links.name(one), links.name(to)) for one, to in violation.links)
                yield Ban(*first, bool(rest), tuple(rest))

    @property
    def may_be_empty(self) -> bool:
        """Whether names may mean nothing: in packs, and where the declaration says so."""
        return self.declaration.allow_empty or self.declaration.origin.speaks_to_any

    @property
    def missing_names(self) -> tuple[Lookup, ...]:
        """The entries that mean nothing in this project, but must mean something."""
        return tuple(lookup for lookup in self.lookups if lookup.is_missing)


AnyContract = Contract[Any]
