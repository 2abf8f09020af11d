"""What there is to be said about the fitness of a project."""

import dataclasses
from collections.abc import Collection, Iterable

from archcheck.domain.fitness import (
    Fitness,
    Metrics,
    ModuleMetrics,
    PackageDependency,
    Tangle,
)
from archcheck.domain.project import Scope


@dataclasses.dataclass(frozen=True)
class FitnessReport:
    """The fitness of a project, or of the part of it that somebody named.

    `root` is the absolute project root. `missing` are sentences about files of which nothing is
    known, `notices` those about all else.
    """

    project: str
    root: str
    fitness: Fitness
    is_part: bool = False
    missing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def hubs(self) -> tuple[ModuleMetrics, ...]:
        """The modules on which much stands, and which stand on much."""
        return self.fitness.metrics.hubs()

    @property
    def unstable(self) -> tuple[PackageDependency, ...]:
        """The dependencies on less stable packages."""
        return self.fitness.metrics.unstable_dependencies()

    @property
    def tangles(self) -> tuple[Tangle, ...]:
        """The tangles, those with the most to cut first."""
        return tuple(sorted(self.fitness.tangles, key=lambda it: (-len(it.cuts), it.package)))


def seen_in(fitness: Fitness, scope: Scope) -> Fitness:
    """What of the fitness of a project is about the files in scope, measured in the whole."""
    if scope.whole:
        return fitness
    metrics = fitness.metrics
    modules = tuple(module for module in metrics.modules if scope.holds(module.path))
    names = {module.name for module in modules}
    packages = _packages_of(names)
    return Fitness(
        metrics=Metrics(
            modules=modules,
            packages=tuple(it for it in metrics.packages if it.name in packages),
            dependencies=tuple(filter(lambda it: _leaves(it, scope), metrics.dependencies)),
        ),
        tangles=tuple(tangle for tangle in fitness.tangles if any(map(tangle.holds, names))),
        imports=sum(module.fan_out for module in modules),
    )


def _packages_of(modules: Iterable[str]) -> Collection[str]:
    """The names that the packages of some modules may have."""
    return {name for module in modules for name in (module, module.rpartition(".")[0])}


def _leaves(dependency: PackageDependency, scope: Scope) -> bool:
    return any(scope.holds(found.location.path) for found in dependency.imports)
