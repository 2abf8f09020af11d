"""Findings in SARIF 2.1.0, as another program has written it."""

import os
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archcheck.infrastructure.tools.described.tables import PlaceKeys
from archcheck.infrastructure.tools.described.unfit import UnfitAnswer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

UNITS = {"unicodeCodePoints": "characters", "utf16CodeUnits": "utf16"}
PLACES = {
    "line": "startLine",
    "column": "startColumn",
    "end_line": "endLine",
    "end_column": "endColumn",
}
CONTENT = ("pass", "notApplicable")
ACCEPTED = "accepted"
WITHOUT_LEVEL = {"none": "note"}
PLACEHOLDER = re.compile(r"\{(\d+)\}|\{\{|\}\}")
Json = Mapping[str, Any]
RuleTable = Mapping[object, Json]


def findings(log: Json, places: PlaceKeys) -> Iterator[Mapping[str, str]]:
    """The parts of each result that complains; raises where something lacks."""
    if not log["runs"]:
        raise UnfitAnswer("the log holds no run")
    for run in log["runs"]:
        demand_success(run)
        tables = _rule_tables(run["tool"])
        for result in filter(_complains, run["results"]):
            yield _parts(result, run, places, _rule(result, tables))


def demand_success(run: Json) -> None:
    """Refuse a run that says itself that it did not go to its end."""
    for invocation in run.get("invocations", ()):
        if invocation.get("executionSuccessful") is False:
            raise ToolFailure(f"it says that it failed: {_said(invocation) or 'no reason given'}")


def _said(invocation: Json) -> str:
    told = invocation.get("toolExecutionNotifications", ())
    return "; ".join(str(it.get("message", {}).get("text", "")) for it in told)


def _complains(result: Json) -> bool:
    """Whether it is about something wrong that is there today, and that nobody has accepted."""
    is_open = result.get("kind") not in CONTENT and result.get("baselineState") != "absent"
    return is_open and not _is_suppressed(result)


def _is_suppressed(result: Json) -> bool:
    told = result.get("suppressions") or ()
    return any(each.get("status", ACCEPTED) == ACCEPTED for each in told)


def _rule_tables(tool: Json) -> Sequence[RuleTable]:
    """The rules of the driver and of its extensions, each by number and by id."""
    parts = (tool["driver"], *tool.get("extensions", ()))
    return [
        {key: rule for entry in enumerate(part.get("rules", ())) for key, rule in _keyed(*entry)}
        for part in parts
    ]


def _keyed(number: int, rule: Json) -> tuple[tuple[object, Json], ...]:
    return ((number, rule), (rule["id"], rule))


def _rule(result: Json, tables: Sequence[RuleTable]) -> Json:
    """The rule of a result as the run describes it, empty where it does not."""
    told = result.get("rule", {})
    table = tables[told.get("toolComponent", {}).get("index", -1) + 1]
    keys = (result.get("ruleId"), told.get("id"), result.get("ruleIndex"), told.get("index"))
    return next((table[key] for key in keys if key in table), {})


def _parts(result: Json, run: Json, places: PlaceKeys, rule: Json) -> dict[str, str]:
    place = _place(result)
    region = place.get("region", {"startLine": places.first_line})
    level = str(result.get("level") or rule.get("defaultConfiguration", {}).get("level", "warning"))
    return {
        **{name: str(region[key]) for name, key in PLACES.items() if key in region},
        "path": path_of(place["artifactLocation"], run),
        "rule": str(result.get("ruleId") or rule.get("id", "")),
        "message": _message(result["message"], rule, run["tool"]["driver"]),
        "severity": WITHOUT_LEVEL.get(level, level),
        "unit": UNITS.get(run.get("columnKind", ""), places.unit),
    }


def _place(result: Json) -> Json:
    """The first place of a result; raises UnfitAnswer where it has none."""
    for location in result.get("locations", ()):
        place: Json = location["physicalLocation"]
        return place
    raise UnfitAnswer("a result has no location")


def _message(message: Json, rule: Json, driver: Json) -> str:
    """The text, which may stand with the rule, with its arguments in their places."""
    known = {**driver.get("globalMessageStrings", {}), **rule.get("messageStrings", {})}
    text = str(message.get("text") or known[message["id"]]["text"])
    arguments = message.get("arguments", ())
    return PLACEHOLDER.sub(lambda match: _filled(match, arguments), text) if arguments else text


def _filled(match: re.Match[str], arguments: Sequence[str]) -> str:
    return str(arguments[int(match[1])]) if match[1] else match[0][0]


def path_of(place: Json, run: Json) -> str:
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
