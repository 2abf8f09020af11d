"""What a project's cache holds, and an end to it."""

from archcheck.application.ports.cache_place import CacheContent, CachePlace, CacheWish
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.project_division import DivisionRequest, ProjectDivider


class LookAfterCacheUseCase:
    """Looks into the cache of a project, or empties it."""

    def __init__(
        self, place: CachePlace, configurations: ConfigurationLoader, divider: ProjectDivider
    ) -> None:
        """Take the ports."""
        self._place = place
        self._configurations = configurations
        self._divider = divider

    def content(self, request: ConfigurationRequest, wish: CacheWish) -> CacheContent:
        """What there is; raises UsageProblems where no project is."""
        return self._place.content(self._root(request), wish)

    def clear(self, request: ConfigurationRequest, wish: CacheWish) -> CacheContent:
        """What there was; raises UsageProblems where no project is."""
        return self._place.clear(self._root(request), wish)

    def _root(self, request: ConfigurationRequest) -> str:
        """That of a table where the project stands in one: its projects have one cache."""
        asked = DivisionRequest(directory=request.directory, file=request.file)
        division = self._divider.divide(asked)
        if division and division.table:
            return division.table.root
        return self._configurations.load(request).root
