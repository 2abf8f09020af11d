"""One run for archcheck, one for each tool."""

from collections.abc import Mapping, Sequence

from archcheck.domain.check_result import AnalyzerReport
from archcheck.infrastructure.reports.sarif.places import artifact_indices, artifacts
from archcheck.infrastructure.reports.sarif.components import (
    conversion,
    driver,
    rule_descriptors,
)
from archcheck.infrastructure.reports.sarif.frame import RunFrame
from archcheck.infrastructure.reports.sarif.invocations import invocation
from archcheck.infrastructure.reports.sarif.json_values import (
    ROOT,
    Json,
    cleaned,
    message,
    present,
    root_uri,
)
from archcheck.infrastructure.reports.sarif.results import ResultWriter
from archcheck.infrastructure.reports.sarif.selection import (
    IdentifiedFinding,
    identified,
    most_severe,
    wanted,
)
from archcheck.infrastructure.reports.sarif.weaknesses import taxonomies, weaknesses

SHARD = "archcheck/shard"
CATEGORIES = {False: "archcheck/", True: "archcheck-partial/"}
ROOT_DESCRIPTIONS = {
    False: "The root of the checked project.",
    True: "The root of the repository that the checked project lies in.",
}
LINE_ENDS = ("\r\n", "\n", "\r")


def sarif_runs(frame: RunFrame) -> list[Json]:
    """The runs of a report, in the order of the analyzers, archcheck's own first."""
    findings = identified(frame.result, frame.places)
    return [_run(report, findings.get(report.name, []), frame) for report in frame.reports]


def _run(report: AnalyzerReport, entries: Sequence[IdentifiedFinding], frame: RunFrame) -> Json:
    chosen = wanted(entries, frame.profile)
    kept = most_severe(chosen, frame.profile.limit)
    rules = rule_descriptors(report, kept, frame)
    mine = [entry for entry in kept if not entry.finding.elsewhere]
    indices = artifact_indices((entry.finding.location.path for entry in mine), frame.places)
    writer = ResultWriter(
        places=frame.places,
        profile=frame.profile,
        rules=_rule_indices(rules),
        artifacts=indices,
    )
    return {
        "tool": {"driver": driver(report, rules)},
        **conversion(report, frame.result.version),
        "invocations": [invocation(report, len(chosen) - len(kept), frame)],
        **_surroundings(report, frame),
        **present({"artifacts": artifacts(indices, frame.places)}),
        "results": [writer.result(entry) for entry in mine],
        **_shard(kept, frame),
    }


def _shard(kept: Sequence[IdentifiedFinding], frame: RunFrame) -> Json:
    """Which part of the run this is, and where its results stand in the whole."""
    shard = frame.result.shard
    if shard is None:
        return {}
    at = [number for number, entry in enumerate(kept) if not entry.finding.elsewhere]
    return {"properties": {SHARD: {"number": shard.number, "count": shard.count, "positions": at}}}


def _surroundings(report: AnalyzerReport, frame: RunFrame) -> Json:
    return {
        "automationDetails": {"id": _category(frame)},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": list(LINE_ENDS),
        "originalUriBaseIds": {ROOT: _root(frame)},
        **_provenance(frame),
        **present({"taxonomies": taxonomies(weaknesses(report.rules))}),
    }


def _category(frame: RunFrame) -> str:
    wished = cleaned(frame.options.category).strip("/")
    usual = CATEGORIES[frame.result.partial] + cleaned(
        frame.result.project.category or frame.places.prefix
    )
    return f"{wished}/" if wished else usual


def _root(frame: RunFrame) -> Json:
    root, prefix = frame.result.project.root, frame.places.prefix
    uri = root_uri(root, prefix) if frame.options.absolute and root else ""
    return present({"uri": uri, "description": message(ROOT_DESCRIPTIONS[bool(prefix)])})


def _provenance(frame: RunFrame) -> Json:
    repository = frame.result.repository
    if repository is None:
        return {}
    provenance = present(
        {
            "repositoryUri": repository.uri,
            "revisionId": cleaned(repository.revision),
            "branch": cleaned(repository.branch),
            "mappedTo": {"uriBaseId": ROOT},
        }
    )
    return {"versionControlProvenance": [provenance]}


def _rule_indices(rules: Sequence[Json]) -> Mapping[str, int]:
    return {str(rule["id"]): index for index, rule in enumerate(rules)}
