"""What a rule demands: `should().be_immutable()`."""

from collections.abc import Mapping
from typing import Self

from archcheck.testing.rules import Rule
from archcheck.testing.terms import Terms


class Demand(Rule, Terms):
    """A rule that grows: each term adds a demand, all of which must hold (or none may)."""

    def __init__(
        self,
        selector: Mapping[str, object],
        way: str,
        demanded: Mapping[str, object] | None = None,
        stated: Mapping[str, object] | None = None,
    ) -> None:
        """`way` is `should` or `should_not`; `stated` are the other keys of the rule."""
        self._selector = selector
        self._way = way
        self._demanded = dict(demanded or {})
        super().__init__({"that": dict(selector), way: self._demanded, **(stated or {})})

    def having(self, **terms: object) -> Self:
        """Any term by its key."""
        return type(self)(self._selector, self._way, {**self._demanded, **terms})
