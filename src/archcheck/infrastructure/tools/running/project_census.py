"""Everything in a project that a tool which follows imports may come across."""

import itertools
import operator
import os
from collections.abc import Iterator

from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.known_files import KnownFiles

PYTHON = (".py", ".pyi", ".pyx", ".pth", ".typed")
SETTINGS = (".toml", ".cfg", ".ini", ".txt", ".lock", ".in")
NEVER_ENTERED = frozenset({"__pycache__", "node_modules"})
ENVIRONMENT = "pyvenv.cfg"
MOST = 30_000


class UncountableError(Exception):
    """There is too much, or something that nobody can read."""


def census(root: str, known: KnownFiles) -> bytes | None:
    """The digest of all Python files, directories and settings at the top; None for too many.

    Git-ignored files are among them, since tools import them too; environments are not.
    """
    try:
        return key_of([(path, content) for path, content in _entries(root, known)])
    except (UncountableError, OSError, UnicodeEncodeError):
        return None


def tree_digest(directory: str, known: KnownFiles, most: int) -> bytes | None:
    """The digest of the Python files in a directory and below it; None for more than `most`."""
    try:
        paths = [path for path in _paths(directory, most) if path.endswith(PYTHON)]
        return key_of([(path, _digest(directory, path, known)) for path in paths])
    except (UncountableError, OSError, UnicodeEncodeError):
        return None


def _entries(root: str, known: KnownFiles) -> Iterator[tuple[str, bytes]]:
    for path in _paths(root, MOST):
        if path.endswith("/"):
            yield path, b""
        elif path.endswith(PYTHON) or _is_setting(path):
            yield path, _digest(root, path, known)


def _is_setting(path: str) -> bool:
    return "/" not in path and (path.startswith(".") or path.endswith(SETTINGS))


def _digest(root: str, path: str, known: KnownFiles) -> bytes:
    place = os.path.join(root, path)
    if os.path.islink(place):
        return b"link " + os.fsencode(os.readlink(place)) + known.content(place).digest
    return known.content(place).digest


def _paths(root: str, most: int) -> Iterator[str]:
    """Files, and directories with a slash at their ends, in a fixed order."""
    left = most
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        files, directories = _content(root, prefix)
        yield from (prefix, *files)
        for path, is_link in directories:
            if is_link:
                yield _linked(root, path)
            else:
                waiting.append(f"{path}/")
        left -= len(files)
        if left < 0:
            raise UncountableError


def _content(root: str, prefix: str) -> tuple[list[str], list[tuple[str, bool]]]:
    """The files in a directory (`""` or `src/`), and its directories, each whether it is a link.

    In an environment there is nothing.
    """
    with os.scandir(os.path.join(root, prefix)) as found:
        entries = sorted(found, key=operator.attrgetter("name"))
    files = [prefix + entry.name for entry in itertools.filterfalse(os.DirEntry.is_dir, entries)]
    if prefix and prefix + ENVIRONMENT in files:
        return [], []
    entered = filter(_is_entered, entries)
    return files, [(prefix + entry.name, entry.is_symlink()) for entry in entered]


def _is_entered(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir() and _is_usual(entry.name)


def _is_usual(name: str) -> bool:
    return not name.startswith(".") and name not in NEVER_ENTERED


def _linked(root: str, path: str) -> str:
    """A link and the directory that it leads to, which is walked where it stands."""
    target = os.path.relpath(os.path.realpath(os.path.join(root, path)), os.path.realpath(root))
    if not all(map(_is_usual, target.split(os.sep))):
        raise UncountableError
    return f"{path} -> {target}/"
