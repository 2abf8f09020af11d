"""Where caches may be written."""

import abc


class CachePlace(abc.ABC):
    """Prepares the cache directory."""

    @abc.abstractmethod
    def prepare(self, root: str, wish: str) -> tuple[str, str]:
        """The absolute directory and an empty text, or an empty text and why there is none.

        `wish` is `--cache-dir`; empty for `.archcheck_cache` in the project root.
        """
