"""What the command line needs of the composition root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from archcheck.shared.configuration import Environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcheck.application.checking.checked import Checked
    from archcheck.application.checking.checked_projects import CheckedProjects
    from archcheck.application.ports.graph_format import GraphFormats
    from archcheck.application.ports.report_output import ReportFiles, ReportFormats, ReportMemory
    from archcheck.application.ports.tool_installation import ToolInstaller
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
    from archcheck.application.use_cases.show_standing_use_case import ShowStandingUseCase
    from archcheck.application.use_cases.propose_configuration_use_case import (
        ProposeConfigurationUseCase,
    )
    from archcheck.application.use_cases.prove_gate_use_case import ProveGateUseCase
    from archcheck.application.use_cases.query_symbols_use_case import QuerySymbolsUseCase
    from archcheck.application.use_cases.lint_sarif_use_case import LintSarifUseCase
    from archcheck.application.use_cases.merge_sarif_use_case import MergeSarifUseCase
    from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
    from archcheck.application.use_cases.show_baseline_use_case import ShowBaselineUseCase
    from archcheck.application.use_cases.show_configuration_use_case import ShowConfigurationUseCase
    from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
    from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase


class Composition(Protocol):
    """One factory for each command, nothing is made before it is needed."""

    @property
    def environment(self) -> Environment:
        """The process environment."""

    def trust_project(self) -> None:
        """Let everything that is made from now on start what the checked project brings."""

    def check_project(self) -> CheckProjectUseCase:
        """The gate."""

    def keep_baseline(self) -> KeepBaselineUseCase:
        """The record of known findings."""

    def show_baseline(self) -> ShowBaselineUseCase:
        """What the record holds."""

    def check_projects(self) -> CheckProjectsUseCase:
        """The gate over several projects."""

    def map_projects(self) -> MapProjectsUseCase:
        """What other commands do, with each of several projects."""

    def list_files(self) -> ListFilesUseCase:
        """The files that a check would look at."""

    def explain_import(self) -> ExplainImportUseCase:
        """Why a module may import another."""

    def explain_file(self) -> ExplainFileUseCase:
        """What is known about one file."""

    def list_unguarded(self) -> ListUnguardedUseCase:
        """Modules that no contract looks at."""

    def show_standing(self) -> ShowStandingUseCase:
        """How a contract or rule stands."""

    def propose_configuration(self) -> ProposeConfigurationUseCase:
        """A configuration for a project that has none."""

    def query_symbols(self) -> QuerySymbolsUseCase:
        """What a selector selects."""

    def explain_rule(self) -> ExplainRuleUseCase:
        """The pages of rules."""

    def list_rules(self) -> ListRulesUseCase:
        """The table of rules."""

    def list_packs(self) -> ListPacksUseCase:
        """The table of packs."""

    def compare_packs(self) -> ComparePacksUseCase:
        """How two packs differ."""

    def write_pack(self) -> WritePackUseCase:
        """A pack of what is configured now."""

    def list_tools(self) -> ListToolsUseCase:
        """The table of tools."""

    def look_after_cache(self) -> LookAfterCacheUseCase:
        """The cache of the project."""

    def measure_fitness(self) -> MeasureFitnessUseCase:
        """The fitness of a project in numbers."""

    def follow_fitness(self) -> FollowFitnessUseCase:
        """The fitness of the last versions of a project."""

    def check_tools(self) -> CheckToolsUseCase:
        """The planted files."""

    def tool_installer(self) -> ToolInstaller:
        """The environment for missing tools."""

    def configuration_schema(self, in_pyproject: bool) -> Mapping[str, object]:
        """What may be configured, as a JSON Schema."""

    def show_configuration(self) -> ShowConfigurationUseCase:
        """The effective configuration."""

    def show_roots(self) -> ShowRootsUseCase:
        """The source and test roots."""

    def draw_graph(self) -> DrawGraphUseCase:
        """The architecture, to be drawn."""

    def compare_graphs(self) -> CompareGraphsUseCase:
        """What has become of the architecture."""

    def compare_policies(self) -> ComparePoliciesUseCase:
        """What has become of the gate itself."""

    def prove_gate(self) -> ProveGateUseCase:
        """Whether everything in the gate can fail."""

    def graph_formats(self) -> GraphFormats:
        """The formats of graphs."""

    def lint_sarif(self) -> LintSarifUseCase:
        """What is wrong with a SARIF log."""

    def merge_sarif(self) -> MergeSarifUseCase:
        """One SARIF log of several."""

    def report_result(self) -> ReportResultUseCase:
        """What an earlier check has found."""

    def report_formats(self) -> ReportFormats:
        """The report formats."""

    def report_memory(self, checked: Checked | CheckedProjects) -> ReportMemory:
        """What reports said before of the same."""

    def report_files(self) -> ReportFiles:
        """The writer of report files."""
