"""The composition root: wires lazily, one factory for each command."""

from __future__ import annotations

import functools
import gc
import os
import sys
from typing import TYPE_CHECKING

from archcheck.interface.cli.entry import run
from archcheck.shared.configuration import Environment, read_environment

if TYPE_CHECKING:
    from archcheck.application.checking.services import CheckServices
    from archcheck.application.ports.configuration_loader import ConfigurationLoader
    from archcheck.application.ports.contract_matches import ContractMatches
    from archcheck.application.ports.report_output import ReportFiles, ReportFormats
    from archcheck.application.ports.rule_catalogue import RuleCatalogue
    from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
    from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
    from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase
    from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
    from archcheck.application.use_cases.show_configuration_use_case import (
        ShowConfigurationUseCase,
    )

ALLOCATIONS_BETWEEN_COLLECTIONS = 1_000_000


class Root:
    """Makes what a command needs when it needs it."""

    def __init__(self, environment: Environment) -> None:
        """Take the process environment."""
        self.environment = environment

    def check_project(self) -> CheckProjectUseCase:
        """The gate."""
        from archcheck.infrastructure.checkers.worker_modules import TREE_CHECKS, WORKER
        from archcheck.infrastructure.execution.warm_up import warm_up

        warm_up((WORKER,))
        from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase

        return CheckProjectUseCase(self._services())

    def explain_rule(self) -> ExplainRuleUseCase:
        """The pages of rules."""
        from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase

        return ExplainRuleUseCase(self._catalogue, self._configurations(), self._matches)

    def _matches(self) -> ContractMatches:
        from archcheck.infrastructure.architecture.contract_matches import ResolvedContractMatches
        from archcheck.infrastructure.source.discovery import GitAwareDiscovery

        return ResolvedContractMatches(GitAwareDiscovery())

    def list_rules(self) -> ListRulesUseCase:
        """The table of rules."""
        from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase

        return ListRulesUseCase(self._catalogue, self._configurations())

    def list_tools(self) -> ListToolsUseCase:
        """The table of tools."""
        from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
        from archcheck.infrastructure.tools.inventory import InstalledToolInventory

        return ListToolsUseCase(
            InstalledToolInventory(self.environment.variables), self._configurations()
        )

    def show_configuration(self) -> ShowConfigurationUseCase:
        """The effective configuration."""
        from archcheck.application.use_cases.show_configuration_use_case import (
            ShowConfigurationUseCase,
        )

        return ShowConfigurationUseCase(self._configurations())

    def report_formats(self) -> ReportFormats:
        """The report formats."""
        from archcheck.infrastructure.reports.report_formats import FileReportFormats

        return FileReportFormats()

    def report_files(self) -> ReportFiles:
        """The writer of report files."""
        from archcheck.infrastructure.reports.report_files import AtomicReportFiles

        return AtomicReportFiles()

    def _configurations(self) -> ConfigurationLoader:
        from archcheck.infrastructure.configuration.toml_configuration_loader import (
            TomlConfigurationLoader,
        )

        return TomlConfigurationLoader(self._catalogue)

    @functools.cached_property
    def _catalogue(self) -> RuleCatalogue:
        from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue

        return PageRuleCatalogue()

    def _services(self) -> CheckServices:
        from archcheck.application.checking.services import CheckServices
        from archcheck.infrastructure.architecture.built_in_rules import BuiltInDependencyRules
        from archcheck.infrastructure.architecture.contract_rules import ContractRules
        from archcheck.infrastructure.architecture.graph_building import GraphSource
        from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRules
        from archcheck.infrastructure.caching.cache_directory import CacheDirectory
        from archcheck.infrastructure.execution.scheduler import ThreadScheduler
        from archcheck.infrastructure.execution.system_clock import SystemClock
        from archcheck.infrastructure.source.discovery import GitAwareDiscovery
        from archcheck.infrastructure.source.file_reader import FileReader
        from archcheck.infrastructure.source.path_globs import path_matches
        from archcheck.infrastructure.installed_tooling import InstalledTooling
        from archcheck.infrastructure.version_control.git_state import GitState

        graphs = GraphSource()
        return CheckServices(
            configurations=self._configurations(),
            catalogue=self._catalogue,
            discovery=GitAwareDiscovery(),
            tooling=InstalledTooling(self.environment.variables),
            project_rules=(ContractRules(graphs), BuiltInDependencyRules(graphs), LayoutRules()),
            scheduler=ThreadScheduler(),
            reader=FileReader(),
            version_control=GitState(self.environment.variables),
            clock=SystemClock(),
            cache_place=CacheDirectory(),
            matches=path_matches,
        )


def main() -> None:
    """Run the command line and leave with its exit status.

    Nearly all that a run allocates stays until its end: looking for garbage all the time costs
    a twentieth of it, and at its end as much again.
    """
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    try:
        sys.exit(run(sys.argv[1:], Root(read_environment(os.environ))))
    finally:
        gc.freeze()
