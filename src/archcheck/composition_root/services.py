"""What several commands work with, each imported and made when it is first asked for."""

from __future__ import annotations

import functools
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcheck.application.guarding.guard import Guard
    from archcheck.application.ports.base_revisions import BaseRevisions
    from archcheck.application.ports.baselines import BaselineHistory, Baselines
    from archcheck.application.ports.cache_place import CachePlace
    from archcheck.application.ports.code_owners import CodeOwners
    from archcheck.application.ports.configuration_loader import ConfigurationLoader
    from archcheck.application.ports.module_maps import ModuleMaps
    from archcheck.application.ports.past_projects import PastProjects
    from archcheck.application.ports.project_copies import ProjectCopies
    from archcheck.application.ports.project_discovery import ProjectDiscovery
    from archcheck.application.ports.project_division import ProjectDivider
    from archcheck.application.ports.project_rules import ProjectRules
    from archcheck.application.ports.rule_catalogue import RuleCatalogue
    from archcheck.application.ports.scheduler import Scheduler
    from archcheck.application.ports.surroundings import Clock, SourceReader
    from archcheck.application.ports.tooling import Tooling
    from archcheck.domain.activation import PathMatches
    from archcheck.infrastructure.architecture.graph.building import GraphSource
    from archcheck.infrastructure.version_control.git_state import GitState


