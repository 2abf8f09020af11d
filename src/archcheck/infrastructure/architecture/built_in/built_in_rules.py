"""The dependency rules that need no contract."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.infrastructure.architecture.built_in import (
    imported_tests,
    private_import,
    shadowed_module,
    unresolvable_import,
)
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.building import GraphSource
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph

BuiltInRule = Callable[[Places, ImportGraph, Sequence[FileFacts]], Iterator[Finding]]

BUILT_IN: Mapping[str, BuiltInRule] = {
    module.RULE: module.findings
    for module in (imported_tests, private_import, shadowed_module, unresolvable_import)
}


class BuiltInDependencyRules(ProjectRules):
    """Rules about imports and modules, each one function."""

    def __init__(self, graphs: GraphSource) -> None:
        """Share the graph with those who judge it too."""
        self._graphs = graphs

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: these rules have no options."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in files that are in judgement and in scope."""
        asked = BUILT_IN.keys() & inspection.rules.rules.keys()
        if not asked:
            return ProjectAnswer()
        graph = self._graphs.graph(inspection.project, facts)
        found = (BUILT_IN[name](Places(inspection), graph, facts) for name in asked)
        findings = itertools.chain.from_iterable(found)
        return ProjectAnswer(tuple(sorted(findings, key=lambda finding: finding.order)))
