"""The dependency contracts of a project, judged on its import graph."""

import functools
from collections.abc import Iterator, Sequence
from typing import Protocol

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import refuse
from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.architecture.contracts.found_layers import found_in_words
from archcheck.infrastructure.architecture.contracts.judging import ContractJudge
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.architecture.contracts.problems import (
    configuration_problems,
)
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from archcheck.infrastructure.architecture.libraries import groups_of

MAIN = "__main__"


class GraphProvider(Protocol):
    """Builds the import graph once for each project and its facts."""

    def graph(self, project: Project, facts: Sequence[FileFacts]) -> ImportGraph:
        """The import graph of a project."""


class ContractRules(ProjectRules):
    """All contracts of a configuration."""

    def __init__(self, graphs: GraphProvider) -> None:
        """Judge on the graphs of a provider."""
        self._graphs = graphs

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for contracts that cannot mean what they say."""
        configuration, project = inspection.configuration, inspection.project
        names = contract_names(configuration, project, project_tree(project))
        contracts = _contracts(configuration, names)
        refuse(configuration_problems(configuration, names, contracts))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Findings of all contracts; raises UsageProblems for names that nothing imports."""
        graph = self._graphs.graph(inspection.project, facts)
        links = Links.of(graph)
        unread = _unread(inspection, facts)
        names = contract_names(inspection.configuration, inspection.project, links.tree, unread)
        contracts = _contracts(inspection.configuration, names)
        contract_judge = ContractJudge(inspection, names, contracts, links, graph.modules, unread)
        refuse(contract_judge.problems())
        architecture = contract_judge.architecture()
        return ProjectAnswer(
            tuple(contract_judge.findings()),
            tuple(contract_judge.skipped()),
            found_in_words(names.layers, inspection, architecture),
            architecture,
            contract_judge.ignored(),
            len(names.wiring),
        )


def project_tree(project: Project) -> ModuleTree:
    """The modules of a project as discovery knows them, without any import."""
    sources = (file.module for file in _sources(project))
    return ModuleTree.of((*sources, *project.namespaces, *project.unread_modules))


def contract_names(
    configuration: Configuration,
    project: Project,
    tree: ModuleTree,
    unread: frozenset[str] = frozenset(),
) -> ContractNames:
    """The names that contracts may use in a project with these modules, some of them not read."""
    layers = LayerMap(tree, project.root_packages, configuration.layers)
    wiring = layers.matches(*configuration.wiring_modules)
    wired = frozenset(tree.names[at] for head in wiring for at in tree.span(head))
    return ContractNames(
        layers=layers,
        composition_roots=layers.matches(*configuration.composition_roots),
        wiring=wiring,
        plain_modules=_plain_modules(project) - unread - wired,
        groups=functools.partial(groups_of, configuration),
    )


def _plain_modules(project: Project) -> frozenset[str]:
    plain = (file.module for file in _sources(project) if not file.is_package)
    return frozenset(name for name in plain if name.rpartition(".")[2] != MAIN)


def _contracts(configuration: Configuration, names: ContractNames) -> tuple[AnyContract, ...]:
    return tuple(contract_of(declaration, names) for declaration in configuration.contracts)


def _unread(inspection: Inspection, facts: Sequence[FileFacts]) -> frozenset[str]:
    known = {item.path for item in facts}
    return frozenset(file.module for file in _sources(inspection.project) if file.path not in known)


def _sources(project: Project) -> Iterator[SourceFile]:
    return (file for file in project.files if file.role is Role.SOURCE and file.module)
