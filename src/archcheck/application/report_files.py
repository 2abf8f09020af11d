"""What reports show of the files with findings."""

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.known_line_hashes import known_line_hashes
from archcheck.application.ports.report_format import Evidence
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.application.ports.surroundings import SourceReader
from archcheck.domain.check_result import ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location
from archcheck.domain.source_text import SourceText

NEIGHBOURS = 1


def reported_files(
    findings: Iterable[Finding],
    root: str,
    reader: SourceReader,
    evidence: Evidence = Evidence.FINGERPRINTS,
    results: ResultCache = NO_RESULTS,
) -> tuple[ReportedFile, ...]:
    """The files that findings, their related places and their chains lie in, sorted by path.

    None where only places are shown. A file that cannot be read any more is left out. Hashes of
    lines that were computed before are in `results`.
    """
    if evidence is Evidence.PLACES:
        return ()
    places = _grouped(itertools.chain.from_iterable(map(_locations, findings)))
    contents = _read(sorted(places), root, reader)
    hashed = contents if evidence >= Evidence.FINGERPRINTS else {}
    hashes = known_line_hashes(hashed, results)
    return tuple(
        _reported_file(path, data, places[path], hashes.get(path, ()))
        for path, data in contents.items()
    )


def _read(paths: Iterable[str], root: str, reader: SourceReader) -> Mapping[str, bytes]:
    read = ((path, reader.read(root, path)) for path in paths)
    return {path: data for path, data in read if data is not None}


def paths_of(findings: Iterable[Finding]) -> set[str]:
    """The paths of all these files."""
    return {place.path for place in itertools.chain.from_iterable(map(_locations, findings))}


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
    path: str, data: bytes, locations: Sequence[Location], hashes: Sequence[str]
) -> ReportedFile:
    source = SourceText.decode_leniently(data)
    count = len(source.lines)
    starts = {min(max(location.region.start_line, 1), count) for location in locations}
    return ReportedFile(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=source.encoding,
        line_count=count,
        lines={number: source.line(number) for number in _shown(locations, count)},
        line_hashes={line: hashes[line - 1] for line in sorted(starts) if line <= len(hashes)},
    )


def _shown(locations: Iterable[Location], count: int) -> Iterable[int]:
    numbers: set[int] = set()
    for location in locations:
        first = min(max(location.region.start_line, 1), count)
        last = min(max(location.region.end_line, first), count)
        numbers.update(range(max(first - NEIGHBOURS, 1), min(last + NEIGHBOURS, count) + 1))
    return sorted(numbers)
