"""What a project shows about itself beside its code."""

import abc

from archcheck.application.proposing.ledger import LedgerRow
from archcheck.application.proposing.proposal import Item
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class Signs:
    """The tools that a project uses, paths that are generated, and what there is to tell."""

    tools: tuple[Item, ...] = ()
    exclude: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Inheritance:
    """What was written for other tools, in the language of archcheck.

    `replaced` are the tools whose whole configuration was translated. Where it `is_architecture`,
    nobody needs to look for one.
    """

    layers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    contracts: tuple[Item, ...] = ()
    structure: tuple[Item, ...] = ()
    rules: tuple[Item, ...] = ()
    replaced: tuple[str, ...] = ()
    is_architecture: bool = False
    ledger: tuple[LedgerRow, ...] = ()


class ProjectSigns(abc.ABC):
    """Reads files of a project; nothing of it is started."""

    @abc.abstractmethod
    def signs(self, root: str) -> Signs:
        """The signs of a project; raises UsageProblems for files that nobody can read."""

    @abc.abstractmethod
    def inheritance(self, root: str, modules: frozenset[str]) -> Inheritance:
        """What its configuration of other tools says of these modules; raises UsageProblems."""
