"""Selectors that are asked at once."""

import abc
from collections.abc import Sequence

from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Symbol:
    """A module, class, function or what lies in one: its kind, qualified name and place."""

    kind: str
    name: str
    location: Location


@dataclass(frozen=True)
class Selected:
    """What a selector means, by file and in source order, the selector in words, and what is demanded."""

    sentence: str
    symbols: tuple[Symbol, ...]
    demands: str = ""


class SymbolQueries(abc.ABC):
    """Reads selectors, and answers them."""

    @abc.abstractmethod
    def read(self, text: str) -> StructureDeclaration:
        """A selector as a sentence or as a TOML table; raises UsageProblems."""

    @abc.abstractmethod
    def answer(
        self, query: StructureDeclaration, inspection: Inspection, facts: Sequence[FileFacts]
    ) -> Selected:
        """What it means in a project; raises UsageProblems for names that mean nothing here."""
