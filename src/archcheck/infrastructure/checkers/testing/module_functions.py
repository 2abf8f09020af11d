"""The functions of a module that tests may call, and which of them assert."""

import functools
from collections.abc import Iterator

from archcheck.infrastructure.checkers.testing.call_forms import OWN_RECEIVERS, CallForms
from archcheck.infrastructure.checkers.testing.outline import (
    ClassOutline,
    FunctionOutline,
    ModuleOutline,
)
from archcheck.infrastructure.checkers.testing.survey import SUPER, Assertion, survey

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

    def _survey(self, definition: Definition) -> tuple[Assertion, ...]:
        if definition not in self._surveys:
            function, owner = definition
            resolve = functools.partial(self._symbol, owner)
            self._surveys[definition] = survey(function.node, self._forms, resolve, self._constants)
        return self._surveys[definition]

    def _asserts(self, symbol: str) -> bool:
        """Whether a function asserts, itself or through others of the module."""
        seen: set[str] = set()
        waiting = {symbol}
        while waiting:
            seen |= waiting
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
        """The symbol of the module's function that a dotted name calls, else empty."""
        receiver, _, method = name.rpartition(".")
        if owner is None or receiver not in INHERITING_RECEIVERS:
            return self._first_defined([name])
        first = 1 if receiver == SUPER else 0
        lineage = list(owner.lineage())[first:]
        return self._first_defined([f"{ancestor.symbol}.{method}" for ancestor in lineage])

    def _first_defined(self, symbols: list[str]) -> str:
        return next((symbol for symbol in symbols if symbol in self._definitions), "")


def _definitions(outline: ModuleOutline) -> Iterator[Definition]:
    for function in outline.functions:
        yield function, None
    waiting = list(outline.classes)
    while waiting:
        current = waiting.pop()
        yield from ((function, current) for function in current.functions)
        waiting.extend(current.classes)
