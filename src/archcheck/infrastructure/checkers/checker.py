"""What a rule about one source file implements."""

from __future__ import annotations

import abc
import ast
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, TypeVarTuple

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.project import SourceFile
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.discovery_settings import (
    TestDiscovery as TestDiscovery,
)

if TYPE_CHECKING:
    import libcst as cst

    from archcheck.infrastructure.checkers.engine.check_instructions import RuleOrder
    from archcheck.infrastructure.checkers.engine.positions import Positions

Rest = TypeVarTuple("Rest")
Result = TypeVar("Result")
OptionsType = TypeVar("OptionsType", bound=Options)
PARSER_PREFIX = re.compile(r"^(?:parser error: )?(?:error at \d+:\d+: )?")


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """A violation of the checker's rule.

    `key` and `symbol` are as in Finding, `symbol` relative to the module (`TestCart.test_x`);
    empty, it is the class or function around the violation. `at_most` is the worst level that it
    is worth, whatever level the rule has.
    """

    place: Region
    message: str
    key: str
    symbol: str = ""
    related: tuple[tuple[Region, str], ...] = ()
    fix: str = ""
    at_most: Level = Level.ERROR


class TreeError(Exception):
    """LibCST cannot parse what Python can."""


class CheckedFile(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One file in the hands of screens and checkers; `tree` is Python's own.

    It is compared by identity. `discovery` holds what the project's configuration says about
    test collection, `beside` the rules that others heed, where they are on. `python` is the oldest Python that can parse the file, where that is newer
    than the running one; the tree is then that of older text in its place. LibCST parses the file when a rule first asks for `module`, and never if
    none does; `positions` cost as much again.
    """

    file: SourceFile
    data: bytes
    text: SourceText
    tree: ast.Module
    discovery: TestDiscovery
    python: str = ""
    beside: tuple[RuleOrder, ...] = ()

    def stated(self, rule: str) -> Mapping[str, OptionValue] | None:
        """The stated options of a rule that this one heeds; None where it is off for the file."""
        return next((dict(order.stated) for order in self.beside if order.name == rule), None)

    @functools.cached_property
    def memory(self) -> dict[object, Any]:
        """What several rules ask about the file, by question."""
        return {}

    @property
    def module(self) -> cst.Module:
        """The LibCST tree, parsed once for all rules; raises TreeError."""
        module, failure = self._parsed
        if module is None:
            raise TreeError(failure)
        return module

    @functools.cached_property
    def positions(self) -> Positions:
        """Where all nodes stand; computed at the first look, which only a violation is worth."""
        from archcheck.infrastructure.checkers.engine.positions import Positions

        return Positions(self.module, self.text.text)

    @functools.cached_property
    def _parsed(self) -> tuple[cst.Module | None, str]:
        import libcst as cst

        try:
            return cst.parse_module(self.text.text), ""
        except (KeyboardInterrupt, SystemExit):
            raise
        except cst.ParserSyntaxError as error:
            words = PARSER_PREFIX.sub("", error.message)
            return None, f"{words} (line {error.editor_line})"
        except BaseException as error:
            return None, f"{type(error).__name__}: {error}"


def once_per_file(
    function: Callable[[CheckedFile, *Rest], Result],
) -> Callable[[CheckedFile, *Rest], Result]:
    """Compute something about a file once for all rules, and keep it as long as the file."""

    @functools.wraps(function)
    def known(file: CheckedFile, *arguments: *Rest) -> Result:
        key = (function, *arguments)
        if key not in file.memory:
            file.memory[key] = function(file, *arguments)
        result: Result = file.memory[key]
        return result

    return known


class Checker(abc.ABC, Generic[OptionsType]):
    """Finds the violations of one rule, in any file."""

    rule: ClassVar[str]
    options_type: ClassVar[type[Options]] = Options

    def __init__(self, options: OptionsType) -> None:
        """Take the rule's options, which `options_type` declares."""
        self.options = options

    @abc.abstractmethod
    def may_violate(self, file: CheckedFile) -> bool:
        """The screen: False only when the checker certainly finds nothing in this file."""

    @abc.abstractmethod
    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterable[Violation]:
        """What breaks the rule in this file; what other files say is asked of `project`."""
