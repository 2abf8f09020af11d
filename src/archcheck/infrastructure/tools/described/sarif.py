"""Findings in SARIF 2.1.0, as another program has written it."""

import os
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.tools.described.tables import PlaceKeys
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

UNITS = {"unicodeCodePoints": "characters", "utf16CodeUnits": "utf16"}
PLACES = {
    "line": "startLine",
    "column": "startColumn",
    "end_line": "endLine",
    "end_column": "endColumn",
}


def findings(log: Mapping[str, Any], places: PlaceKeys) -> Iterator[Mapping[str, str]]:
    """The parts of each result that nobody has suppressed; raises where something lacks."""
    for run in log["runs"]:
        demand_success(run)
        for result in run["results"]:
            if not result.get("suppressions"):
                yield _parts(result, run, places)


def demand_success(run: Mapping[str, Any]) -> None:
    """Refuse a run that says itself that it did not go to its end."""
    for invocation in run.get("invocations", ()):
        if invocation.get("executionSuccessful") is False:
            raise ToolFailure(f"it says that it failed: {_said(invocation) or 'no reason given'}")


def _said(invocation: Mapping[str, Any]) -> str:
    told = invocation.get("toolExecutionNotifications", ())
    return "; ".join(str(it.get("message", {}).get("text", "")) for it in told)


def _parts(result: Mapping[str, Any], run: Mapping[str, Any], places: PlaceKeys) -> dict[str, str]:
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {"startLine": places.first_line})
    found = {name: str(region[key]) for name, key in PLACES.items() if key in region}
    return {
        **found,
        "path": path_of(place["artifactLocation"], run),
        "rule": str(result.get("ruleId") or result["rule"]["id"]),
        "message": str(result["message"]["text"]),
        "severity": str(result.get("level") or _level_of_rule(result, run)),
        "unit": UNITS.get(run.get("columnKind", ""), places.unit),
    }


def _level_of_rule(result: Mapping[str, Any], run: Mapping[str, Any]) -> str:
    """The level that the rule has by default; `warning` where nobody says so."""
    rules = run["tool"]["driver"].get("rules", ())
    same = (rule for rule in rules if rule.get("id") == result.get("ruleId"))
    known: Mapping[str, Any] = next(same, {})
    return str(known.get("defaultConfiguration", {}).get("level", "warning"))


def path_of(place: Mapping[str, Any], run: Mapping[str, Any]) -> str:
    """The path of an artifact location's address, which may hang on a base that the run gives."""
    address = str(place["uri"])
    bases = run.get("originalUriBaseIds", {})
    base = bases.get(place.get("uriBaseId", ""), {}).get("uri", "")
    whole = urllib.parse.urljoin(base, address) if base else address
    parts = urllib.parse.urlsplit(whole)
    if parts.scheme == "file":
        from urllib.request import url2pathname

        return url2pathname(parts.path)
    return os.fspath(urllib.parse.unquote(whole))
