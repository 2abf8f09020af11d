"""The rules that limit metrics."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import refuse
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    GraphProvider,
    contract_names,
    project_tree,
)
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.project_rule import FamilyRules, option_problems

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.fitness.fitness_rule import MeasuredProject


class FitnessRules(FamilyRules["MeasuredProject"]):
    """Runs the enabled rules about metrics; measuring is imported only where one is."""

    family = "fitness"
    package = "archcheck.infrastructure.architecture.fitness.rules"

    def __init__(self, graphs: GraphProvider) -> None:
        """Share the graph with those who judge it too."""
        self._graphs = graphs

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for options that mean nothing in this project."""
        running = self.running(inspection)
        if running:
            names = _names(inspection)
            refuse(
                problem
                for rule in running
                for problem in option_problems(rule, rule.rule.problems(names), inspection)
            )

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Sources, where a rule asks for their classes."""
        asks = any(running.rule.needs_classes for running in self.running(inspection))
        return frozenset({Role.SOURCE} if asks else ())

    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> "MeasuredProject":
        """The metrics of the project."""
        from archcheck.infrastructure.architecture.fitness.abstractness import count_classes
        from archcheck.infrastructure.architecture.fitness.fitness_rule import MeasuredProject
        from archcheck.infrastructure.architecture.fitness.measuring import measure

        graph = self._graphs.graph(inspection.project, facts)
        classes = count_classes(inspection.project, facts)
        return MeasuredProject(measure(graph, facts, classes), _names(inspection))


def _names(inspection: Inspection) -> ContractNames:
    tree = project_tree(inspection.project)
    return contract_names(inspection.configuration, inspection.project, tree)
