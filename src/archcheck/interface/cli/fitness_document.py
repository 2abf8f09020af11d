"""The fitness of a project for programs."""

import dataclasses
from collections.abc import Mapping
from fractions import Fraction

from archcheck.application.fitness.report import FitnessReport
from archcheck.application.use_cases.follow_fitness_use_case import FollowedFitness
from archcheck.domain.fitness import ModuleImport, PackageDependency, PackageMetrics, Tangle
from archcheck.domain.fitness_history import Point

SCHEMA = "archcheck-fitness/1"
HISTORY = "archcheck-fitness-history/1"
DIGITS = 4
Document = Mapping[str, object]


def document(report: FitnessReport) -> Document:
    """All that is known, sorted by name; shares have four digits."""
    fitness = report.fitness
    return {
        "schema": SCHEMA,
        "project": report.project,
        "imports": fitness.imports,
        "modules": [dataclasses.asdict(module) for module in fitness.metrics.modules],
        "packages": list(map(_package, fitness.metrics.packages)),
        "tangles": list(map(_tangle, fitness.tangles)),
        "hubs": [module.name for module in report.hubs],
        "unstable_foundations": list(map(_dependency, report.unstable)),
        "incomplete": list(report.missing),
    }


def history_document(followed: FollowedFitness) -> Document:
    """Each version with its numbers, the oldest first."""
    return {
        "schema": HISTORY,
        "project": followed.project,
        "versions": list(map(_point, followed.points)),
    }


def _point(point: Point) -> Document:
    version = point.version
    names = {"commit": version.commit, "name": version.name, "moment": version.moment}
    return {**names, **dataclasses.asdict(point.summary)}


def _package(package: PackageMetrics) -> Document:
    return {
        **dataclasses.asdict(package),
        "instability": _share(package.instability),
        "abstractness": _share(package.abstractness),
        "distance": _share(package.distance),
    }


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), DIGITS)


def _tangle(tangle: Tangle) -> Document:
    return {
        "package": tangle.package,
        "groups": list(map(list, tangle.groups)),
        "cuts": list(map(_import, tangle.cuts)),
    }


def _import(found: ModuleImport) -> Document:
    place = found.location
    return {
        "importer": found.importer,
        "imported": found.imported,
        "path": place.path,
        "line": place.region.start_line,
        "column": place.region.start_column,
    }


def _dependency(dependency: PackageDependency) -> Document:
    return {
        "importer": dependency.importer.name,
        "imported": dependency.imported.name,
        "descent": _share(dependency.descent),
        "imports": list(map(_import, dependency.imports)),
    }
