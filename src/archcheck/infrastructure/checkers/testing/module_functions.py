"""The functions of a module that tests may call, and which of them assert."""

import ast
import functools
import itertools
from collections.abc import Iterator

from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.names import OWN_RECEIVERS, dotted_name
from archcheck.infrastructure.checkers.testing.outline import (
    ClassOutline,
    FunctionOutline,
    ModuleOutline,
)
from archcheck.infrastructure.checkers.testing.survey import SUPER, Assertion, Place, survey

INHERITING_RECEIVERS = OWN_RECEIVERS | {SUPER}
Definition = tuple[FunctionOutline, ClassOutline | None]


class ModuleFunctions:
    """The functions and methods of one module by symbol; each is looked at once, when needed."""

    def __init__(self, outline: ModuleOutline, forms: CallForms) -> None:
        """Index the module; nothing is looked at yet."""
        self._forms = forms
        self._constants = outline.constants
        self._definitions: dict[str, Definition] = {
            function.symbol: (function, owner) for function, owner in _definitions(outline)
        }
        self._surveys: dict[Definition, tuple[Assertion, ...]] = {}

    def assertions(
        self, function: FunctionOutline, owner: ClassOutline | None
    ) -> tuple[Assertion, ...]:
        """The assertions of a function, calls of asserting functions of the module included."""
        found = self._survey((function, owner))
        return tuple(item for item in found if not item.helper or self._asserts(item.helper))

    @property
    def symbols(self) -> tuple[str, ...]:
        """All functions and methods."""
        return tuple(self._definitions)

    def survey_of(self, symbol: str) -> tuple[Assertion, ...]:
        """What a function asserts, and which functions of the module it calls."""
        return self._survey(self._definitions[symbol])

    def _survey(self, definition: Definition) -> tuple[Assertion, ...]:
        if definition not in self._surveys:
            function, owner = definition
            resolve = functools.partial(self._symbol, owner)
            found = survey(function.node, self._forms, resolve, self._constants)
            handed_out = self._handed_out(function) if function.fixture else ()
            self._surveys[definition] = (*found, *handed_out)
        return self._surveys[definition]

    def _handed_out(self, fixture: FunctionOutline) -> Iterator[Assertion]:
        """The functions that a fixture returns, as if it called them."""
        for value in _returned(fixture.node):
            symbol = self._symbol(None, dotted_name(value))
            if symbol or self._forms.asserts_elsewhere(value):
                yield Assertion(value, Place(), symbol)

    def _asserts(self, symbol: str) -> bool:
        """Whether a function asserts, itself or through others; one of elsewhere does."""
        seen: set[str] = set()
        waiting = {symbol}
        while waiting:
            seen |= waiting
            if not self._definitions.keys() >= waiting:
                return True
            called = self._helpers_in(waiting)
            if "" in called:
                return True
            waiting = called - seen
        return False

    def _helpers_in(self, symbols: set[str]) -> set[str]:
        """The functions of the module that these call; empty text for an assertion."""
        surveys = (self._survey(self._definitions[symbol]) for symbol in symbols)
        return {item.helper for found in surveys for item in found}

    def _symbol(self, owner: ClassOutline | None, name: str) -> str:
        """The symbol of the function of the module that a dotted name calls, else empty.

        For a method that a class inherits from another module, the qualified name.
        """
        receiver, _, method = name.rpartition(".")
        if owner is None or receiver not in INHERITING_RECEIVERS:
            return name if name in self._definitions else ""
        lineage = list(owner.lineage())
        return self._inherited(lineage, method, 1 if receiver == SUPER else 0)

    def _inherited(self, lineage: list[ClassOutline], method: str, first: int) -> str:
        own = (f"{ancestor.symbol}.{method}" for ancestor in lineage[first:])
        known = next(filter(self._definitions.__contains__, own), "")
        elsewhere = (f"{base}.{method}" for base in self._bases(lineage))
        return known or next(filter(self._forms.project.asserts, elsewhere), "")

    def _bases(self, lineage: list[ClassOutline]) -> list[str]:
        """The bases in other modules."""
        bases = itertools.chain.from_iterable(ancestor.bases for ancestor in lineage)
        return list(map(self._forms.imports.qualified, bases))


def _returned(function: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return | ast.Yield) and node.value:
            yield node.value


def _definitions(outline: ModuleOutline) -> Iterator[Definition]:
    for function in outline.functions:
        yield function, None
    waiting = list(outline.classes)
    while waiting:
        current = waiting.pop()
        yield from ((function, current) for function in current.functions)
        waiting.extend(current.classes)
