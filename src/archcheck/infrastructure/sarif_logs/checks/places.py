"""Defects of locations: addresses, regions and what they hold."""

import re
from collections.abc import Iterator, Sequence

from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.reports.sarif.json_values import ROOT
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.checks.frames import Frame
from archcheck.infrastructure.sarif_logs.reading import Json, number, rows, table, text

ABSOLUTE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
ENCODED = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*")
BELOW = "a line or column of the region is below 1"
CORNERS = ("startLine", "startColumn", "endLine", "endColumn")
Span = tuple[tuple[int, int], tuple[int, int]]


def location_defects(where: str, result: Json, frame: Frame) -> Iterator[SarifDefect]:
    """What is wrong with the places of a result."""
    places = rows(result, "locations")
    lacking = not any(table(place, "physicalLocation") for place in places)
    yield from where_wrong(where, (lacking, "there is no physical location"))
    for at, place in enumerate(places):
        physical = table(place, "physicalLocation")
        if physical:
            yield from _physical(f"{where}.locations[{at}]", physical, frame)
            yield from _listed(f"{where}.locations[{at}]", physical, frame)
    for name, place in _others(result):
        yield from _physical(f"{where}.{name}", table(place, "physicalLocation"), frame)


def _others(result: Json) -> Iterator[tuple[str, Json]]:
    for at, place in enumerate(rows(result, "relatedLocations")):
        yield f"relatedLocations[{at}]", place
    for flow in rows(result, "codeFlows"):
        for thread in rows(flow, "threadFlows"):
            for at, step in enumerate(rows(thread, "locations")):
                yield f"codeFlows.locations[{at}]", table(step, "location")


def _physical(where: str, physical: Json, frame: Frame) -> Iterator[SarifDefect]:
    yield from _address(where, table(physical, "artifactLocation"), frame)
    region = table(physical, "region")
    yield from _region(where, region)
    around = table(physical, "contextRegion")
    if around:
        yield from _context(where, around, region)


def _address(where: str, artifact: Json, frame: Frame) -> Iterator[SarifDefect]:
    uri, base = text(artifact, "uri"), text(artifact, "uriBaseId")
    steps = uri.split("/")
    relative = not ABSOLUTE.match(uri)
    yield from where_wrong(
        where,
        (not uri, "there is no uri"),
        (not relative, "the uri is not relative"),
        (uri and {".", ".."} & set(steps), "the uri holds . or .."),
        (relative and "" in steps[:-1], "the uri holds an empty segment"),
        (relative and not ENCODED.fullmatch(uri), "the uri is not percent-encoded"),
        (base != ROOT, f"the uriBaseId is not {ROOT}"),
        (base and base not in frame.bases, f"the base {base} is not declared"),
        (_is_misplaced(artifact, frame), "the index of the artifact is wrong"),
    )


def _is_misplaced(artifact: Json, frame: Frame) -> bool:
    index = number(artifact, "index")
    if index is None or index == -1:
        return False
    is_there = 0 <= index < len(frame.uris)
    return not is_there or frame.uris[index] != text(artifact, "uri")


def _listed(where: str, physical: Json, frame: Frame) -> Iterator[SarifDefect]:
    uri = text(physical, "artifactLocation", "uri")
    is_known = not uri or uri in frame.known_uris
    yield from where_wrong(where, (not is_known, "the file is not among the artifacts"))


def _region(where: str, region: Json) -> Iterator[SarifDefect]:
    missing = [corner for corner in CORNERS if number(region, corner) is None]
    yield from where_wrong(
        where,
        (missing, f"the region has no {', '.join(missing)}"),
        (any(map(_is_low, map(region.get, CORNERS))), BELOW),
        (not missing and "snippet" not in region, "the region has no snippet"),
    )
    span = span_of(region)
    yield from where_wrong(where, (span and span[1] < span[0], "the region ends before it begins"))


def _is_low(value: object) -> bool:
    return isinstance(value, int) and value < 1


def span_of(region: Json) -> Span | None:
    """Start and end as lines and columns; None where one is missing."""
    found: Sequence[int | None] = [number(region, corner) for corner in CORNERS]
    known = [each for each in found if each is not None]
    if len(known) < len(CORNERS):
        return None
    return (known[0], known[1]), (known[2], known[3])


def _context(where: str, around: Json, region: Json) -> Iterator[SarifDefect]:
    outer, inner = span_of(around), span_of(region)
    wrong = inner is not None and not (outer and _properly_contains(outer, inner))
    message = "the contextRegion does not properly contain the region"
    yield from where_wrong(where, (wrong, message))


def _properly_contains(outer: Span, inner: Span) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
