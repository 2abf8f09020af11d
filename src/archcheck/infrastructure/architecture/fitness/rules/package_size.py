"""package-size: how many modules lie right in a package."""

from collections.abc import Iterable

from archcheck.application.wording import counted
from archcheck.domain.fitness import Metrics
from archcheck.infrastructure.architecture.fitness.counts import CountRule, LimitOptions, Measured
from archcheck.infrastructure.decoding.value_types import Count


class PackageSizeOptions(LimitOptions, frozen=True, kw_only=True):
    """The most modules that a package may hold."""

    limit: Count = 30


class PackageSize(CountRule[PackageSizeOptions]):
    """Finds packages that hold too many modules."""

    rule = "package-size"
    options_type = PackageSizeOptions

    def counts(self, metrics: Metrics) -> Iterable[Measured]:
        """The modules in each one."""
        return ((package, package.modules) for package in metrics.packages)

    def sentence(self, name: str, count: int) -> str:
        """What it holds."""
        return f"{name} holds {counted(count, 'module')}"
