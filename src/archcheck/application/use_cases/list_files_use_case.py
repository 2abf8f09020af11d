"""Which files a check would look at."""

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.configuration_loader import ConfigurationLoader
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.project import SourceFile
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class ListedFiles:
    """Files in judgement and in scope, sorted by path; `root` is the absolute project root.

    `unmatched` are given paths at which no file is checked, each with the reason.
    """

    root: str
    files: tuple[SourceFile, ...]
    unmatched: tuple[str, ...]


class ListFilesUseCase:
    """Lists the files that a check would look at, and checks nothing."""

    def __init__(self, configurations: ConfigurationLoader, discovery: ProjectDiscovery) -> None:
        """Take the ports."""
        self._configurations = configurations
        self._discovery = discovery

    def execute(self, request: CheckRequest) -> ListedFiles:
        """The files; raises UsageProblems as a check would."""
        configuration = self._configurations.load(request.configuration)
        wish = DiscoveryRequest(
            directory=request.directory, paths=request.paths, tests=request.tests
        )
        project, scope = self._discovery.discover(configuration, wish)
        candidates = (file for file in project.files if not file.excluded)
        files = tuple(file for file in candidates if scope.holds(file.path))
        return ListedFiles(project.root, files, scope.unmatched)
