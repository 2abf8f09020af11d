"""Where the definitions of the own rules come from."""

import abc
from collections.abc import Sequence

from archcheck.domain.plugin import Plugin
from archcheck.domain.rule import RuleDefinition


class RuleCatalogue(abc.ABC):
    """The own rules, as their pages define them."""

    @abc.abstractmethod
    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """Every rule, also those of plug-ins, sorted by code; `page` is filled."""
