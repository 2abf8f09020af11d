"""What the files of a project import by statement, for tools that do not tell it."""

import contextlib
import functools
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.facts import ImportStatement
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.code_stamp import code_stamp
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing

Stated = tuple[ImportStatement, ...] | None
StatedImports = Callable[[str, Collection[str]], Mapping[str, Stated]]
CODE = ("domain", "infrastructure/checkers/engine", "infrastructure/facts")
ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Stated)


def stated_imports(root: str, path: str) -> Stated:
    """The imports of a file in their order, None where Python cannot parse it."""
    return _imports(bytes_or_nothing(os.path.join(root, path)))


def all_imports(root: str, paths: Collection[str]) -> Mapping[str, Stated]:
    """The imports of several files, by their paths."""
    return {path: stated_imports(root, path) for path in paths}


def remembered_imports(results: ResultCache) -> StatedImports:
    """The same, for contents that were read before without parsing them again."""
    return functools.partial(_recalled, results)


def _recalled(results: ResultCache, root: str, paths: Collection[str]) -> Mapping[str, Stated]:
    contents = [bytes_or_nothing(os.path.join(root, path)) for path in paths]
    keys = list(map(_key, contents))
    known = results.get_many(keys)
    told = [
        DECODER.decode(known[key]) if key in known else _imports(data)
        for key, data in zip(keys, contents, strict=True)
    ]
    results.put_many(dict(_encoded(known, zip(keys, told, strict=True))))
    return dict(zip(paths, told, strict=True))


def _encoded(
    known: Collection[bytes], entries: Iterable[tuple[bytes, Stated]]
) -> Iterator[tuple[bytes, bytes]]:
    """What is new and can be kept: a literal may hold what is no text."""
    for key, stated in entries:
        if key not in known:
            with contextlib.suppress(UnicodeEncodeError):
                yield key, ENCODER.encode(stated)


def _key(data: bytes) -> bytes:
    return key_of("imports", code_stamp(CODE), hashlib.sha256(data).digest())


def _imports(data: bytes) -> Stated:
    from archcheck.infrastructure.checkers.engine.parsing import (
        UnparsableError,
        decode,
        parse_tree,
    )
    from archcheck.infrastructure.facts.extraction import extract_facts

    try:
        text = decode(data)
        return extract_facts("", text, parse_tree(text)).imports
    except UnparsableError:
        return None
