"""How the modules and packages of a project hang together, in numbers.

Stability, abstractness and the main sequence are Robert C. Martin's ("OO Design Quality Metrics", 1994),
with modules in the place of classes where dependencies are counted.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from archcheck.domain.location import Location
from archcheck.shared.deferred import dataclass

FEW, MANY = 5, 10
MODULES_TO_ONE = 20


@dataclass(frozen=True)
class ModuleMetrics:
    """How large a module is, how many modules of the project import it, and how many it imports.

    Classes are those that lie in no other class and no function.
    """

    name: str
    path: str
    lines: int
    fan_in: int
    fan_out: int
    classes: int = 0
    abstract_classes: int = 0


@dataclass(frozen=True, kw_only=True)
class PackageMetrics:
    """What lies right in a package; what lies in packages below it is counted there.

    `path` is its `__init__`, or the first of its modules where it has none. `modules` are counted
    without the `__init__`, `lines` with it. `afferent` (Ca) are the modules outside that import
    something of it, `efferent` (Ce) those outside of which it imports something.
    """

    name: str
    path: str
    modules: int = 0
    lines: int = 0
    classes: int = 0
    abstract_classes: int = 0
    afferent: int = 0
    efferent: int = 0

    @property
    def instability(self) -> Fraction | None:
        """I = Ce / (Ca + Ce), from 0 (stable) to 1; None for a package that stands alone."""
        return _share(self.efferent, self.afferent + self.efferent)

    @property
    def abstractness(self) -> Fraction | None:
        """A, the abstract ones among its classes; None for a package without classes."""
        return _share(self.abstract_classes, self.classes)

    @property
    def distance(self) -> Fraction | None:
        """D = |A + I - 1|; None where A or I is."""
        if self.abstractness is None or self.instability is None:
            return None
        return abs(self.abstractness + self.instability - 1)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


@dataclass(frozen=True)
class ModuleImport:
    """An import of one module by another, and the first place where it is written."""

    importer: str
    imported: str
    location: Location


@dataclass(frozen=True)
class PackageDependency:
    """All imports, sorted by place, of one package by another; neither lies in the other."""

    importer: PackageMetrics
    imported: PackageMetrics
    imports: tuple[ModuleImport, ...]

    @property
    def descent(self) -> Fraction:
        """How much less stable than the importing package the imported one is; negative if more."""
        return (self.imported.instability or Fraction()) - (self.importer.instability or Fraction())


@dataclass(frozen=True)
class Metrics:
    """The modules that have files, the packages that hold some, and how packages depend on each other.

    All are sorted by name.
    """

    modules: tuple[ModuleMetrics, ...] = ()
    packages: tuple[PackageMetrics, ...] = ()
    dependencies: tuple[PackageDependency, ...] = ()

    @property
    def many(self) -> int:
        """How many imports are many: a twentieth of the modules, but from 5 to 10."""
        return max(FEW, min(MANY, len(self.modules) // MODULES_TO_ONE))

    def hubs(self) -> tuple[ModuleMetrics, ...]:
        """The modules that many import and that import many, the worst first."""
        found = (it for it in self.modules if min(it.fan_in, it.fan_out) >= self.many)
        return tuple(sorted(found, key=lambda it: (-it.fan_in * it.fan_out, it.name)))

    def unstable_dependencies(self) -> tuple[PackageDependency, ...]:
        """The dependencies on less stable packages, the steepest first."""
        return tuple(sorted(descents(self.dependencies), key=_steepness))


def descents(
    dependencies: Iterable[PackageDependency], tolerance: Fraction = Fraction()
) -> Iterator[PackageDependency]:
    """The dependencies on packages that are less stable by more than the tolerance."""
    return (it for it in dependencies if it.descent > tolerance)


def _steepness(dependency: PackageDependency) -> tuple[Fraction, str, str]:
    return -dependency.descent, dependency.importer.name, dependency.imported.name


@dataclass(frozen=True)
class Tangle:
    """The children of one package that import each other in circles; the top level has no name.

    `groups` are sets in which each leads to each, `cuts` the imports without which no circle is
    left.
    """

    package: str
    groups: tuple[tuple[str, ...], ...]
    cuts: tuple[ModuleImport, ...]

    def holds(self, module: str) -> bool:
        """Whether a module lies in what is tangled."""
        inside = f"{module}."
        return any(inside.startswith(f"{child}.") for group in self.groups for child in group)


@dataclass(frozen=True)
class Fitness:
    """What is measured of a project; `imports` counts pairs of modules, tangles are sorted by name."""

    metrics: Metrics = Metrics()
    tangles: tuple[Tangle, ...] = ()
    imports: int = 0

    @property
    def circles(self) -> int:
        """How many groups there are in which each leads to each."""
        return sum(len(tangle.groups) for tangle in self.tangles)

    @property
    def cuts(self) -> int:
        """How many imports are to be cut."""
        return sum(len(tangle.cuts) for tangle in self.tangles)
