"""Findings as SARIF results."""

from collections.abc import Mapping

import msgspec

from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.reports.sarif.descriptors import sarif_level
from archcheck.infrastructure.reports.sarif.json_values import (
    Json,
    cleaned,
    message,
    present,
    sentence,
)
from archcheck.infrastructure.reports.sarif.messages import result_message
from archcheck.infrastructure.reports.sarif.places import Places
from archcheck.infrastructure.reports.sarif.selection import IdentifiedFinding, Profile

SHORTEST_FLOW = 2
LINE_HASH = "primaryLocationLineHash"
FINDING_ID = "archcheckFindingId/v1"
SUPPRESSION_KINDS = {"inline": "inSource", "tool": "inSource"}


class ResultWriter(msgspec.Struct, frozen=True):
    """Writes the results of one run: `rules` and `artifacts` map to their indices there."""

    places: Places
    profile: Profile
    rules: Mapping[str, int]
    artifacts: Mapping[str, int]

    def result(self, entry: IdentifiedFinding) -> Json:
        """The SARIF result of a finding."""
        finding = entry.finding
        said = result_message(finding, self.places.prefix)
        related = [self._related(place, id_) for id_, place in enumerate(said.linked, start=1)]
        base: Json = {
            "ruleId": entry.rule_id,
            "ruleIndex": self.rules[entry.rule_id],
            "level": sarif_level(finding.level),
            "kind": "fail",
            "message": message(said.text),
            "locations": [self._primary(finding)],
        }
        more: Json = {
            "baselineState": finding.baseline_state,
            "partialFingerprints": self._fingerprints(entry),
            "relatedLocations": related,
            "codeFlows": self._code_flows(finding),
            "properties": _properties(finding),
        }
        return {**base, **present(more), **self._suppressions(finding.suppression)}

    def _primary(self, finding: Finding) -> Json:
        location = finding.location
        index = self.artifacts.get(location.path)
        logical = _logical(finding)
        return present(
            {
                "physicalLocation": self.places.with_context(location, index),
                "logicalLocations": [logical] if logical else [],
            }
        )

    def _fingerprints(self, entry: IdentifiedFinding) -> Json:
        location = entry.finding.location
        file = self.places.files.get(location.path)
        line = self.places.region(location).start_line
        line_hash = file.line_hashes.get(line) if file else None
        return present({LINE_HASH: line_hash, FINDING_ID: entry.identity})

    def _related(self, place: RelatedLocation, identity: int) -> Json:
        return {"id": identity, **self._location(place.location, place.message)}

    def _location(self, location: Location, text: str) -> Json:
        index = self.artifacts.get(location.path)
        said = message(sentence(text)) if text.strip() else None
        return present({"physicalLocation": self.places.physical(location, index), "message": said})

    def _code_flows(self, finding: Finding) -> list[Json]:
        if len(finding.chain) < SHORTEST_FLOW:
            return []
        steps = [
            {"location": self._location(link.location, link.message)} for link in finding.chain
        ]
        return [{"threadFlows": [{"locations": steps}]}]

    def _suppressions(self, suppression: Suppression | None) -> Json:
        if not self.profile.complete:
            return {}
        return {"suppressions": [self._suppression(suppression)] if suppression else []}

    def _suppression(self, suppression: Suppression) -> Json:
        location = suppression.location
        inside = location if location and self.places.holds(location) else None
        place = {"physicalLocation": self.places.physical(inside)} if inside else None
        return present(
            {
                "kind": SUPPRESSION_KINDS.get(suppression.kind, "external"),
                "status": "accepted",
                "justification": cleaned(suppression.reason),
                "location": place,
            }
        )


def _logical(finding: Finding) -> Json:
    symbol = cleaned(finding.symbol)
    if not symbol or symbol == cleaned(finding.location.path):
        return {}
    return present({"name": symbol.rpartition(".")[2], "fullyQualifiedName": symbol})


def _properties(finding: Finding) -> Json:
    return present(
        {
            "contract": cleaned(finding.contract),
            "pairs": [[cleaned(name) for name in pair] for pair in finding.pairs],
            "limit": cleaned(finding.limit),
            "alsoReportedBy": [cleaned(name) for name in finding.also_reported_by],
        }
    )
