"""How the files of a project are found."""

import abc

from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project, Scope, Unsaved
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class DiscoveryRequest:
    """`paths` as given, `directory` absolute: the working directory; `tests`: not `--no-tests`.

    `unsaved` is the one file to report on, with its text, in place of the paths. `results` knows
    what was in the files before.
    """

    directory: str
    paths: tuple[str, ...] = ()
    tests: bool = True
    unsaved: Unsaved | None = None
    results: ResultCache = NO_RESULTS


class ProjectDiscovery(abc.ABC):
    """Walks a project once."""

    @abc.abstractmethod
    def discover(
        self, configuration: Configuration, request: DiscoveryRequest
    ) -> tuple[Project, Scope]:
        """The project and where findings are reported; raises UsageProblems."""

    @abc.abstractmethod
    def outline(self, configuration: Configuration) -> Project:
        """The root of several projects without files; those that nobody names are left out."""