class Services:
    """The services of a check, each imported and made when it is first asked for.

    Loading the configuration needs few of them; the fork server starts behind it, and the rest
    is imported while it does.
    """

    def __init__(
        self,
        variables: Mapping[str, str],
        catalogue: RuleCatalogue,
        configurations: ConfigurationLoader,
    ) -> None:
        """Take what is there before anything is checked."""
        self._variables = variables
        self.catalogue = catalogue
        self.configurations = configurations

    @functools.cached_property
    def tooling(self) -> Tooling:
        """The own checkers and the wrapped tools."""
        from archcheck.infrastructure.installed_tooling import InstalledTooling

        return InstalledTooling(self._variables)

    @functools.cached_property
    def discovery(self) -> ProjectDiscovery:
        """The search for the project's files."""
        from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery

        return GitAwareDiscovery(self.version_control)

    @functools.cached_property
    def project_rules(self) -> Sequence[ProjectRules]:
        """The rules about the whole project; they share one graph."""
        from archcheck.infrastructure.architecture.composition.composition_rules import (
            CompositionRules,
        )
        from archcheck.infrastructure.architecture.declared_rules import DeclaredRules
        from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRules
        from archcheck.infrastructure.architecture.missing_tests.missing_test_rules import (
            MissingTestRules,
        )
        from archcheck.infrastructure.architecture.remembered_rules import RememberedRules

        return (
            RememberedRules("dependencies", self._dependency_rules),
            CompositionRules(),
            DeclaredRules(attrgetter("structure"), self._structure_rules),
            LayoutRules(),
            DeclaredRules(attrgetter("layout"), self._configured_layout),
            MissingTestRules(self.version_control),
        )

    def _dependency_rules(self) -> ProjectRules:
        from archcheck.infrastructure.architecture.built_in.built_in_rules import (
            BuiltInDependencyRules,
        )
        from archcheck.infrastructure.architecture.combined_rules import CombinedRules
        from archcheck.infrastructure.architecture.contracts.contract_rules import ContractRules
        from archcheck.infrastructure.architecture.fitness.fitness_rules import FitnessRules
        from archcheck.infrastructure.architecture.layout.classified_rules import ClassifiedRules

        graphs = self.graphs
        return CombinedRules(
            (
                ContractRules(graphs),
                BuiltInDependencyRules(graphs),
                ClassifiedRules(),
                FitnessRules(graphs),
            )
        )

    def _structure_rules(self) -> ProjectRules:
        from archcheck.infrastructure.architecture.structure.structure_rules import StructureRules

        return StructureRules(self.version_control)

    def _configured_layout(self) -> ProjectRules:
        from archcheck.infrastructure.architecture.layout.configured_rules import ConfiguredLayout

        return ConfiguredLayout(self.version_control)

    @functools.cached_property
    def divider(self) -> ProjectDivider:
        """The search for tables of projects."""
        from archcheck.infrastructure.projects.division import TableDivider
        from archcheck.infrastructure.projects.tables import Tables

        return TableDivider(Tables(self.version_control))

    @functools.cached_property
    def graphs(self) -> GraphSource:
        """The maker of the one import graph."""
        from archcheck.infrastructure.architecture.graph.building import GraphSource

        return GraphSource()

    @functools.cached_property
    def scheduler(self) -> Scheduler:
        """The owner of the cores."""
        from archcheck.infrastructure.execution.scheduler import ThreadScheduler

        return ThreadScheduler()

    @functools.cached_property
    def reader(self) -> SourceReader:
        """The reader of the files that reports show."""
        from archcheck.infrastructure.discovery.file_reader import FileReader

        return FileReader()

    @functools.cached_property
    def version_control(self) -> GitState:
        """The git program."""
        from archcheck.infrastructure.version_control.git_state import GitState

        return GitState(self._variables)

    @functools.cached_property
    def code_owners(self) -> CodeOwners:
        """The reader of CODEOWNERS."""
        from archcheck.infrastructure.version_control.code_owners import FileCodeOwners

        return FileCodeOwners()

    @functools.cached_property
    def module_maps(self) -> ModuleMaps:
        """The maker of maps of modules, from the one import graph."""
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        return ContractModuleMaps(self.graphs)

    @functools.cached_property
    def past_projects(self) -> PastProjects:
        """What the project was at other revisions."""
        from archcheck.infrastructure.version_control.git_program import GitProgram
        from archcheck.infrastructure.version_control.past_projects import GitPastProjects

        return GitPastProjects(GitProgram(self._variables), self.version_control)

    @functools.cached_property
    def revisions(self) -> BaseRevisions:
        """The history of the repository."""
        from archcheck.infrastructure.version_control.base_revisions import GitBaseRevisions
        from archcheck.infrastructure.version_control.git_program import GitProgram

        return GitBaseRevisions(GitProgram(self._variables), self._variables)

    @functools.cached_property
    def guard(self) -> Guard:
        """The comparison of gates."""
        from archcheck.application.guarding.guard import Guard
        from archcheck.infrastructure.guarding.comparisons import gate_comparisons

        comparisons = gate_comparisons(self.version_control, self.divider)
        return Guard(self, self.past_projects, comparisons, self.divider)

    @functools.cached_property
    def copies(self) -> ProjectCopies:
        """The project as it was, or is about to be."""
        from archcheck.infrastructure.discovery.project_copies import GitProjectCopies
        from archcheck.infrastructure.version_control.git_index import GitIndex
        from archcheck.infrastructure.version_control.git_program import GitProgram

        git = GitProgram(self._variables)
        return GitProjectCopies(git, GitIndex(git, self._variables), self.version_control)

    @functools.cached_property
    def baselines(self) -> Baselines:
        """The files of the baseline."""
        from archcheck.infrastructure.baselines.baseline_files import FileBaselines

        return FileBaselines(self.version_control)

    @functools.cached_property
    def baseline_history(self) -> BaselineHistory:
        """The commits of the baseline."""
        from archcheck.infrastructure.baselines.baseline_history import GitBaselineHistory
        from archcheck.infrastructure.version_control.git_program import GitProgram

        return GitBaselineHistory(GitProgram(self._variables))

    @functools.cached_property
    def clock(self) -> Clock:
        """The clock of the system."""
        from archcheck.infrastructure.execution.system_clock import SystemClock

        return SystemClock()

    @functools.cached_property
    def cache_place(self) -> CachePlace:
        """Where caches are kept."""
        from archcheck.infrastructure.caching.cache_directory import CacheDirectory
        from archcheck.infrastructure.discovery.tracked_files import tracked_paths

        return CacheDirectory(
            self._variables, functools.partial(tracked_paths, git=self.version_control)
        )

    @functools.cached_property
    def matches(self) -> PathMatches:
        """Globs over paths."""
        from archcheck.infrastructure.discovery.path_globs import path_matches

        return path_matches
