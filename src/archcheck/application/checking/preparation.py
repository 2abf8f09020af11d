"""From a request to what is to be inspected."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping

from archcheck.application.checking.former_names import former_names
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.cache_place import Cache
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Scope
from archcheck.domain.rule_names import RuleNames
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Prepared:
    """What is to be inspected, the names that mean something, and sentences for the reader."""

    inspection: Inspection
    names: RuleNames
    notices: tuple[str, ...]
    results: ResultCache = NO_RESULTS
    complaint: str = ""

    @property
    def about_machine(self) -> frozenset[str]:
        """The notices that hold here and now alone: why there is no cache."""
        return frozenset({self.complaint, self.results.complaint})


Discover = Callable[[Configuration, DiscoveryRequest], tuple[Project, Scope]]


def prepare(request: CheckRequest, services: CheckServices) -> Prepared:
    """Load the configuration, find the files and choose the rules; raises UsageProblems."""
    loaded = services.configurations.load(request.configuration)
    return prepared_with(loaded, cache_of(request, services, loaded), request, services)


def prepared_with(
    loaded: Configuration,
    cache: Cache,
    request: CheckRequest,
    services: CheckServices,
    discover: Discover | None = None,
) -> Prepared:
    """The same with a configuration and a cache that are there; raises UsageProblems."""
    names = names_of(loaded, services)
    configuration = _configured(request, loaded, names)
    rules = request.selection.rules(names.rules, configuration)
    configured = Selection().rules(names.rules, configuration)
    services.tooling.get_ready(rules, cache.results)
    wish = DiscoveryRequest(
        directory=request.directory,
        paths=request.paths,
        tests=request.tests,
        unsaved=request.unsaved,
        results=NO_RESULTS if loaded.home else cache.results,
    )
    project, scope = (discover or services.discovery.discover)(configuration, wish)
    inspection = Inspection(
        configuration=configuration,
        project=project,
        scope=_limited(scope, request.selection),
        rules=RulePlan(rules, configuration, services.matches, configured),
        cache_directory=cache.directory,
        workers=request.workers or services.scheduler.workers(),
        today=services.clock.today(),
        place=request.place,
        modules=request.modules,
    )
    notices = (
        *configuration.notices,
        cache.complaint,
        *_idle_patterns(inspection, request),
        *former_names(request.selection, configuration, names),
    )
    said = tuple(filter(None, notices))
    return Prepared(inspection, names, said, cache.results, cache.complaint)


def _limited(scope: Scope, selection: Selection) -> Scope:
    """The scope of the paths, with what else is left out."""
    keeps_rules = not (scope.partial or selection.leaves_rules_out)
    return dataclasses.replace(
        scope,
        partial=scope.partial or selection.is_partial,
        tools_left_out=selection.is_partial and keeps_rules,
    )


def names_of(loaded: Configuration, services: CheckServices) -> RuleNames:
    """The rules, and how ids of tools read, with those of its plug-ins."""
    rules = services.catalogue.rules(loaded.plugins)
    return RuleNames(rules, services.tooling.id_patterns(loaded.plugins))


def _idle_patterns(inspection: Inspection, request: CheckRequest) -> Iterator[str]:
    """What the project declares for some paths and no file has; a pack speaks to any project."""
    if not request.tests:
        return
    paths = [file.path for file in inspection.project.files]
    for pattern, origin in inspection.rules.idle_patterns(paths):
        if not origin.speaks_to_any:
            yield f'{origin.source}:{origin.line}: overrides: "{pattern}" matches no file of the project'


def _configured(
    request: CheckRequest, configuration: Configuration, names: RuleNames
) -> Configuration:
    if not request.is_selection_checked:
        request.selection.check(names, configuration)
    chosen = request.selection.configured_tools(configuration)
    return dataclasses.replace(
        chosen,
        fail_on=request.chosen_fail_on(chosen.fail_on),
        strict=request.strict,
        tools=_with_timeout(chosen.tools, request.timeout),
    )


def _with_timeout(tools: Mapping[str, ToolSetting], timeout: float) -> Mapping[str, ToolSetting]:
    if not timeout:
        return tools
    return {name: dataclasses.replace(tool, timeout=timeout) for name, tool in tools.items()}


def cache_of(request: CheckRequest, services: CheckServices, configuration: Configuration) -> Cache:
    """The cache of the project itself, whatever copy of it is looked at."""
    if not request.cache:
        return Cache()
    return services.cache_place.prepare(configuration.work_tree, request.cache_wish)
