"""What is to be done with the files of a job."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.decoding.decoder import field_types, is_pattern

if TYPE_CHECKING:
    from archcheck.domain.activation import ActiveRule

Stated = tuple[tuple[str, OptionValue], ...]


class RuleOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that runs: its level, the options that are stated, what its page says to findings.

    `patterns` are the options that hold regular expressions, `source` is who has stated them.
    `plugin` is who brings the code, None for archcheck itself.
    """

    name: str
    level: Level
    stated: Stated = ()
    because: str = ""
    fix: str = ""
    patterns: tuple[str, ...] = ()
    source: str = ""
    plugin: Plugin | None = None

    @classmethod
    def of(cls, rule: "ActiveRule") -> "RuleOrder":
        """The order to run a rule as it applies to a file."""
        definition = rule.definition
        return cls(
            name=definition.name,
            level=rule.level,
            stated=tuple(sorted(rule.options.items())),
            because=definition.because,
            fix=definition.fix,
            patterns=own_patterns(rule),
            source=rule.origin.source,
            plugin=definition.plugin,
        )

    def with_one_pattern(self) -> Iterator[tuple[str, str, "RuleOrder"]]:
        """For each pattern its option, itself, and the order to run the rule with it alone."""
        stated = dict(self.stated)
        none = {name: type(stated[name])() for name in self.patterns}
        for name in self.patterns:
            for text in _texts(stated[name]):
                alone = {name: text if isinstance(stated[name], str) else (text,)}
                options = tuple({**stated, **none, **alone}.items())
                yield name, text, msgspec.structs.replace(self, stated=options)


def _texts(value: OptionValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def own_patterns(rule: "ActiveRule") -> tuple[str, ...]:
    """The stated options of a rule that hold regular expressions."""
    if not rule.options:
        return ()
    from archcheck.infrastructure.rule_implementations import options_type

    kinds = field_types(options_type(rule.definition))
    return tuple(name for name in sorted(rule.options) if is_pattern(kinds.get(name)))


class Orders(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What is done with each file of a job.

    `gate` are the rules that always run, `beside` those that others heed, whether they run or not. `reported` is false for files of which only the facts
    are wanted, `followed` whether a rule looks at their imports. `alone` says that the work is small enough to
    be done without worker processes; `seconds` of CPU time are the limit of a file. `known` are
    the questions about the project whose answer is yes. `code` wants the facts of structure rules.
    """

    rules: tuple[RuleOrder, ...] = ()
    beside: tuple[RuleOrder, ...] = ()
    gate: tuple[RuleOrder, ...] = ()
    discovery: TestDiscovery = TestDiscovery()
    reported: bool = True
    followed: bool = True
    alone: bool = False
    seconds: float = 30.0
    known: frozenset[str] = frozenset()
    code: bool = False

    def page_of(self, rule: str) -> RuleOrder:
        """What the page of a rule that always runs says; nothing where it was not given."""
        silent = RuleOrder(name=rule, level=Level.ERROR)
        return next((order for order in self.gate if order.name == rule), silent)
