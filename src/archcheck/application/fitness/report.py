"""What there is to be said about the fitness of a project."""

from collections.abc import Collection

from archcheck.domain.fitness import (
    Fitness,
    Metrics,
    ModuleMetrics,
    PackageDependency,
    Tangle,
)
from archcheck.domain.project import Project, Role, Scope, SourceFile
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
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


def seen_in(fitness: Fitness, project: Project, scope: Scope) -> Fitness:
    """What of the fitness of a project is about the files in judgement and in scope.

    All of it was measured in the whole: what is not seen counts as importing and imported.
    """
    sources = list(filter(_is_source, project.files))
    seen = {file.path for file in sources if _is_seen(file, scope)}
    return fitness if len(seen) == len(sources) else _part(fitness, seen)


def _is_source(file: SourceFile) -> bool:
    return file.role is Role.SOURCE


def _is_seen(file: SourceFile, scope: Scope) -> bool:
    return scope.holds(file.path) and not file.excluded


def _part(fitness: Fitness, paths: Collection[str]) -> Fitness:
    metrics = _about(fitness.metrics, paths)
    names = [module.name for module in metrics.modules]
    return Fitness(
        metrics=metrics,
        tangles=tuple(filter(lambda it: any(map(it.holds, names)), fitness.tangles)),
        imports=sum(module.fan_out for module in metrics.modules),
    )


def _about(metrics: Metrics, paths: Collection[str]) -> Metrics:
    modules = tuple(module for module in metrics.modules if module.path in paths)
    known = {package.name for package in metrics.packages}
    named = {_package_of(module.name, known) for module in modules}
    return Metrics(
        modules=modules,
        packages=tuple(filter(lambda it: it.name in named, metrics.packages)),
        dependencies=tuple(filter(lambda it: _leaves(it, paths), metrics.dependencies)),
    )


def _package_of(module: str, packages: Collection[str]) -> str:
    return module if module in packages else module.rpartition(".")[0]


def _leaves(dependency: PackageDependency, paths: Collection[str]) -> bool:
    return any(found.location.path in paths for found in dependency.imports)
