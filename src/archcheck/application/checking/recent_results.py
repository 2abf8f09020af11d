"""What has been found out a moment ago, in front of what is kept."""

from collections.abc import Collection, Mapping

from archcheck.application.ports.result_cache import ResultCache


class RecentResults(ResultCache):
    """Keeps everything in memory; what is below is asked, and told only what `lasts`."""

    def __init__(self, below: ResultCache, lasts: bool = False) -> None:
        """Take who is asked for what is not known here."""
        self._below = below
        self._lasts = lasts
        self._known: dict[bytes, bytes] = {}

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """From memory, the rest from below."""
        missing = frozenset(keys) - self._known.keys()
        if missing:
            self._known.update(self._below.get_many(missing))
        return {key: self._known[key] for key in filter(self._known.__contains__, keys)}

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep them here."""
        self._known.update(entries)
        if self._lasts:
            self._below.put_many(entries)

    @property
    def complaint(self) -> str:
        """That of what is below."""
        return self._below.complaint
