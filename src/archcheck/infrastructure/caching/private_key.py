"""The key by which this user's caches are known: whoever lacks it cannot forge an entry."""

import os
import pathlib
import secrets
import stat
import sys
import tempfile
from collections.abc import Mapping

from archcheck.infrastructure.reading.regular_files import read_regular

NAME = "cache-key"
LENGTH = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class NoKeyError(Exception):
    """There is no key that only this user knows; the text is a clause that says why."""


def state_directory(variables: Mapping[str, str], system: str = sys.platform) -> pathlib.Path:
    """Where programs of this user keep state, by the conventions of the operating system."""
    wished = pathlib.Path(variables.get("XDG_STATE_HOME", ""))
    home = pathlib.Path(variables.get("HOME") or os.path.expanduser("~"))
    usual = {
        "win32": pathlib.Path(variables.get("LOCALAPPDATA", home)),
        "darwin": home / "Library" / "Application Support",
    }
    chosen = wished if wished.is_absolute() else usual.get(system, home / ".local" / "state")
    return chosen / "archcheck"


def private_key(directory: pathlib.Path, root: str) -> bytes:
    """The key in a directory that does not lie in the checked project; made on first use."""
    if directory.resolve().is_relative_to(pathlib.Path(root).resolve()):
        raise NoKeyError(f"{directory}, where its key belongs, lies in the checked project")
    try:
        return _key(directory)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NoKeyError(f"its key cannot be kept in {directory} ({why})") from None


def _key(directory: pathlib.Path) -> bytes:
    path = directory / NAME
    if not os.path.lexists(path):
        _make(path)
    for place in (directory, path):
        if not _is_ours(place):
            raise NoKeyError(f"{place} belongs to somebody else, or others may read it")
    key = read_regular(path, LENGTH)
    if len(key) != LENGTH:
        raise NoKeyError(f"{path} is damaged; remove it")
    return key


def _make(path: pathlib.Path) -> None:
    """Of several processes that make it at once the last one wins; all read it afterwards."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=NAME, dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise


def _is_ours(path: pathlib.Path) -> bool:
    """Whether nobody else can have written or read it, as far as the system knows users."""
    state = os.lstat(path)
    if not hasattr(os, "geteuid"):
        return not stat.S_ISLNK(state.st_mode)
    is_private = stat.S_ISDIR(state.st_mode) or not state.st_mode & OTHERS
    return state.st_uid == os.geteuid() and is_private and not stat.S_ISLNK(state.st_mode)
