"""What is to be done with the files of a job."""

from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery

if TYPE_CHECKING:
    from archcheck.domain.activation import ActiveRule

Stated = tuple[tuple[str, OptionValue], ...]


class RuleOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that runs: its level, the options that are stated, what its page says to findings."""

    name: str
    level: Level
    stated: Stated = ()
    why: str = ""
    remedy: str = ""

    @classmethod
    def of(cls, rule: "ActiveRule") -> "RuleOrder":
        """The order to run a rule as it applies to a file."""
        definition = rule.definition
        return cls(
            name=definition.name,
            level=rule.level,
            stated=tuple(sorted(rule.options.items())),
            why=definition.why,
            remedy=definition.remedy,
        )


class Orders(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What is done with each file of a job.

    `gate` are the rules that always run. `reported` is false for files of which only the facts
    are wanted, `followed` whether a rule looks at their imports. `alone` says that the work is small enough to be done without worker processes.
    """

    rules: tuple[RuleOrder, ...] = ()
    gate: tuple[RuleOrder, ...] = ()
    discovery: TestDiscovery = TestDiscovery()
    reported: bool = True
    followed: bool = True
    alone: bool = False

    def page_of(self, rule: str) -> RuleOrder:
        """What the page of a rule that always runs says; nothing where it was not given."""
        silent = RuleOrder(name=rule, level=Level.ERROR)
        return next((order for order in self.gate if order.name == rule), silent)
