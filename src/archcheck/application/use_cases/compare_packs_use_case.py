"""How two packs differ."""

from archcheck.application.packs.differences import differences
from archcheck.application.ports.pack_library import PackLibrary


class ComparePacksUseCase:
    """Compares what two packs say, with all that they extend."""

    def __init__(self, library: PackLibrary) -> None:
        """Take the port."""
        self._library = library

    def execute(self, first: str, second: str, directory: str) -> tuple[str, ...]:
        """Sentences, none for packs that say the same; raises UsageProblems."""
        packs = [self._library.content(name, directory) for name in (first, second)]
        return tuple(differences(*packs))
