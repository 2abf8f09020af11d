"""Measures projects on their import graphs."""

from collections.abc import Sequence

from archcheck.application.ports.fitness_gauge import FitnessGauge
from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness import Fitness
from archcheck.domain.project import Project
from archcheck.infrastructure.architecture.fitness.abstractness import count_classes
from archcheck.infrastructure.architecture.fitness.measuring import measure, source_edges
from archcheck.infrastructure.architecture.fitness.tangles import find_tangles
from archcheck.infrastructure.architecture.graph.building import build_graph


class GraphGauge(FitnessGauge):
    """Builds the import graph of a project and measures it."""

    def measure(self, project: Project, facts: Sequence[FileFacts]) -> Fitness:
        """The metrics and tangles."""
        graph = build_graph(project, facts)
        return Fitness(
            metrics=measure(graph, facts, count_classes(project, facts)),
            tangles=find_tangles(graph),
            imports=len(source_edges(graph)),
        )
