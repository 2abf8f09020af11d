"""Says why the roots of a project are what they are."""

from collections.abc import Iterator, Mapping

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.root_search import FoundRoot, RootSearch
from archcheck.domain.configuration import DEFAULT, Configuration
from archcheck.domain.project import Project, Role
from archcheck.infrastructure.discovery.build_settings import declaring_settings
from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings, settings_file
from archcheck.infrastructure.discovery.roots_of_tests import expanded_testpaths
from archcheck.infrastructure.discovery.source_roots import (
    SRC,
    configured_roots,
    covers,
    detected_declarations,
    is_guess,
)

GUESSES = {
    SRC.path: "no build settings name a directory, and src holds Python",
    ".": "no build settings name a directory, and no src holds Python",
}
DEEPER = "no build settings name it, but imports name packages in it as top-level ones"
ABOVE = "imports begin with the name of a directory in it"
INSIDE = "a directory of this name in a source root, with files that pytest collects"
USUAL = "the usual name"
APART = ": a project of its own, not checked", ": a repository of its own, not checked"


class RootReasons(RootSearch):
    """Runs the discovery of a check and tells its evidence."""

    def roots(self, configuration: Configuration) -> tuple[FoundRoot, ...]:
        """Source roots in their order, test roots, and what is left out; raises UsageProblems."""
        request = DiscoveryRequest(directory=configuration.root)
        project, _ = GitAwareDiscovery().discover(configuration, request)
        return (*_sources(configuration, project), *_tests(configuration, project), *_out(project))


def _sources(configuration: Configuration, project: Project) -> Iterator[FoundRoot]:
    reasons = _reasons_of_sources(configuration, project)
    for root in project.source_roots:
        is_above = any(covers(root.path, each) for each in reasons)
        reason = reasons.get(root.path, ABOVE if is_above else DEEPER)
        yield FoundRoot(root.path, Role.SOURCE, reason, root.packages)


def _reasons_of_sources(configuration: Configuration, project: Project) -> Mapping[str, str]:
    """The roots that were looked for, each with the reason."""
    files = [file.path for file in project.files]
    if is_guess(configuration, files):
        path = detected_declarations(project.root, files)[0].path
        return {path: GUESSES[path]}
    if configuration.source is None:
        paths = [each.path for each in detected_declarations(project.root, files)]
        return dict.fromkeys(paths, f"from {declaring_settings(project.root)}")
    return dict.fromkeys(configured_roots(configuration, "source"), _key(configuration, "source"))


def _tests(configuration: Configuration, project: Project) -> Iterator[FoundRoot]:
    for path in project.test_roots:
        yield FoundRoot(path, Role.TEST, _reason_of_tests(path, configuration, project))


def _reason_of_tests(path: str, configuration: Configuration, project: Project) -> str:
    if path in configured_roots(configuration, "tests"):
        return _key(configuration, "tests")
    testpaths = read_pytest_settings(project.root).testpaths
    if any(covers(each, path) for each in expanded_testpaths(project.root, testpaths)):
        return f"from testpaths in {settings_file(project.root)}"
    return INSIDE if "/" in path else USUAL


def _key(configuration: Configuration, key: str) -> str:
    origin = configuration.origins.get(key, DEFAULT)
    place = f"{origin.source}:{origin.line}" if origin.key else origin.source
    return f"from {key} in {place}"


def _out(project: Project) -> Iterator[FoundRoot]:
    for sentence in project.skipped:
        path, _, reason = sentence.rpartition(": ")
        if sentence.endswith(APART):
            yield FoundRoot(path, Role.OTHER, reason)
