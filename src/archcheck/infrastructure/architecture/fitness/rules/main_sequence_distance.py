"""main-sequence-distance: packages are as abstract as they are stable."""

import functools
import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from msgspec import Meta

from archcheck.domain.fitness import PackageMetrics
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.contracts.options import PossibleNames
from archcheck.infrastructure.architecture.fitness.fitness_rule import (
    FitnessRule,
    MeasuredProject,
)
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.architecture.graph.module_patterns import is_within, outermost
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts

KEY = "layers"
Distance = Annotated[float, Meta(gt=0, le=1, description="a number above 0, at most 1")]


class MainSequenceDistanceOptions(Options, frozen=True, kw_only=True):
    """Which layers are judged, all that are configured where none is listed, and the limit."""

    layers: PossibleNames = ()
    limit: Distance = 0.7


class MainSequenceDistance(FitnessRule[MainSequenceDistanceOptions]):
    """Finds packages that are not below the limit from A + I = 1."""

    rule = "main-sequence-distance"
    options_type = MainSequenceDistanceOptions
    needs_classes = True

    def problems(self, names: ContractNames) -> Iterator[KeyProblem]:
        """Layers that are none, or that the project does not have."""
        lookups = self._lookups(names)
        yield from (names.problem(lookup) for lookup in lookups if lookup.fault)
        if not lookups:
            hint = 'name packages or layers: layers = ["shop.domain"]'
            yield KeyProblem(KEY, f"{self.rule} judges nothing: there are no layers", hint)

    def violations(self, project: MeasuredProject, /) -> Iterator[ProjectViolation]:
        """One for each package of the layers."""
        sets = (lookup.found for lookup in self._lookups(project.names))
        heads = outermost(itertools.chain.from_iterable(found.heads for found in sets))
        for package in project.metrics.packages:
            if any(map(functools.partial(is_within, package.name), heads)):
                yield from self._judged(package)

    def _judged(self, package: PackageMetrics) -> Iterator[ProjectViolation]:
        limit = self.options.limit
        distance = package.distance
        if distance is not None and distance >= Fraction(str(limit)):
            yield ProjectViolation(
                path=package.path,
                message=f"{package.name} lies {float(distance):.2f} from the main sequence "
                f"({_measured(package)}), not below {limit:g}",
                key=self.rule,
                symbol=package.name,
                fix=_advice(package),
                limit=f"{limit:g}",
            )

    def _lookups(self, names: ContractNames) -> tuple[Lookup, ...]:
        listed = as_texts(self.options.layers)
        if listed:
            return names.modules(KEY, listed)
        configured = names.modules(KEY, names.layers.patterns)
        return tuple(lookup for lookup in configured if not lookup.fault)


def _measured(package: PackageMetrics) -> str:
    outgoing, all_of_them = package.efferent, package.afferent + package.efferent
    abstract = f"A = {package.abstract_classes}/{package.classes}"
    return f"{abstract}, I = {outgoing}/{all_of_them}"


def _advice(package: PackageMetrics) -> str:
    """In the zone of pain stable packages are concrete, in that of uselessness nobody needs them."""
    if (package.abstractness or 0) + (package.instability or 0) < 1:
        return "many depend on its concrete classes: let them depend on abstract ones."
    return "it is abstract and hardly anything depends on it: remove what nobody needs."
