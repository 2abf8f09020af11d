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
    logs = [read_log(path) for path in paths]
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
    if not _belong_together(runs):
        raise refused("", f"two runs of {label} are no shards of each other")
    _demand_all(label, runs)
    return _whole(sorted(runs, key=_number))


def _number(run: Json) -> int:
    return number(_marker(run), "number") or 0


def _count(run: Json) -> int:
    return number(_marker(run), "count") or 0


def _belong_together(runs: Sequence[Json]) -> bool:
    versions = {text(run, "tool", "driver", "version") for run in runs}
    return all(map(_marker, runs)) and len(set(map(_count, runs))) == len(versions) == 1


def _demand_all(label: str, runs: Sequence[Json]) -> None:
    count = _count(runs[0])
    found = list(map(_number, runs))
    for each in range(1, count + 1):
        _demand_one(found.count(each), f"shard {each} of {count} is", label)
    if len(found) > count:
        raise refused("", f"a shard of {label} is none of {count}")


def _demand_one(times: int, shard: str, label: str) -> None:
    if times != 1:
        raise refused("", f"{shard} {'there twice' if times else 'missing'} for {label}")


def _whole(runs: Sequence[Json]) -> Json:
    drivers = [table(run, "tool", "driver") for run in runs]
    rules = _united(_all(drivers, "rules"), _id)
    artifacts = _united(_all(runs, "artifacts"), _uri)
    whole = {
        **runs[0],
        "tool": {**table(runs[0], "tool"), "driver": {**drivers[0], "rules": rules}},
        "invocations": [_invocation(_all(runs, "invocations"))],
        "artifacts": artifacts,
        "results": list(_results(runs, rules, artifacts)),
    }
    left_out = {"properties"} if artifacts else {"properties", "artifacts"}
    return {key: whole[key] for key in _order(runs) if key not in left_out}


def _all(tables: Iterable[Json], key: str) -> list[Json]:
    return [row for each in tables for row in rows(each, key)]


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


def _invocation(invocations: Sequence[Json]) -> Json:
    """The worst of all; what they say is said in each."""
    codes = [code for code in map(_exit_code, invocations) if code is not None]
    success = all(map(_is_successful, invocations))
    head = invocations[0] if invocations else {}
    worst = {"exitCode": max(codes)} if codes else {}
    return {**head, "executionSuccessful": success, **worst}


def _exit_code(invocation: Json) -> int | None:
    return number(invocation, "exitCode")


def _is_successful(invocation: Json) -> bool:
    return bool(invocation.get("executionSuccessful"))


def _results(
    runs: Iterable[Json], rules: Sequence[Json], artifacts: Sequence[Json]
) -> Iterator[object]:
    at_rule = {_id(rule): index for index, rule in enumerate(rules)}
    at_uri = {_uri(artifact): index for index, artifact in enumerate(artifacts)}
    placed: list[tuple[int, Json]] = []
    for run in runs:
        placed.extend(zip(_positions(run), rows(run, "results"), strict=True))
    for _, result in sorted(placed, key=_position):
        index = at_rule.get(text(result, "ruleId"), -1)
        yield {**_located(result, at_uri), "ruleIndex": index}


def _position(placed: tuple[int, Json]) -> int:
    return placed[0]


def _located(result: Json, at_uri: Mapping[str, int]) -> Json:
    moved = {key: _indexed(result[key], at_uri) for key in PLACED if key in result}
    return {**result, **moved}


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
    return _indexed_table(value, at_uri) if isinstance(value, dict) else value


def _indexed_table(value: Json, at_uri: Mapping[str, int]) -> Any:
    if {"uri", "uriBaseId"} <= value.keys():
        return _addressed(value, at_uri.get(str(value["uri"])))
    return {key: _indexed(item, at_uri) for key, item in value.items()}


def _addressed(artifact: Json, index: int | None) -> Json:
    bare = {key: item for key, item in artifact.items() if key != "index"}
    return bare if index is None else {**bare, "index": index}
