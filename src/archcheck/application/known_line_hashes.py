"""Hashes of lines that were computed before: they depend on nothing but the file's content."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.fingerprints import line_hashes

FORMAT = b"line hashes 1 "


def known_line_hashes(
    contents: Mapping[str, bytes], results: ResultCache
) -> Mapping[str, Sequence[str]]:
    """The hashes of all lines of these files, by their paths; new ones are remembered."""
    keys = {path: FORMAT + hashlib.sha256(data).digest() for path, data in contents.items()}
    known = results.get_many(keys.values())
    new = {keys[path]: _joined(contents[path]) for path in _unknown(keys, known)}
    results.put_many(new)
    told = {**known, **new}
    return {path: told[key].decode().split() for path, key in keys.items()}


def _unknown(keys: Mapping[str, bytes], known: Collection[bytes]) -> list[str]:
    return [path for path, key in keys.items() if key not in known]


def _joined(data: bytes) -> bytes:
    return " ".join(line_hashes(data)).encode()
