"""One factory for each command, wired when it is asked for."""

from __future__ import annotations

import dataclasses
import functools
import os
import sys
from typing import TYPE_CHECKING

from archcheck.composition_root.services import Services
from archcheck.shared.configuration import Environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcheck.application.checking.checked import Checked
    from archcheck.application.checking.checked_projects import CheckedProjects
    from archcheck.application.ports.configuration_loader import ConfigurationLoader
    from archcheck.application.ports.contract_matches import ContractMatches
    from archcheck.application.ports.graph_format import GraphFormats
    from archcheck.application.ports.pack_library import PackLibrary
    from archcheck.application.ports.report_output import ReportFiles, ReportFormats, ReportMemory
    from archcheck.application.ports.rule_catalogue import RuleCatalogue
    from archcheck.application.ports.tool_installation import ToolInstaller
    from archcheck.application.ports.tool_rules import ToolRules
    from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
    from archcheck.application.use_cases.check_projects_use_case import CheckProjectsUseCase
    from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
    from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
    from archcheck.application.use_cases.compare_packs_use_case import ComparePacksUseCase
    from archcheck.application.use_cases.compare_policies_use_case import ComparePoliciesUseCase
    from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
    from archcheck.application.use_cases.explain_file_use_case import ExplainFileUseCase
    from archcheck.application.use_cases.explain_import_use_case import ExplainImportUseCase
    from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
    from archcheck.application.use_cases.follow_fitness_use_case import FollowFitnessUseCase
    from archcheck.application.use_cases.keep_baseline_use_case import KeepBaselineUseCase
    from archcheck.application.use_cases.lint_sarif_use_case import LintSarifUseCase
    from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase
    from archcheck.application.use_cases.list_packs_use_case import ListPacksUseCase
    from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase
    from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
    from archcheck.application.use_cases.list_unguarded_use_case import ListUnguardedUseCase
    from archcheck.application.use_cases.look_after_cache_use_case import LookAfterCacheUseCase
    from archcheck.application.use_cases.map_projects_use_case import MapProjectsUseCase
    from archcheck.application.use_cases.measure_fitness_use_case import MeasureFitnessUseCase
    from archcheck.application.use_cases.merge_sarif_use_case import MergeSarifUseCase
    from archcheck.application.use_cases.propose_configuration_use_case import (
        ProposeConfigurationUseCase,
    )
    from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
    from archcheck.application.use_cases.query_symbols_use_case import QuerySymbolsUseCase
    from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
    from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
    from archcheck.application.use_cases.show_configuration_use_case import ShowConfigurationUseCase
    from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
    from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
    from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
    from archcheck.domain.plugin import Plugin


class Root:
    """Makes what a command needs when it needs it."""

    def __init__(self, environment: Environment) -> None:
        """Take the process environment."""
        self.environment = environment

    def trust_project(self) -> None:
        """Let everything that is made from now on start what the checked project brings."""
        variables = {**self.environment.variables, "ARCHCHECK_TRUST_PROJECT": "1"}
        self.environment = dataclasses.replace(self.environment, variables=variables)

    def services(self) -> Services:
        """What the parts of a check do."""
        return Services(self.environment.variables, self.catalogue, self.configurations())

    def check_project(self) -> CheckProjectUseCase:
        """The gate."""
        from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase

        services = self.services()
        return CheckProjectUseCase(services, services)

    def keep_baseline(self) -> KeepBaselineUseCase:
        """The record of known findings."""
        from archcheck.application.use_cases.keep_baseline_use_case import KeepBaselineUseCase

        return KeepBaselineUseCase(self.services())

    def show_baseline(self) -> ShowBaselineUseCase:
        """What the record holds."""
        from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
        from archcheck.infrastructure.version_control.code_owners import FileCodeOwners

        services = self.services()
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

        services = self.services()
        return CheckProjectsUseCase(services, services.divider, services)

    def map_projects(self) -> MapProjectsUseCase:
        """What other commands do, with each of several projects."""
        from archcheck.application.use_cases.map_projects_use_case import MapProjectsUseCase

        services = self.services()
        return MapProjectsUseCase(services, services.divider)

    def list_files(self) -> ListFilesUseCase:
        """The files that a check would look at."""
        from archcheck.application.use_cases.list_files_use_case import ListFilesUseCase

        services = self.services()
        return ListFilesUseCase(services.configurations, services.discovery)

    def draw_graph(self) -> DrawGraphUseCase:
        """The architecture, to be drawn."""
        from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = self.services()
        return DrawGraphUseCase(services, ContractModuleMaps(services.graphs))

    def compare_graphs(self) -> CompareGraphsUseCase:
        """What has become of the architecture."""
        from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = self.services()
        maps = ContractModuleMaps(services.graphs)
        return CompareGraphsUseCase(services, maps, services.past_projects, services.divider)

    def compare_policies(self) -> ComparePoliciesUseCase:
        """What has become of the gate itself."""
        from archcheck.application.use_cases.compare_policies_use_case import ComparePoliciesUseCase

        services = self.services()
        return ComparePoliciesUseCase(services, services.guard, services.revisions)

    def prove_gate(self) -> ProveGateUseCase:
        """Whether everything in the gate can fail."""
        from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
        from archcheck.infrastructure.proving.contract_planting import ContractPlanting
        from archcheck.infrastructure.proving.layout_planting import LayoutPlanting
        from archcheck.infrastructure.proving.private_trees import PrivateTrees
        from archcheck.infrastructure.proving.rule_planting import RulePlanting
        from archcheck.infrastructure.proving.structure_planting import StructurePlanting

        services = self.services()
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

        services = self.services()
        return ExplainImportUseCase(services, ContractModuleMaps(services.graphs), self._matches)

    def explain_file(self) -> ExplainFileUseCase:
        """What is known about one file."""
        from archcheck.application.use_cases.explain_file_use_case import ExplainFileUseCase
        from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps

        services = self.services()
        return ExplainFileUseCase(services, ContractModuleMaps(services.graphs), self._matches)

    def list_unguarded(self) -> ListUnguardedUseCase:
        """Modules that no contract looks at."""
        from archcheck.application.use_cases.list_unguarded_use_case import ListUnguardedUseCase

        return ListUnguardedUseCase(self.configurations(), self._matches)

    def show_standing(self) -> ShowStandingUseCase:
        """How a contract or rule stands."""
        from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
        from archcheck.infrastructure.architecture.structure.queries import StructureQueries

        return ShowStandingUseCase(self.services(), StructureQueries)

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

        services = self.services()
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

        return QuerySymbolsUseCase(self.services(), StructureQueries())

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

        services = self.services()
        return LookAfterCacheUseCase(
            services.cache_place, services.configurations, services.divider
        )

    def measure_fitness(self) -> MeasureFitnessUseCase:
        """The fitness of a project in numbers."""
        from archcheck.application.use_cases.measure_fitness_use_case import MeasureFitnessUseCase
        from archcheck.infrastructure.architecture.fitness.gauge import GraphGauge

        return MeasureFitnessUseCase(self.services(), GraphGauge())

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
        return FollowFitnessUseCase(self.services(), GraphGauge(), history, RememberedPast)

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
