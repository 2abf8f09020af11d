"""The composition root: wires lazily, one factory for each command."""

from __future__ import annotations

import dataclasses
import functools
import gc
import os
import sys
from operator import attrgetter
from typing import TYPE_CHECKING

from archcheck.interface.cli.exit_status import INTERRUPTED
from archcheck.shared.configuration import Environment, read_environment
from archcheck.shared.import_path import without_projects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcheck.application.checking.checked import Checked
    from archcheck.application.guarding.guard import Guard
    from archcheck.application.ports.base_revisions import BaseRevisions
    from archcheck.application.ports.baselines import BaselineHistory, Baselines
    from archcheck.application.checking.checked_projects import CheckedProjects
    from archcheck.application.ports.cache_place import CachePlace
    from archcheck.application.ports.code_owners import CodeOwners
    from archcheck.application.ports.configuration_loader import ConfigurationLoader
    from archcheck.application.ports.contract_matches import ContractMatches
    from archcheck.application.ports.graph_format import GraphFormats
    from archcheck.application.ports.module_maps import ModuleMaps
    from archcheck.application.ports.pack_library import PackLibrary
    from archcheck.application.ports.past_projects import PastProjects
    from archcheck.application.ports.project_copies import ProjectCopies
    from archcheck.application.ports.project_discovery import ProjectDiscovery
    from archcheck.application.ports.project_division import ProjectDivider
    from archcheck.application.ports.project_rules import ProjectRules
    from archcheck.application.ports.report_output import ReportFiles, ReportFormats, ReportMemory
    from archcheck.application.ports.rule_catalogue import RuleCatalogue
    from archcheck.application.ports.scheduler import Scheduler
    from archcheck.application.ports.surroundings import Clock, SourceReader
    from archcheck.application.ports.tool_installation import ToolInstaller
    from archcheck.application.ports.tool_rules import ToolRules
    from archcheck.application.ports.tooling import Tooling
    from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
    from archcheck.application.use_cases.check_projects_use_case import CheckProjectsUseCase
    from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
    from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
    from archcheck.application.use_cases.compare_packs_use_case import ComparePacksUseCase
    from archcheck.application.use_cases.compare_policies_use_case import ComparePoliciesUseCase
    from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
    from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
    from archcheck.application.use_cases.follow_fitness_use_case import FollowFitnessUseCase
    from archcheck.application.use_cases.keep_baseline_use_case import KeepBaselineUseCase
    from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase
    from archcheck.application.use_cases.list_packs_use_case import ListPacksUseCase
    from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase
    from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
    from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase
    from archcheck.application.use_cases.map_projects_use_case import MapProjectsUseCase
    from archcheck.application.use_cases.measure_fitness_use_case import MeasureFitnessUseCase
    from archcheck.application.use_cases.explain_import_use_case import ExplainImportUseCase
    from archcheck.application.use_cases.explain_file_use_case import ExplainFileUseCase
    from archcheck.application.use_cases.list_unguarded_use_case import ListUnguardedUseCase
    from archcheck.application.use_cases.lint_sarif_use_case import LintSarifUseCase
    from archcheck.application.use_cases.merge_sarif_use_case import MergeSarifUseCase
    from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
    from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
    from archcheck.application.use_cases.propose_configuration_use_case import (
        ProposeConfigurationUseCase,
    )
    from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
    from archcheck.application.use_cases.query_symbols_use_case import QuerySymbolsUseCase
    from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
    from archcheck.application.use_cases.show_configuration_use_case import (
        ShowConfigurationUseCase,
    )
    from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
    from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
    from archcheck.domain.activation import PathMatches
    from archcheck.domain.plugin import Plugin
    from archcheck.infrastructure.architecture.graph.building import GraphSource
    from archcheck.infrastructure.version_control.git_state import GitState

ALLOCATIONS_BETWEEN_COLLECTIONS = 1_000_000


