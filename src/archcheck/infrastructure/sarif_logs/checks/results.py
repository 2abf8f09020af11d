"""Defects of results."""

import re
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.reports.sarif.messages import TEXT_LIMIT
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.checks.frames import Frame
from archcheck.infrastructure.sarif_logs.checks.places import location_defects
from archcheck.infrastructure.sarif_logs.checks.rules import LEVELS
from archcheck.infrastructure.sarif_logs.reading import Json, number, rows, table, text

LINK = re.compile(r"(?<!\\)\]\((\d+)\)")
LINE_HASH = re.compile("(?:0|[1-9a-f][0-9a-f]{0,15}):[1-9][0-9]*")
FINDING_ID = re.compile("[0-9a-f]{32}")
STATES = ("new", "unchanged", "updated", "absent")
PRINTS = ("primaryLocationLineHash", "archcheckFindingId/v1")


def result_defects(where: str, run: Json) -> Iterator[SarifDefect]:
    """What is wrong with the results of a run."""
    results = rows(run, "results")
    frame = Frame.of(run)
    keys = [_order(result) for result in results]
    message = "the results are not sorted by uri, line, column and rule"
    yield from where_wrong(where, (keys != sorted(keys), message))
    yield from _doubled(where, results)
    for at, result in enumerate(results):
        place = f"{where}.results[{at}]"
        yield from _rule(place, result, frame)
        for part in (_words, _links, _flows, _fixes, _suppressions, _prints):
            yield from part(place, result)
        yield from location_defects(place, result, frame)


def _order(result: Json) -> tuple[str, int, int, str]:
    physical = table(next(iter(rows(result, "locations")), {}), "physicalLocation")
    region = table(physical, "region")
    place = number(region, "startLine") or 0, number(region, "startColumn") or 0
    return text(physical, "artifactLocation", "uri"), *place, text(result, "ruleId")


def _doubled(where: str, results: Sequence[Json]) -> Iterator[SarifDefect]:
    ids = [text(result, "partialFingerprints", PRINTS[1]) for result in results]
    told = list(filter(None, ids))
    yield from where_wrong(where, (len(set(told)) < len(told), f"two results have one {PRINTS[1]}"))


def _rule(where: str, result: Json, frame: Frame) -> Iterator[SarifDefect]:
    name = text(result, "ruleId")
    known = name in frame.known_rules
    index = number(result, "ruleIndex")
    yield from where_wrong(
        where,
        (not name, "there is no ruleId"),
        (name and not known, f"the rule {name} is not described"),
        (known and index is None, "there is no ruleIndex"),
        (known and not _is_at(index, name, frame), f"the ruleIndex is not that of {name}"),
    )


def _is_at(index: int | None, name: str, frame: Frame) -> bool:
    """Whether a rule is there; one that is nowhere is told as such."""
    return index is None or index in frame.known_rules[name]


def _words(where: str, result: Json) -> Iterator[SarifDefect]:
    said = text(result, "message", "text")
    state = result.get("baselineState")
    yield from where_wrong(
        where,
        (result.get("level") not in LEVELS, "there is no explicit level"),
        (result.get("kind") != "fail", 'the kind is not "fail"'),
        (not said, "there is no message"),
        (len(said) > TEXT_LIMIT, f"the message is longer than {TEXT_LIMIT:,}"),
        (state not in (None, *STATES), "baselineState is none that SARIF knows"),
    )


def _links(where: str, result: Json) -> Iterator[SarifDefect]:
    """Every related place has an id, and a link in the message that leads to it."""
    ids = [number(place, "id") for place in rows(result, "relatedLocations")]
    linked = {int(found) for found in LINK.findall(text(result, "message", "text"))}
    known = {found for found in ids if found is not None}
    yield from where_wrong(
        where,
        (None in ids, "a related location has no id"),
        (len(known) < len(ids) - ids.count(None), "two related locations have one id"),
        (linked - known, "a link of the message leads nowhere"),
        (known - linked, "no link of the message leads to a related location"),
    )


def _flows(where: str, result: Json) -> Iterator[SarifDefect]:
    for at, flow in enumerate(rows(result, "codeFlows")):
        threads = rows(flow, "threadFlows")
        empty = not threads or any(not rows(thread, "locations") for thread in threads)
        yield from where_wrong(f"{where}.codeFlows[{at}]", (empty, "the code flow has no location"))


def _fixes(where: str, result: Json) -> Iterator[SarifDefect]:
    for at, fix in enumerate(rows(result, "fixes")):
        changes = rows(fix, "artifactChanges")
        empty = not changes or any(not rows(change, "replacements") for change in changes)
        yield from where_wrong(f"{where}.fixes[{at}]", (empty, "the fix changes nothing"))


def _suppressions(where: str, result: Json) -> Iterator[SarifDefect]:
    """One in the source may be a tool's own, which gives no reason."""
    for at, entry in enumerate(rows(result, "suppressions")):
        kind = text(entry, "kind")
        silent = kind == "external" and not text(entry, "justification")
        yield from where_wrong(
            f"{where}.suppressions[{at}]",
            (kind not in ("inSource", "external"), "there is no kind"),
            (silent, "there is no justification"),
        )


def _prints(where: str, result: Json) -> Iterator[SarifDefect]:
    prints: Mapping[str, object] = table(result, "partialFingerprints")
    line, identity = (text(prints, key) for key in PRINTS)
    yield from where_wrong(
        where,
        (PRINTS[0] not in prints, f"there is no {PRINTS[0]}"),
        (PRINTS[0] in prints and not LINE_HASH.fullmatch(line), f"the {PRINTS[0]} is malformed"),
        (
            PRINTS[1] in prints and not FINDING_ID.fullmatch(identity),
            f"the {PRINTS[1]} is malformed",
        ),
    )
