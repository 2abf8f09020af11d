"""Shards of one check become the log of the whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.infrastructure.reports.pretty_json import pretty_json
from archcheck.infrastructure.reports.sarif.runs import SHARD
from archcheck.infrastructure.sarif_logs.reading import (
    Json,
    number,
    read_log,
    refused,
    rows,
    table,
    text,
)

PLACED = ("locations", "relatedLocations", "codeFlows")


def merged_log(paths: Sequence[str]) -> str:
    """The log of some files; raises UsageProblems where they do not belong together."""
    logs = [read_log(path)[0] for path in paths]
    groups: dict[tuple[str, str], list[Json]] = {}
    for log in logs:
        for run in rows(log, "runs"):
            groups.setdefault(_name(run), []).append(run)
    runs = [_joined(name, group) for name, group in groups.items()]
    return pretty_json({**logs[0], "runs": runs})


def _name(run: Json) -> tuple[str, str]:
    return text(run, "tool", "driver", "name"), text(run, "automationDetails", "id")


def _marker(run: Json) -> Json:
    return table(run, "properties", SHARD)


def _joined(name: tuple[str, str], runs: Sequence[Json]) -> Json:
    """One run; raises UsageProblems unless there is one alone, or all shards of it."""
    if len(runs) == 1 and not _marker(runs[0]):
        return runs[0]
    label = f"{name[0]} in {name[1] or 'no category'}"
    if not all(map(_marker, runs)):
        raise refused("", f"two runs of {label} are no shards of each other")
    _demand_all(label, runs)
    return _whole(sorted(runs, key=lambda run: number(_marker(run), "number") or 0))


def _demand_all(label: str, runs: Sequence[Json]) -> None:
    counts = {number(_marker(run), "count") for run in runs}
    versions = {text(run, "tool", "driver", "version") for run in runs}
    if len(counts) > 1 or len(versions) > 1:
        raise refused("", f"two runs of {label} are no shards of each other")
    count = counts.pop() or 0
    found = [number(_marker(run), "number") for run in runs]
    for each in range(1, count + 1):
        if each not in found:
            raise refused("", f"shard {each} of {count} is missing for {label}")
        if found.count(each) > 1:
            raise refused("", f"shard {each} of {count} is there twice for {label}")
    if len(found) > count:
        raise refused("", f"a shard of {label} is none of {count}")


def _whole(runs: Sequence[Json]) -> Json:
    first = runs[0]
    drivers = [table(run, "tool", "driver") for run in runs]
    rules = _united((row for driver in drivers for row in rows(driver, "rules")), _id)
    artifacts = _united((row for run in runs for row in rows(run, "artifacts")), _uri)
    driver = {**drivers[0], "rules": rules}
    whole = {
        **first,
        "tool": {**table(first, "tool"), "driver": driver},
        "invocations": [_invocation(runs)],
        "artifacts": artifacts,
        "results": list(_results(runs, rules, artifacts)),
    }
    kept = {key: value for key, value in whole.items() if key != "properties"}
    ordered = {key: kept[key] for key in _order(runs) if key in kept}
    return ordered if artifacts else {key: ordered[key] for key in ordered if key != "artifacts"}


def _order(runs: Iterable[Json]) -> Sequence[str]:
    """The keys in the order of a run that has all of them."""
    return max((list(run) for run in runs), key=len)


def _united(entries: Iterable[Json], key: Any) -> list[Json]:
    found = {key(entry): entry for entry in entries}
    return [found[name] for name in sorted(found)]


def _id(rule: Json) -> str:
    return text(rule, "id")


def _uri(artifact: Json) -> str:
    return text(artifact, "location", "uri")


def _invocation(runs: Sequence[Json]) -> Json:
    """The worst of all; what they say is said in each."""
    invocations = [invocation for run in runs for invocation in rows(run, "invocations")]
    first = dict(invocations[0]) if invocations else {}
    first["executionSuccessful"] = all(each.get("executionSuccessful") for each in invocations)
    codes = [
        code for code in (number(each, "exitCode") for each in invocations) if code is not None
    ]
    return {**first, **({"exitCode": max(codes)} if codes else {})}


def _results(
    runs: Iterable[Json], rules: Sequence[Json], artifacts: Sequence[Json]
) -> Iterator[object]:
    at_rule = {_id(rule): index for index, rule in enumerate(rules)}
    at_uri = {_uri(artifact): index for index, artifact in enumerate(artifacts)}
    placed = [
        (position, result)
        for run in runs
        for position, result in zip(_positions(run), rows(run, "results"), strict=True)
    ]
    for _, result in sorted(placed, key=lambda entry: entry[0]):
        located = {
            key: _indexed(value, at_uri) if key in PLACED else value
            for key, value in result.items()
        }
        yield {**located, "ruleIndex": at_rule.get(text(result, "ruleId"), -1)}


def _positions(run: Json) -> Sequence[int]:
    """Where the results of a shard stand in the whole; raises UsageProblems where it is damaged."""
    found = _marker(run).get("positions")
    positions = [each for each in found if type(each) is int] if isinstance(found, list) else []
    if len(positions) != len(rows(run, "results")):
        raise refused("", f"the marker of a shard of {_name(run)[0]} does not fit its results")
    return positions


def _indexed(value: Any, at_uri: Mapping[str, int]) -> Any:
    """A value with the places of artifacts in the whole run."""
    if isinstance(value, list):
        return [_indexed(item, at_uri) for item in value]
    if not isinstance(value, dict):
        return value
    if "uri" in value and "uriBaseId" in value:
        index = at_uri.get(str(value["uri"]))
        bare = {key: item for key, item in value.items() if key != "index"}
        return bare if index is None else {**bare, "index": index}
    return {key: _indexed(item, at_uri) for key, item in value.items()}