class Root:
    """Makes what a command needs when it needs it."""

    def __init__(self, environment: Environment) -> None:
        """Take the process environment."""
        self.environment = environment

    def trust_project(self) -> None:
        """Let everything that is made from now on start what the checked project brings."""
        variables = {**self.environment.variables, "ARCHCHECK_TRUST_PROJECT": "1"}
        self.environment = dataclasses.replace(self.environment, variables=variables)

    def check_project(self) -> CheckProjectUseCase:
        """The gate."""
        from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase

        services = Services(self)
        return CheckProjectUseCase(services, services)

    def keep_baseline(self) -> KeepBaselineUseCase:
        """The record of known findings."""
        from archcheck.application.use_cases.keep_baseline_use_case import KeepBaselineUseCase

        return KeepBaselineUseCase(Services(self))

    def show_baseline(self) -> ShowBaselineUseCase:
        """What the record holds."""
        from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
        from archcheck.infrastructure.version_control.code_owners import FileCodeOwners

        services = Services(self)
        return ShowBaselineUseCase(
            services.configurations,
            services.discovery,
            services.baselines,
            services.baseline_history,
            FileCodeOwners(),
        )

    def check_projects(self) -> CheckProjectsUseCase:
        """The gate over several projects."""
        from archcheck.application.use_cases.check_projects_use_case import CheckProjectsUseCase

        services = Services(self)
        return CheckProjectsUseCase(services, services.divider, services)

    def map_projects(self) -> MapProjectsUseCase:
        """What other commands do, with each of several projects."""
        from archcheck.application.use_cases.map_projects_use_case import MapProjectsUseCase

        services = Services(self)
        return MapProjectsUseCase(services, services.divider)

    def list_files(self) -> ListFilesUseCase:
        """The files that a check would look at."""
        from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase

        services = Services(self)
        return ListFilesUseCase(services.configurations, services.discovery)

    def draw_graph(self) -> DrawGraphUseCase:
        """The architecture, to be drawn."""
        from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = Services(self)
        return DrawGraphUseCase(services, ContractModuleMaps(services.graphs))

    def compare_graphs(self) -> CompareGraphsUseCase:
        """What has become of the architecture."""
        from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = Services(self)
        maps = ContractModuleMaps(services.graphs)
        return CompareGraphsUseCase(services, maps, services.past_projects, services.divider)

    def compare_policies(self) -> ComparePoliciesUseCase:
        """What has become of the gate itself."""
        from archcheck.application.use_cases.compare_policies_use_case import ComparePoliciesUseCase

        services = Services(self)
        return ComparePoliciesUseCase(services, services.guard, services.revisions)

    def prove_gate(self) -> ProveGateUseCase:
        """Whether everything in the gate can fail."""
        from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
        from archcheck.infrastructure.proving.contract_planting import ContractPlanting
        from archcheck.infrastructure.proving.layout_planting import LayoutPlanting
        from archcheck.infrastructure.proving.private_trees import PrivateTrees
        from archcheck.infrastructure.proving.rule_planting import RulePlanting
        from archcheck.infrastructure.proving.structure_planting import StructurePlanting

        services = Services(self)
        plantings = (
            ContractPlanting(services.matches),
            LayoutPlanting(services.version_control, services.matches),
            RulePlanting(),
            StructurePlanting(services.version_control),
        )
        return ProveGateUseCase(services, plantings, self.check_tools(), PrivateTrees())

    def graph_formats(self) -> GraphFormats:
        """The formats of graphs."""
        from archcheck.infrastructure.reports.graphs.graph_formats import FileGraphFormats

        return FileGraphFormats()

    def explain_import(self) -> ExplainImportUseCase:
        """Why a module may import another."""
        from archcheck.application.use_cases.explain_import_use_case import ExplainImportUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = Services(self)
        return ExplainImportUseCase(services, ContractModuleMaps(services.graphs), self._matches)

    def explain_file(self) -> ExplainFileUseCase:
        """What is known about one file."""
        from archcheck.application.use_cases.explain_file_use_case import ExplainFileUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = Services(self)
        return ExplainFileUseCase(services, ContractModuleMaps(services.graphs), self._matches)

    def list_unguarded(self) -> ListUnguardedUseCase:
        """Modules that no contract looks at."""
        from archcheck.application.use_cases.list_unguarded_use_case import ListUnguardedUseCase

        return ListUnguardedUseCase(self.configurations(), self._matches)

    def show_standing(self) -> ShowStandingUseCase:
        """How a contract or rule stands."""
        from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
        from archcheck.infrastructure.architecture.structure.queries import StructureQueries

        return ShowStandingUseCase(Services(self), StructureQueries)

    def propose_configuration(self) -> ProposeConfigurationUseCase:
        """A configuration for a project that has none."""
        from archcheck.application.use_cases.propose_configuration_use_case import (
            InitServices,
            ProposeConfigurationUseCase,
        )
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps
        from archcheck.infrastructure.proposing.draft_files import DraftFiles
        from archcheck.infrastructure.proposing.project_files import ProjectFiles
        from archcheck.infrastructure.proposing.project_places import ProjectDirectories
        from archcheck.infrastructure.proposing.proposal_documents import ProposalDocuments
        from archcheck.infrastructure.proposing.shipped_words import shipped_vocabulary

        services = Services(self)
        return ProposeConfigurationUseCase(
            InitServices(
                checking=services,
                drafts=DraftFiles(services.configurations),
                maps=ContractModuleMaps(services.graphs),
                signs=ProjectFiles(),
                places=ProjectDirectories(),
                files=ProposalDocuments(),
                vocabulary=shipped_vocabulary,
            )
        )

    def query_symbols(self) -> QuerySymbolsUseCase:
        """What a selector selects."""
        from archcheck.application.use_cases.query_symbols_use_case import QuerySymbolsUseCase
        from archcheck.infrastructure.architecture.structure.queries import StructureQueries

        return QuerySymbolsUseCase(Services(self), StructureQueries())

    def explain_rule(self) -> ExplainRuleUseCase:
        """The pages of rules."""
        from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase

        return ExplainRuleUseCase(
            self.catalogue, self.configurations(), self._matches, self._tool_rules
        )

    def _matches(self) -> ContractMatches:
        from archcheck.infrastructure.architecture.matches import ResolvedMatches
        from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
        from archcheck.infrastructure.version_control.git_state import GitState

        git = GitState(self.environment.variables)
        return ResolvedMatches(GitAwareDiscovery(git), git)

    def _tool_rules(self) -> ToolRules:
        from archcheck.infrastructure.tools.running.installed_tool_rules import InstalledToolRules

        return InstalledToolRules(self.environment.variables)

    def list_rules(self) -> ListRulesUseCase:
        """The table of rules."""
        from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase

        return ListRulesUseCase(self.catalogue, self.configurations())

    def list_packs(self) -> ListPacksUseCase:
        """The table of packs."""
        from archcheck.application.use_cases.list_packs_use_case import ListPacksUseCase

        return ListPacksUseCase(self._pack_library())

    def compare_packs(self) -> ComparePacksUseCase:
        """How two packs differ."""
        from archcheck.application.use_cases.compare_packs_use_case import ComparePacksUseCase

        return ComparePacksUseCase(self._pack_library())

    def write_pack(self) -> WritePackUseCase:
        """A pack of what is configured now."""
        from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
        from archcheck.infrastructure.configuration.pack_texts import TomlPackWriter

        return WritePackUseCase(self.configurations(), TomlPackWriter())

    def _pack_library(self) -> PackLibrary:
        from archcheck.infrastructure.configuration.pack_library import FilePackLibrary

        trusts = self.environment.trusts_project
        return FilePackLibrary(self.catalogue, trusts, tuple(sys.path))

    def list_tools(self) -> ListToolsUseCase:
        """The table of tools."""
        from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
        from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
        from archcheck.infrastructure.tools.running.inventory import InstalledToolInventory

        return ListToolsUseCase(
            InstalledToolInventory(self.environment.variables),
            self.configurations(),
            GitAwareDiscovery(),
        )

    def check_tools(self) -> CheckToolsUseCase:
        """The planted files."""
        from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
        from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
        from archcheck.infrastructure.tools.planted_files import PlantedFiles

        probes = PlantedFiles(self.environment.variables)
        return CheckToolsUseCase(probes, self.configurations(), GitAwareDiscovery())

    def tool_installer(self) -> ToolInstaller:
        """The environment for missing tools."""
        from archcheck.infrastructure.tools.running.own_environment import OwnEnvironment

        return OwnEnvironment(self.environment.variables)

    def look_after_cache(self) -> LookAfterCacheUseCase:
        """The cache of the project."""
        from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase

        services = Services(self)
        return LookAfterCacheUseCase(
            services.cache_place, services.configurations, services.divider
        )

    def measure_fitness(self) -> MeasureFitnessUseCase:
        """The fitness of a project in numbers."""
        from archcheck.application.use_cases.measure_fitness_use_case import MeasureFitnessUseCase
        from archcheck.infrastructure.architecture.fitness.gauge import GraphGauge

        return MeasureFitnessUseCase(Services(self), GraphGauge())

    def configuration_schema(self, in_pyproject: bool) -> Mapping[str, object]:
        """What may be configured, as a JSON Schema."""
        from archcheck.domain.rule_names import RuleNames
        from archcheck.infrastructure.configuration import json_schema

        names = RuleNames(self.catalogue.rules(), self._tool_rules().id_patterns(()))
        make = json_schema.pyproject_schema if in_pyproject else json_schema.configuration_schema
        return make(names)

    def follow_fitness(self) -> FollowFitnessUseCase:
        """The fitness of the last versions of a project."""
        from archcheck.application.use_cases.follow_fitness_use_case import FollowFitnessUseCase
        from archcheck.infrastructure.architecture.fitness.gauge import GraphGauge
        from archcheck.infrastructure.architecture.fitness.past_memory import RememberedPast
        from archcheck.infrastructure.discovery.git_history import GitHistory

        history = GitHistory(self.environment.variables)
        return FollowFitnessUseCase(Services(self), GraphGauge(), history, RememberedPast)

    def show_configuration(self) -> ShowConfigurationUseCase:
        """The effective configuration."""
        from archcheck.application.use_cases.show_configuration_use_case import (
            ShowConfigurationUseCase,
        )

        return ShowConfigurationUseCase(self.configurations())

    def show_roots(self) -> ShowRootsUseCase:
        """The source and test roots."""
        from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
        from archcheck.infrastructure.discovery.root_reasons import RootReasons

        return ShowRootsUseCase(RootReasons(), self.configurations())

    def lint_sarif(self) -> LintSarifUseCase:
        """What is wrong with a SARIF log."""
        from archcheck.application.use_cases.lint_sarif_use_case import LintSarifUseCase
        from archcheck.infrastructure.sarif_logs.file_sarif_logs import FileSarifLogs

        return LintSarifUseCase(FileSarifLogs())

    def merge_sarif(self) -> MergeSarifUseCase:
        """One SARIF log of several."""
        from archcheck.application.use_cases.merge_sarif_use_case import MergeSarifUseCase
        from archcheck.infrastructure.sarif_logs.file_sarif_logs import FileSarifLogs

        return MergeSarifUseCase(FileSarifLogs())

    def report_result(self) -> ReportResultUseCase:
        """What an earlier check has found."""
        from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
        from archcheck.infrastructure.reports.saved_results import JsonSavedResults

        return ReportResultUseCase(JsonSavedResults())

    def report_formats(self) -> ReportFormats:
        """The report formats."""
        from archcheck.infrastructure.reports.report_formats import FileReportFormats

        return FileReportFormats(self._installed_plugins)

    def _installed_plugins(self) -> Sequence[Plugin]:
        from archcheck.infrastructure.plugins.installed import allowed_plugins

        trusts = self.environment.trusts_project
        return allowed_plugins(tuple(sys.path), os.getcwd(), trusts)

    def report_memory(self, checked: Checked | CheckedProjects) -> ReportMemory:
        """What reports said before of the same."""
        from archcheck.application.checking.checked import Checked
        from archcheck.application.ports.report_output import NoReports

        if not isinstance(checked, Checked):
            return NoReports()
        from archcheck.infrastructure.reports.report_memory import KnownReports

        return KnownReports(checked, self._installed_plugins())

    def report_files(self) -> ReportFiles:
        """The writer of report files."""
        from archcheck.infrastructure.reports.report_files import AtomicReportFiles

        return AtomicReportFiles()

    def configurations(self) -> ConfigurationLoader:
        """The loader of configurations."""
        from archcheck.infrastructure.configuration.toml_configuration_loader import (
            TomlConfigurationLoader,
        )

        return TomlConfigurationLoader(
            self.catalogue,
            trusts_project=self.environment.trusts_project,
            python_path=tuple(sys.path),
        )

    @functools.cached_property
    def catalogue(self) -> RuleCatalogue:
        """The rules, from their pages."""
        from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
        from archcheck.infrastructure.rule_implementations import ImplementedRules

        return ImplementedRules(PageRuleCatalogue())


