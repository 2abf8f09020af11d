"""fan-out: how many modules of the project a module imports."""

from collections.abc import Iterable

from archcheck.application.wording import counted
from archcheck.domain.fitness import Metrics
from archcheck.infrastructure.architecture.fitness.counts import CountRule, LimitOptions, Measured
from archcheck.infrastructure.decoding.value_types import Count


class FanOutOptions(LimitOptions, frozen=True, kw_only=True):
    """The most that a module may import."""

    limit: Count = 20


class FanOut(CountRule[FanOutOptions]):
    """Finds modules that import too many others."""

    rule = "fan-out"
    options_type = FanOutOptions

    def counts(self, metrics: Metrics) -> Iterable[Measured]:
        """The modules that each one imports."""
        return ((module, module.fan_out) for module in metrics.modules)

    def sentence(self, name: str, count: int) -> str:
        """What it imports."""
        return f"{name} imports {counted(count, 'module')} of the project"
