"""Defects that only the files themselves tell."""

import functools
import hashlib
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
    region = table(physical, "region")
    span = span_of(region)
    if data is None or span is None:
        return
    source = SourceText.decode_leniently(data)
    hashes = line_hashes(data)
    line = span[0][0]
    stated = text(result, "partialFingerprints", PRINTS[0])
    real = hashes[line - 1] if 1 <= line <= len(hashes) else ""
    inside = _is_inside(span, source)
    yield from where_wrong(
        where,
        (not inside, "the region is not inside the file"),
        (inside and stated and stated != real, f"the {PRINTS[0]} is {real} in this file"),
        (inside and _differs(region, span, source), "the snippet is not the text of the region"),
    )


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
