"""The directory that caches may be written to."""

import errno
import hmac
import os
import pathlib
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence

from archcheck.application.ports.cache_place import Cache, CacheContent, CachePlace, CacheWish
from archcheck.infrastructure.caching.private_key import NoKeyError, private_key, state_directory
from archcheck.infrastructure.caching.sqlite_results import LIMIT, SqliteResults

NAME = ".archcheck_cache"
RESULTS = "results.sqlite"
TRUSTED = "trusted"
EVERYBODY = b"archcheck --trust-cache"
USER = b"directory 1"
OURS = re.compile(r"(?:user-[0-9a-f]{32}|trusted)")
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "This directory holds caches of archcheck and the tools that it runs.\n"
)
PROBE = b"\0" * 65_536
Tracked = Callable[[str], Sequence[str] | None]


class CacheDirectory(CachePlace):
    """Makes and probes the cache directory.

    In it each user has a directory whose name is an HMAC under the user's key: tools trust
    their caches, and nobody else can prepare one. `--trust-cache` has another, of a known name
    and key, that can be brought from one machine to the next.
    """

    def __init__(self, variables: Mapping[str, str], tracked: Tracked) -> None:
        """Take the process environment, and what lists the paths below a directory in git."""
        self._variables = variables
        self._tracked = tracked

    def prepare(self, root: str, wish: CacheWish) -> Cache:
        """The cache of a project; what is missing is made."""
        directory = _directory(root, wish)
        try:
            self._demand_own(directory, root)
            key = EVERYBODY if wish.trusted else self._key(root)
            _make(directory)
            place = directory / _name(key, wish)
            _make_inner(place)
        except NoKeyError as error:
            return Cache(complaint=f"no cache: {error}")
        except OSError as error:
            why = error.strerror or type(error).__name__
            shown = _shown(directory, root)
            return Cache(complaint=f"no cache: {shown} cannot be used ({why})")
        return Cache(str(place), SqliteResults(place / RESULTS, key))

    def content(self, root: str, wish: CacheWish) -> CacheContent:
        """The bytes that the caches of all users have, and how many results are this user's."""
        directory = _directory(root, wish)
        places = _places(directory)
        results = filter(_holds_results, places)
        own = [place / RESULTS for place in results if place.name == self._own_name(root, wish)]
        counts = [SqliteResults(path, b"").count() for path in own]
        return CacheContent(str(directory), sum(map(_size, places)), LIMIT, sum(counts))

    def clear(self, root: str, wish: CacheWish) -> CacheContent:
        """Remove the caches of all users; what somebody else keeps there stays."""
        content = self.content(root, wish)
        for place in _places(pathlib.Path(content.directory)):
            shutil.rmtree(place, ignore_errors=True)
        return content

    def _key(self, root: str) -> bytes:
        return private_key(state_directory(self._variables), root)

    def _own_name(self, root: str, wish: CacheWish) -> str:
        try:
            return _name(self._key(root), wish)
        except NoKeyError:
            return TRUSTED

    def _demand_own(self, directory: pathlib.Path, root: str) -> None:
        """A directory that came with the project is not opened."""
        shown = _shown(directory, root)
        if _may_lead_anywhere(directory):
            raise NoKeyError(f"{shown} is a link, and may lead anywhere (see --cache-dir)")
        tracked = self._tracked(root)
        if tracked is None:
            raise NoKeyError(f"it is not known whether git tracks files in {shown}")
        if any(path.startswith(f"{shown}/") for path in tracked):
            raise NoKeyError(f"git tracks files in {shown}, which may come from anybody")


def _directory(root: str, wish: CacheWish) -> pathlib.Path:
    return pathlib.Path(wish.directory or os.path.join(root, NAME))


def _name(key: bytes, wish: CacheWish) -> str:
    return TRUSTED if wish.trusted else f"user-{hmac.digest(key, USER, 'sha256').hex()[:32]}"


def _make(directory: pathlib.Path) -> None:
    is_ours = _is_made(directory)
    with tempfile.TemporaryFile(dir=directory) as probe:
        probe.write(PROBE)
        probe.flush()
    if is_ours:
        _mark(directory)


def _is_made(directory: pathlib.Path) -> bool:
    """Make the directory, for this user alone, unless it is there: then it may be anybody's."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    try:
        directory.mkdir(mode=0o700)
    except FileExistsError:
        if not directory.is_dir():
            raise
        return False
    return True


def _make_inner(place: pathlib.Path) -> None:
    if place.is_symlink():
        raise OSError(errno.ELOOP, f"{place.name} in it is a link")
    if _is_made(place):
        _mark(place)


def _mark(directory: pathlib.Path) -> None:
    """Keep backups and git out."""
    (directory / "CACHEDIR.TAG").write_text(TAG, encoding="utf-8")
    (directory / ".gitignore").write_text("*\n", encoding="utf-8")


def _may_lead_anywhere(directory: pathlib.Path) -> bool:
    """Whether the usual place is a link; a directory that is wished for may be one."""
    return directory.name == NAME and directory.is_symlink()


def _places(directory: pathlib.Path) -> list[pathlib.Path]:
    """What archcheck has made in a cache directory."""
    found = [] if _may_lead_anywhere(directory) else directory.glob("*")
    return sorted(filter(_is_ours, found))


def _is_ours(path: pathlib.Path) -> bool:
    return bool(OURS.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


def _holds_results(place: pathlib.Path) -> bool:
    return (place / RESULTS).is_file()


def _size(place: pathlib.Path) -> int:
    paths = (os.path.join(above, name) for above, _, names in os.walk(place) for name in names)
    return sum(os.lstat(path).st_size for path in paths if os.path.lexists(path))


def _shown(directory: pathlib.Path, root: str) -> str:
    if directory.is_relative_to(root):
        return directory.relative_to(root).as_posix()
    return str(directory)
