"""Locations and regions with the text that stands there, and the files that they lie in."""

import codecs
import dataclasses
import posixpath
import re
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.domain.check_result import ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.infrastructure.reports.sarif.json_values import (
    Json,
    artifact_location,
    present,
    relative_uri,
    without_surrogates,
)

SNIPPET_LIMIT = 10_000
NEIGHBOURS = 1
ABOVE = "../"
CONFIGURATION = Location("pyproject.toml", Region(1, 1, 1, 1))
REGISTERED = (
    (re.compile("cp(125[0-8])"), r"windows-\1"),
    (re.compile("iso(8859)"), r"iso-\1"),
    (re.compile("_"), "-"),
    (re.compile("-sig$"), ""),
)
SOURCE_ENDS = (".py", ".pyi")


class Places(msgspec.Struct, frozen=True):
    """Knows the files with findings by path; `prefix` leads from the base to the project."""

    files: Mapping[str, ReportedFile]
    prefix: str = ""

    def artifact(self, path: str) -> Json:
        """The SARIF artifact location of a path in the project."""
        return artifact_location(posixpath.normpath(self.prefix + path))

    def holds(self, location: Location) -> bool:
        """Whether a location lies under the base, so that an address can lead to it."""
        return not posixpath.normpath(self.prefix + location.path).startswith(ABOVE)

    def brought_inside(self, finding: Finding) -> Finding:
        """The finding with places under the base only; at the project's configuration if need be.

        What a configuration from elsewhere declares has no address in the repository.
        """
        related, chain = self._held(finding.related), self._held(finding.chain)
        kept = finding
        if (related, chain) != (finding.related, finding.chain):
            kept = dataclasses.replace(finding, related=related, chain=chain)
        location = finding.location
        if self.holds(location):
            return kept
        declared = f"Declared in {location.path}, line {location.region.start_line}"
        notes = (*finding.notes, declared)
        return dataclasses.replace(kept, location=CONFIGURATION, symbol="", notes=notes)

    def _held(self, places: tuple[RelatedLocation, ...]) -> tuple[RelatedLocation, ...]:
        return tuple(place for place in places if self.holds(place.location)) if places else ()

    def physical(self, location: Location, index: int | None = None) -> Json:
        """A physical location with region and snippet; `index` is that of its artifact."""
        region = self.region(location)
        return {
            "artifactLocation": present({**self.artifact(location.path), "index": index}),
            "region": self._described(location.path, region),
        }

    def with_context(self, location: Location, index: int | None) -> Json:
        """A physical location with the lines around it."""
        physical = self.physical(location, index)
        context = self._context(location.path, self.region(location))
        return present({**physical, "contextRegion": context})

    def region(self, location: Location) -> Region:
        """The region of a location, clamped into its file where that is known."""
        file = self.files.get(location.path)
        return _ordered(_clamped(location.region, file) if file else location.region)

    def _described(self, path: str, region: Region) -> Json:
        return present({**_numbers(region), "snippet": self._snippet(path, region)})

    def _snippet(self, path: str, region: Region) -> Json | None:
        text = self._text(path, region)
        return None if text is None else {"text": text}

    def _text(self, path: str, region: Region) -> str | None:
        lines = _lines(self.files.get(path), region)
        if lines is None or _length(lines, region) > SNIPPET_LIMIT:
            return None
        return without_surrogates(_cut(lines, region))

    def _context(self, path: str, region: Region) -> Json | None:
        file = self.files.get(path)
        if file is None:
            return None
        first = max(region.start_line - NEIGHBOURS, 1)
        last = min(region.end_line + NEIGHBOURS, file.line_count)
        around = Region(first, 1, last, len(file.lines.get(last, "")) + 1)
        contains = around != region and _contains(around, region)
        return self._described(path, around) if contains else None


def _numbers(region: Region) -> Json:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _clamped(region: Region, file: ReportedFile) -> Region:
    first = min(max(region.start_line, 1), file.line_count)
    last = min(max(region.end_line, first), file.line_count)
    return Region(
        first,
        _column(region.start_column, file.lines.get(first)),
        last,
        _column(region.end_column, file.lines.get(last)),
    )


def _column(column: int, line: str | None) -> int:
    return column if line is None else min(column, len(line) + 1)


def _ordered(region: Region) -> Region:
    line, column = max(region.start_line, 1), max(region.start_column, 1)
    end = max((region.end_line, region.end_column), (line, column))
    return Region(line, column, end[0], max(end[1], 1))


def _lines(file: ReportedFile | None, region: Region) -> list[str] | None:
    if file is None:
        return None
    numbers = range(region.start_line, region.end_line + 1)
    lines = [file.lines[number] for number in numbers if number in file.lines]
    return lines if len(lines) == len(numbers) else None


def _length(lines: list[str], region: Region) -> int:
    one = len(lines) == 1
    return region.end_column - region.start_column if one else sum(map(len, lines))


def _cut(lines: list[str], region: Region) -> str:
    body = [*lines[:-1], lines[-1][: region.end_column - 1]]
    return "\n".join(body)[region.start_column - 1 :]


def _contains(outer: Region, inner: Region) -> bool:
    starts = (outer.start_line, outer.start_column) <= (inner.start_line, inner.start_column)
    ends = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return starts and ends


def artifact_indices(paths: Iterable[str], places: Places) -> Mapping[str, int]:
    """The index of each known file in the list of artifacts, which is sorted by URI."""
    known = sorted(places.files.keys() & set(paths), key=relative_uri)
    return {path: index for index, path in enumerate(known)}


def artifacts(paths: Iterable[str], places: Places) -> list[Json]:
    """The artifacts of a run in the given order."""
    return [_artifact(places.files[path], places) for path in paths]


def _artifact(file: ReportedFile, places: Places) -> Json:
    language = "python" if file.path.endswith(SOURCE_ENDS) else ""
    hashes = present({"sha-256": file.digest})
    return {
        **present({"location": places.artifact(file.path), "sourceLanguage": language}),
        "length": file.size,
        **present({"encoding": encoding_name(file.encoding), "hashes": hashes}),
    }


def encoding_name(python_name: str) -> str:
    """The registered name of an encoding that Python names its own way."""
    try:
        name = codecs.lookup(python_name).name
    except LookupError:
        return ""
    for pattern, replacement in REGISTERED:
        name = pattern.sub(replacement, name)
    return name.upper()
