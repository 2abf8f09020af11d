"""What reports show of the files with findings."""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.surroundings import SourceReader
from archcheck.domain.check_result import ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import line_hashes
from archcheck.domain.location import Location
from archcheck.domain.source_text import SourceText

NEIGHBOURS = 1
HashLines = Callable[[bytes, int], Sequence[str]]


def without_hashes(data: bytes, count: int) -> Sequence[str]:
    """No hashes, for reports that do not show them."""
    return ()


def reported_files(
    findings: Iterable[Finding],
    root: str,
    reader: SourceReader,
    hash_lines: HashLines = line_hashes,
) -> tuple[ReportedFile, ...]:
    """The files that findings, their related places and their chains lie in, sorted by path.

    A file that cannot be read any more is left out.
    """
    places = _grouped(itertools.chain.from_iterable(map(_locations, findings)))
    read = ((path, reader.read(root, path)) for path in sorted(places))
    return tuple(
        _reported_file(path, data, places[path], hash_lines)
        for path, data in read
        if data is not None
    )


def _locations(finding: Finding) -> Iterator[Location]:
    yield finding.location
    for related in (*finding.related, *finding.chain):
        yield related.location


def _grouped(locations: Iterable[Location]) -> Mapping[str, Sequence[Location]]:
    groups: dict[str, list[Location]] = {}
    for location in locations:
        groups.setdefault(location.path, []).append(location)
    return groups


def _reported_file(
    path: str, data: bytes, locations: Sequence[Location], hash_lines: HashLines
) -> ReportedFile:
    source = SourceText.decode_leniently(data)
    count = len(source.lines)
    starts = {min(max(location.region.start_line, 1), count) for location in locations}
    hashes = dict(enumerate(hash_lines(data, max(starts)), start=1))
    return ReportedFile(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=source.encoding,
        line_count=count,
        lines={number: source.line(number) for number in _shown(locations, count)},
        line_hashes={number: hashes[number] for number in sorted(starts & hashes.keys())},
    )


def _shown(locations: Iterable[Location], count: int) -> Iterable[int]:
    numbers: set[int] = set()
    for location in locations:
        first = min(max(location.region.start_line, 1), count)
        last = min(max(location.region.end_line, first), count)
        numbers.update(range(max(first - NEIGHBOURS, 1), min(last + NEIGHBOURS, count) + 1))
    return sorted(numbers)
