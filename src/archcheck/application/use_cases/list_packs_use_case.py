"""The packs that there are, with what they contain."""

from archcheck.application.ports.pack_library import PackContent, PackLibrary


class ListPacksUseCase:
    """Lists the packs that are known by name."""

    def __init__(self, library: PackLibrary) -> None:
        """Take the port."""
        self._library = library

    def execute(self, directory: str) -> tuple[PackContent, ...]:
        """All packs, sorted by name; raises UsageProblems."""
        return tuple(
            self._library.content(name, directory) for name in self._library.names(directory)
        )
