"""Where caches may be written."""

import abc

from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class CacheWish:
    """`directory` is `--cache-dir`, absolute; empty for `.archcheck_cache` in the project root.

    `trusted`: the cache may come from another machine (`--trust-cache`).
    """

    directory: str = ""
    trusted: bool = False


@dataclass(frozen=True)
class Cache:
    """A directory for the caches of tools, absolute, and what was found out before.

    Without a cache `directory` is empty and `complaint` says why.
    """

    directory: str = ""
    results: ResultCache = NO_RESULTS
    complaint: str = ""


@dataclass(frozen=True)
class CacheContent:
    """What lies in a cache directory: bytes of all files, and results that are remembered."""

    directory: str
    size: int = 0
    limit: int = 0
    results: int = 0


class CachePlace(abc.ABC):
    """Prepares the cache directory."""

    @abc.abstractmethod
    def prepare(self, root: str, wish: CacheWish) -> Cache:
        """The cache of a project; what is missing is made."""

    @abc.abstractmethod
    def content(self, root: str, wish: CacheWish) -> CacheContent:
        """What the cache holds; nothing is made."""

    @abc.abstractmethod
    def clear(self, root: str, wish: CacheWish) -> CacheContent:
        """Remove what archcheck has cached, of all users and versions; what there was."""
