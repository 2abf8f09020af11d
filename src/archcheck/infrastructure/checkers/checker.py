"""What a rule about one source file implements."""

from __future__ import annotations

import abc
import ast
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, TypeVarTuple

import msgspec

from archcheck.domain.location import Region
from archcheck.domain.project import SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.testing.discovery_settings import (
    TestDiscovery as TestDiscovery,
)

if TYPE_CHECKING:
    import libcst as cst

    from archcheck.infrastructure.checkers.engine.positions import Positions

Rest = TypeVarTuple("Rest")
Result = TypeVar("Result")
Handler = Callable[["cst.CSTNode"], None]


class Anchor(msgspec.Struct, frozen=True):
    """Where a violation lies: from `first` to the end of `last` (default: `first`).

    `start` and `end` cut the text between them: characters skipped at its beginning, and the
    length from its first character (None: all of it), skipped ones included.
    """

    first: cst.CSTNode
    last: cst.CSTNode | None = None
    start: int = 0
    end: int | None = None


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """A violation of the checker's rule, before positions are known.

    A checker that knows the `region` says so; what the anchor covers is not asked for then.
    `key` and `symbol` are as in Finding, `symbol` relative to the module (`TestCart.test_x`);
    empty, it is the class or function around the violation.
    """

    anchor: Anchor
    message: str
    key: str
    symbol: str = ""
    related: tuple[tuple[Anchor, str], ...] = ()
    fix: str = ""
    region: Region | None = None


class ScreenedFile(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One file before LibCST has parsed it, for screens; `tree` is Python's own.

    It is compared by identity. `discovery` holds what the project's configuration says about
    test collection.
    """

    file: SourceFile
    data: bytes
    text: SourceText
    tree: ast.Module
    discovery: TestDiscovery

    @functools.cached_property
    def memory(self) -> dict[object, Any]:
        """What several rules ask about the file, by question."""
        return {}


File = TypeVar("File", bound=ScreenedFile)


def once_per_file(
    function: Callable[[File, *Rest], Result],
) -> Callable[[File, *Rest], Result]:
    """Compute something about a file once for all rules, and keep it as long as the file."""

    @functools.wraps(function)
    def known(file: File, *arguments: *Rest) -> Result:
        key = (function, *arguments)
        if key not in file.memory:
            file.memory[key] = function(file, *arguments)
        result: Result = file.memory[key]
        return result

    return known


class ParsedFile(ScreenedFile, frozen=True, eq=False):
    """One file with its LibCST tree, parsed once and shared by all checkers."""

    module: cst.Module

    @functools.cached_property
    def positions(self) -> Positions:
        """Where all nodes stand; computed at the first look, which only a violation is worth."""
        from archcheck.infrastructure.checkers.engine.positions import Positions

        return Positions(self.module, self.text.text)


class Checker(abc.ABC):
    """Finds the violations of one rule; one instance for one file."""

    rule: ClassVar[str]

    def __init__(self, options: Mapping[str, OptionValue]) -> None:
        """Take the rule's complete options."""
        self.options = options

    @classmethod
    @abc.abstractmethod
    def may_violate(cls, file: ScreenedFile, options: Mapping[str, OptionValue]) -> bool:
        """The screen: False only when the checker certainly finds nothing in this file."""

    @abc.abstractmethod
    def handlers(self, file: ParsedFile) -> Mapping[type[cst.CSTNode], Handler]:
        """What is called, in source order, for each node of these exact types."""

    @abc.abstractmethod
    def violations(self) -> Iterable[Violation]:
        """What was found, after the walk."""
