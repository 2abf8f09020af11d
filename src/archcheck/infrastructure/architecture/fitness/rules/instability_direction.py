"""instability-direction: a package does not depend on a less stable one."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from msgspec import Meta

from archcheck.domain.fitness import (
    ModuleImport,
    PackageDependency,
    PackageMetrics,
    descents,
)
from archcheck.domain.location import RelatedLocation
from archcheck.infrastructure.architecture.fitness.fitness_rule import (
    FitnessRule,
    MeasuredProject,
)
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.decoding.decoder import Options

Tolerance = Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")]


class InstabilityDirectionOptions(Options, frozen=True, kw_only=True):
    """How much less stable the other package may be."""

    tolerance: Tolerance = 0.0


class InstabilityDirection(FitnessRule[InstabilityDirectionOptions]):
    """Finds dependencies on less stable packages (Martin's stable-dependencies principle)."""

    rule = "instability-direction"
    options_type = InstabilityDirectionOptions

    def violations(self, project: MeasuredProject, /) -> Iterator[ProjectViolation]:
        """One for each pair of packages, at the first import between them."""
        tolerance = Fraction(str(self.options.tolerance))
        for dependency in descents(project.metrics.dependencies, tolerance):
            yield _violation(dependency)


def _violation(dependency: PackageDependency) -> ProjectViolation:
    first, *others = dependency.imports
    importer, imported = dependency.importer, dependency.imported
    return ProjectViolation(
        path=first.location.path,
        message=f"{_measured(importer)} depends on {_measured(imported)}, which is less stable",
        key=f"{importer.name}->{imported.name}",
        symbol=importer.name,
        region=first.location.region,
        related=tuple(map(_related, others)),
    )


def _measured(package: PackageMetrics) -> str:
    outgoing, all_of_them = package.efferent, package.afferent + package.efferent
    return f"{package.name} (I = {outgoing}/{all_of_them})"


def _related(other: ModuleImport) -> RelatedLocation:
    return RelatedLocation(other.location, f"{other.importer} imports {other.imported} too")
