"""Where the definitions of the own rules come from."""

import abc

from archcheck.domain.rule import RuleDefinition


class RuleCatalogue(abc.ABC):
    """The own rules, as their pages define them."""

    @abc.abstractmethod
    def rules(self) -> tuple[RuleDefinition, ...]:
        """Every rule, sorted by code; `page` is filled."""
