"""Lock files that do not belong to what is declared; times tell nothing about that."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from archcheck.infrastructure.discovery.settings_files import read_toml, table
from archcheck.infrastructure.distributions.content_hashes import (
    pdm_hash,
    pipfile_hash,
    poetry_hashes,
)
from archcheck.infrastructure.distributions.uv_lock import uv_difference
from archcheck.infrastructure.reading.json_values import json_values
from archcheck.infrastructure.reading.located_values import UnreadableError, values_at
from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA, inside_or_nothing
from archcheck.infrastructure.reading.toml_documents import parse_toml

Document = Mapping[str, object]
OTHER_HASH = "its hash is that of something else"
PYPROJECT = "pyproject.toml"
PIPFILE = "Pipfile"
NOT_COMPARED = ("pylock.toml", "pixi.lock", "conda-lock.yml", "requirements.lock")


class StaleLock(NamedTuple):
    """A lock file, what it is made from, why they differ, and the command that locks again."""

    path: str
    source: str
    reason: str
    command: str


class _LockKind(NamedTuple):
    source: str
    command: str
    difference: Callable[[str, str], str | None]


def stale_locks(root: str, paths: Iterable[str]) -> Iterator[StaleLock]:
    """The lock files among these paths that say something else than their sources."""
    for path, kind in _known(paths):
        reason = kind.difference(root, path)
        if reason:
            yield StaleLock(path, kind.source, reason, kind.command)


def incomparable_locks(root: str, paths: Iterable[str]) -> Iterator[str]:
    """Those of which it cannot be told."""
    known = tuple(paths)
    yield from (path for path in known if path in NOT_COMPARED)
    for path, kind in _known(known):
        if kind.difference(root, path) is None:
            yield path


def _known(paths: Iterable[str]) -> Iterator[tuple[str, _LockKind]]:
    return ((path, KINDS[path]) for path in paths if path in KINDS)


def _of_uv(root: str, path: str) -> str | None:
    return uv_difference(_lock(root, path), read_toml(root, PYPROJECT) or {})


def _of_poetry(root: str, path: str) -> str | None:
    kept = table(_lock(root, path), "metadata").get("content-hash")
    return _compared(kept, poetry_hashes(read_toml(root, PYPROJECT) or {}))


def _of_pdm(root: str, path: str) -> str | None:
    kept = str(table(_lock(root, path), "metadata").get("content_hash", ""))
    algorithm, _, value = kept.rpartition(":")
    if algorithm not in hashlib.algorithms_guaranteed:
        return None
    return _compared(value, (pdm_hash(read_toml(root, PYPROJECT) or {}, algorithm),))


def _of_pipenv(root: str, path: str) -> str | None:
    text = inside_or_nothing(root, path, MOST_OF_DATA).decode("utf-8", "replace")
    try:
        found = list(values_at(json_values(text), ("_meta", "hash", "sha256")))
    except UnreadableError:
        return None
    pipfile = read_toml(root, PIPFILE)
    kept = found[0].value if found and pipfile is not None else None
    return _compared(kept, (pipfile_hash(pipfile or {}),))


def _compared(kept: object, hashes: tuple[str, ...]) -> str | None:
    """A hash that is none cannot be compared."""
    if not isinstance(kept, str) or not kept:
        return None
    return "" if kept in hashes else OTHER_HASH


def _lock(root: str, path: str) -> Document:
    data = inside_or_nothing(root, path, MOST_OF_DATA)
    try:
        return parse_toml(data.decode("utf-8"), path)
    except ValueError:
        return {}


KINDS: Mapping[str, _LockKind] = {
    "uv.lock": _LockKind(PYPROJECT, "uv lock", _of_uv),
    "poetry.lock": _LockKind(PYPROJECT, "poetry lock", _of_poetry),
    "pdm.lock": _LockKind(PYPROJECT, "pdm lock", _of_pdm),
    "Pipfile.lock": _LockKind(PIPFILE, "pipenv lock", _of_pipenv),
}
