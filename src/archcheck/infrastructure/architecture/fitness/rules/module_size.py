"""module-size: how many lines a module has."""

from collections.abc import Iterable

from archcheck.application.wording import counted
from archcheck.domain.fitness import Metrics
from archcheck.infrastructure.architecture.fitness.counts import CountRule, LimitOptions, Measured
from archcheck.infrastructure.decoding.value_types import Count


class ModuleSizeOptions(LimitOptions, frozen=True, kw_only=True):
    """The most lines that a module may have."""

    limit: Count = 1000


class ModuleSize(CountRule[ModuleSizeOptions]):
    """Finds modules that are too long."""

    rule = "module-size"
    options_type = ModuleSizeOptions

    def counts(self, metrics: Metrics) -> Iterable[Measured]:
        """The lines of each one."""
        return ((module, module.lines) for module in metrics.modules)

    def sentence(self, name: str, count: int) -> str:
        """How long it is."""
        return f"{name} has {counted(count, 'line')}"
