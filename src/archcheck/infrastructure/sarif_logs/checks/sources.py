"""Defects that only the files themselves tell."""

import functools
import hashlib
import itertools
import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from archcheck.domain.fingerprints import line_hashes
from archcheck.domain.sarif_defect import SarifDefect
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.regular_files import MOST_OF_SOURCE, read_inside
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.checks.places import Span, span_of
from archcheck.infrastructure.sarif_logs.checks.results import PRINTS
from archcheck.infrastructure.sarif_logs.reading import Json, number, rows, table, text

Read = Callable[[str], bytes | None]


def source_defects(where: str, run: Json, root: str) -> Iterator[SarifDefect]:
    """Where a run says other things of files than they do."""

    @functools.lru_cache(maxsize=64)
    def read(uri: str) -> bytes | None:
        return _content(root, uri)

    for at, artifact in enumerate(rows(run, "artifacts")):
        yield from _artifact(f"{where}.artifacts[{at}]", artifact, read)
    for at, result in enumerate(rows(run, "results")):
        for place in rows(result, "locations"):
            physical = table(place, "physicalLocation")
            yield from _place(f"{where}.results[{at}]", result, physical, read)


def _content(root: str, uri: str) -> bytes | None:
    path = unquote_to_bytes(uri).decode("utf-8", "surrogateescape")
    if not path or posixpath.normpath(path).startswith(("/", "..")):
        return None
    try:
        return read_inside(root, path, MOST_OF_SOURCE)
    except (OSError, ValueError):
        return None


def _artifact(where: str, artifact: Json, read: Read) -> Iterator[SarifDefect]:
    data = read(text(artifact, "location", "uri"))
    if data is None:
        yield SarifDefect(where, "there is no such file below the source root")
        return
    digest = text(artifact, "hashes", "sha-256").lower()
    yield from where_wrong(
        where,
        (digest and digest != hashlib.sha256(data).hexdigest(), "the sha-256 is not the file's"),
        (number(artifact, "length") not in (None, len(data)), "the length is not the file's"),
    )


def _place(where: str, result: Json, physical: Json, read: Read) -> Iterator[SarifDefect]:
    data = read(text(physical, "artifactLocation", "uri"))
    span = span_of(table(physical, "region"))
    if data is None or span is None:
        return
    source = SourceText.decode_leniently(data)
    if not _is_inside(span, source):
        yield SarifDefect(where, "the region is not inside the file")
        return
    real = _hash_of(span[0][0], data)
    stated = text(result, "partialFingerprints", PRINTS[0]) or real
    differs = _differs(table(physical, "region"), span, source)
    yield from where_wrong(
        where,
        (stated != real, f"the {PRINTS[0]} is {real} in this file"),
        (differs, "the snippet is not the text of the region"),
    )


def _hash_of(line: int, data: bytes) -> str:
    return next(itertools.islice(line_hashes(data), line - 1, None), "")


def _is_inside(span: Span, source: SourceText) -> bool:
    return all(
        1 <= line <= len(source.lines) and column <= len(source.line(line)) + 1
        for line, column in span
    )


def _differs(region: Json, span: Span, source: SourceText) -> bool:
    """Texts are compared without line ends, which producers write in their own way."""
    snippet = table(region, "snippet").get("text")
    if not isinstance(snippet, str):
        return False
    (first, start), (last, end) = span
    lines = [source.line(number) for number in range(first, last + 1)]
    body = "\n".join([*lines[:-1], lines[-1][: end - 1]])[start - 1 :]
    return snippet.split() != body.split()
