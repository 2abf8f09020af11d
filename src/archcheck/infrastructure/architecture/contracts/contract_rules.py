"""The dependency contracts of a project, judged on its import graph."""

import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import refuse
from archcheck.domain.project import (
    SOURCES,
    SOURCES_AND_TESTS,
    Project,
    Role,
    Roles,
    SourceFile,
)
from archcheck.infrastructure.architecture.contracts.found_layers import found_in_words
from archcheck.infrastructure.architecture.contracts.judging import ContractJudge, most_telling
from archcheck.infrastructure.architecture.contracts.lookups import Cut
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.problems import (
    configuration_problems,
)
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph
from archcheck.infrastructure.architecture.contracts.layer_map import layer_map
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from archcheck.infrastructure.architecture.libraries import imported_groups_of

MAIN = "__main__"


class GraphProvider(Protocol):
    """Builds the import graph once for each project and its facts."""

    def graph(
        self, project: Project, facts: Sequence[FileFacts], roles: Roles = SOURCES
    ) -> ImportGraph:
        """The import graph of a project, in which the files of these roles are modules."""


class ContractRules(ProjectRules):
    """All contracts of a configuration."""

    def __init__(self, graphs: GraphProvider) -> None:
        """Judge on the graphs of a provider."""
        self._graphs = graphs

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for contracts that cannot mean what they say."""
        configuration, project = inspection.configuration, inspection.project
        names = {roles: names_of(configuration, project, roles) for roles in _roles(configuration)}
        contracts = tuple(contract_of(it, names[it.roles]) for it in configuration.contracts)
        refuse(configuration_problems(configuration, names[SOURCES], contracts))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Findings of all contracts; raises UsageProblems for names that nothing imports."""
        roles = _roles(inspection.configuration)
        judges = tuple(self._judge(inspection, facts, each) for each in roles)
        refuse(itertools.chain.from_iterable(map(ContractJudge.problems, judges)))
        architecture = most_telling(map(ContractJudge.architecture, judges))
        names = judges[0].names
        return ProjectAnswer(
            tuple(itertools.chain.from_iterable(map(ContractJudge.findings, judges))),
            tuple(itertools.chain.from_iterable(map(ContractJudge.skipped, judges))),
            found_in_words(names.layers, inspection, architecture),
            architecture,
            sum(map(ContractJudge.ignored, judges)),
            len(names.wiring),
        )

    def _judge(
        self, inspection: Inspection, facts: Sequence[FileFacts], roles: Roles
    ) -> ContractJudge:
        """The judge of the contracts about these roles."""
        configuration, project = inspection.configuration, inspection.project
        graph = self._graphs.graph(project, facts, _known_roles(roles))
        links = Links.of(graph)
        unread = _unread(project, facts, roles)
        names = contract_names(configuration, project, links.tree, unread, roles)
        declarations = (it for it in configuration.contracts if it.roles == roles)
        contracts = tuple(contract_of(declaration, names) for declaration in declarations)
        return ContractJudge(inspection, names, contracts, links, graph.modules, unread)


def project_tree(project: Project, roles: Roles = SOURCES) -> ModuleTree:
    """The modules of a project as discovery knows them, without any import."""
    modules = (file.module for file in _files(project, _known_roles(roles)))
    return ModuleTree.of((*modules, *project.namespaces, *project.unread_modules))


def names_of(configuration: Configuration, project: Project, roles: Roles) -> ContractNames:
    """The names that contracts about these roles may use, before any file is read."""
    return contract_names(configuration, project, project_tree(project, roles), roles=roles)


def contract_names(
    configuration: Configuration,
    project: Project,
    tree: ModuleTree,
    unread: frozenset[str] = frozenset(),
    roles: Roles = SOURCES,
) -> ContractNames:
    """The names that contracts may use in a project with these modules, some of them not read.

    Modules of other roles than the contracts are about are cut: their imports are not judged.
    """
    sources = tree if roles == SOURCES else project_tree(project)
    layers = layer_map(configuration, project, tree, sources)
    wiring = layers.matches(*configuration.wiring_modules)
    wired = frozenset(tree.names[at] for head in wiring for at in tree.span(head))
    unjudged = _of_other_roles(project, tree, roles)
    return ContractNames(
        layers=layers,
        composition_roots=layers.matches(*configuration.composition_roots),
        wiring=wiring,
        plain_modules=_plain_modules(project, roles) - unread - wired,
        groups=functools.partial(imported_groups_of, configuration),
        cut=Cut(importers=unjudged),
        unjudged=unjudged,
        tests=functools.partial(_unnamed_tests, project, roles),
    )


def _roles(configuration: Configuration) -> tuple[Roles, ...]:
    """The roles that contracts are about, the sources first."""
    return tuple(dict.fromkeys((SOURCES, *(it.roles for it in configuration.contracts))))


def _known_roles(roles: Roles) -> Roles:
    """The roles of the modules that such contracts may name."""
    return SOURCES if roles == SOURCES else SOURCES_AND_TESTS


def _of_other_roles(project: Project, tree: ModuleTree, roles: Roles) -> frozenset[int]:
    if roles == _known_roles(roles):
        return frozenset()
    own = frozenset(file.module for file in _files(project, roles))
    return frozenset(at for at, name in enumerate(tree.names) if name not in own)


def _unnamed_tests(project: Project, roles: Roles) -> ModuleTree:
    """The tests that such contracts may not name."""
    files = _files(project, (Role.TEST,) if roles == SOURCES else ())
    return ModuleTree.of(file.module for file in files)


def _plain_modules(project: Project, roles: Roles) -> frozenset[str]:
    plain = (file.module for file in _files(project, roles) if not file.is_package)
    return frozenset(name for name in plain if name.rpartition(".")[2] != MAIN)


def _unread(project: Project, facts: Sequence[FileFacts], roles: Roles) -> frozenset[str]:
    known = {item.path for item in facts}
    files = _files(project, _known_roles(roles))
    return frozenset(file.module for file in files if file.path not in known)


def _files(project: Project, roles: Roles) -> Iterator[SourceFile]:
    return (file for file in project.files if file.role in roles and file.module)
