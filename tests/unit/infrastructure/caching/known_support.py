"""A cache of results in memory."""

from collections.abc import Collection, Mapping

from archcheck.application.ports.result_cache import ResultCache


class ResultsInMemory(ResultCache):
    """Forgets nothing; counts how often it was told something."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.entries: dict[bytes, bytes] = {}
        self.puts = 0

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """What it was told."""
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Remember."""
        self.puts += 1
        self.entries.update(entries)

    @property
    def complaint(self) -> str:
        """None."""
        return ""
