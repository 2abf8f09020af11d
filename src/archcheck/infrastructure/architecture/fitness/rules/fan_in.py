"""fan-in: how many modules of the project import a module."""

from collections.abc import Iterable

from archcheck.application.wording import counted
from archcheck.domain.fitness import Metrics
from archcheck.infrastructure.architecture.fitness.counts import CountRule, LimitOptions, Measured
from archcheck.infrastructure.decoding.value_types import Count


class FanInOptions(LimitOptions, frozen=True, kw_only=True):
    """The most that may import a module."""

    limit: Count = 50


class FanIn(CountRule[FanInOptions]):
    """Finds modules that too many others import."""

    rule = "fan-in"
    options_type = FanInOptions

    def counts(self, metrics: Metrics) -> Iterable[Measured]:
        """The modules that import each one."""
        return ((module, module.fan_in) for module in metrics.modules)

    def sentence(self, name: str, count: int) -> str:
        """Who imports it."""
        return f"{name} is imported by {counted(count, 'module')} of the project"
