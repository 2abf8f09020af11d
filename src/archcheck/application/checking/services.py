"""What a check needs of the world."""

from collections.abc import Sequence
from typing import Protocol

from archcheck.application.ports.baselines import BaselineHistory, Baselines
from archcheck.application.ports.cache_place import CachePlace
from archcheck.application.ports.code_owners import CodeOwners
from archcheck.application.ports.configuration_loader import ConfigurationLoader
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.ports.project_discovery import ProjectDiscovery
from archcheck.application.ports.project_rules import ProjectRules
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.application.ports.scheduler import Scheduler
from archcheck.application.ports.surroundings import Clock, SourceReader, VersionControl
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.activation import PathMatches


class CheckServices(Protocol):
    """The ports of a check, each maybe made when it is first asked for."""

    @property
    def configurations(self) -> ConfigurationLoader:
        """Reads the configuration."""

    @property
    def catalogue(self) -> RuleCatalogue:
        """Knows the own rules."""

    @property
    def discovery(self) -> ProjectDiscovery:
        """Finds the files."""

    @property
    def tooling(self) -> Tooling:
        """Makes the analyzers."""

    @property
    def project_rules(self) -> Sequence[ProjectRules]:
        """Judge the whole project, in the order of their answers."""

    @property
    def scheduler(self) -> Scheduler:
        """Runs the jobs."""

    @property
    def reader(self) -> SourceReader:
        """Reads files for reports."""

    @property
    def version_control(self) -> VersionControl:
        """Knows the repository."""

    @property
    def code_owners(self) -> CodeOwners:
        """Knows who owns which file."""

    @property
    def module_maps(self) -> ModuleMaps:
        """Knows the modules of the project and what they import."""

    @property
    def clock(self) -> Clock:
        """Knows the day, and measures."""

    @property
    def cache_place(self) -> CachePlace:
        """Knows where caches are kept."""

    @property
    def baselines(self) -> Baselines:
        """Keeps known findings."""

    @property
    def baseline_history(self) -> BaselineHistory:
        """Knows the commits of a baseline."""

    @property
    def matches(self) -> PathMatches:
        """Whether a glob (first) matches a path."""
