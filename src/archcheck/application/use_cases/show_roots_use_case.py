"""The roots of a project."""

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.root_search import FoundRoot, RootSearch


class ShowRootsUseCase:
    """Shows where imports and tests start in a project, and why."""

    def __init__(self, search: RootSearch, configurations: ConfigurationLoader) -> None:
        """Take the ports."""
        self._search = search
        self._configurations = configurations

    def execute(self, request: ConfigurationRequest) -> tuple[FoundRoot, ...]:
        """Each root with the reason; raises UsageProblems."""
        return self._search.roots(self._configurations.load(request))
