"""What a check needs of the world."""

import dataclasses
from collections.abc import Sequence

from archcheck.application.ports.cache_place import CachePlace
from archcheck.application.ports.configuration_loader import ConfigurationLoader
from archcheck.application.ports.project_discovery import ProjectDiscovery
from archcheck.application.ports.project_rules import ProjectRules
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.application.ports.scheduler import Scheduler
from archcheck.application.ports.surroundings import Clock, SourceReader, VersionControl
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.activation import PathMatches


@dataclasses.dataclass(frozen=True, kw_only=True)
class CheckServices:
    """The ports of a check; `matches(pattern, path)` knows globs."""

    configurations: ConfigurationLoader
    catalogue: RuleCatalogue
    discovery: ProjectDiscovery
    tooling: Tooling
    project_rules: Sequence[ProjectRules]
    scheduler: Scheduler
    reader: SourceReader
    version_control: VersionControl
    clock: Clock
    cache_place: CachePlace
    matches: PathMatches