class Services:
    """The services of a check, each imported and made when it is first asked for.

    Loading the configuration needs few of them; the fork server starts behind it, and the rest
    is imported while it does.
    """

    def __init__(self, root: Root) -> None:
        """Take what makes the services that several commands need."""
        self._variables = root.environment.variables
        self.catalogue = root.catalogue
        self.configurations = root.configurations()

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
        from archcheck.infrastructure.architecture.built_in.built_in_rules import (
            BuiltInDependencyRules,
        )
        from archcheck.infrastructure.architecture.composition.composition_rules import (
            CompositionRules,
        )
        from archcheck.infrastructure.architecture.contracts.contract_rules import ContractRules
        from archcheck.infrastructure.architecture.declared_rules import DeclaredRules
        from archcheck.infrastructure.architecture.fitness.fitness_rules import FitnessRules
        from archcheck.infrastructure.architecture.layout.classified_rules import ClassifiedRules
        from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRules
        from archcheck.infrastructure.architecture.missing_tests.missing_test_rules import (
            MissingTestRules,
        )

        graphs = self.graphs
        return (
            ContractRules(graphs),
            CompositionRules(),
            BuiltInDependencyRules(graphs),
            DeclaredRules(attrgetter("structure"), self._structure_rules),
            LayoutRules(),
            DeclaredRules(attrgetter("layout"), self._configured_layout),
            ClassifiedRules(),
            FitnessRules(graphs),
            MissingTestRules(self.version_control),
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


def main() -> None:
    """Run the command line and leave with its exit status.

    Nearly all that a run allocates stays until its end: looking for garbage all the time costs
    a twentieth of it, and at its end as much again.
    """
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()


def _run() -> int:
    environment = read_environment(os.environ)
    _import_nothing_checked()
    from archcheck.interface.cli.entry import run

    return run(sys.argv[1:], Root(environment))


def _import_nothing_checked() -> None:
    """Neither here nor in worker processes."""
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    places = (os.curdir, *filter(os.path.exists, sys.argv[1:]))
    kept = (own, sys.prefix, sys.base_prefix)
    sys.path = without_projects(sys.path, places, kept)
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(without_projects(entries, places, kept))
