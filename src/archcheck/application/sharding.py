"""A part of what a check has found, for one of several runners that share the reporting."""

import dataclasses
import hashlib
from collections.abc import Collection

from archcheck.application.checking.checked import Checked
from archcheck.application.judging.verdict import breaks_gate
from archcheck.domain.check_result import CheckResult, Shard, Status, Verdict
from archcheck.domain.finding import OWN_ANALYZER, Finding

FIRST = 1


def sharded(checked: Checked, shard: Shard, file_families: Collection[str]) -> Checked:
    """The same check, the findings of other shards marked as theirs; the verdict is the shard's own.

    Findings are divided by path; those of own rules in other than these families look at the whole
    project and are the first shard's.
    """
    result = checked.outcome
    about_files = {
        rule.definition.name for rule in result.rules if rule.definition.family in file_families
    }
    findings = tuple(_marked(finding, shard, about_files) for finding in result.findings)
    verdict = _verdict(dataclasses.replace(result, findings=findings), result, shard)
    since = result.since if shard.number == FIRST else None
    outcome = dataclasses.replace(
        result, findings=findings, verdict=verdict, shard=shard, since=since
    )
    return dataclasses.replace(checked, outcome=outcome)


def _marked(finding: Finding, shard: Shard, about_files: Collection[str]) -> Finding:
    is_everywhere = finding.analyzer == OWN_ANALYZER and finding.rule not in about_files
    number = FIRST if is_everywhere else _number(finding.location.path, shard.count)
    return finding if number == shard.number else dataclasses.replace(finding, elsewhere=True)


def _number(path: str, count: int) -> int:
    """Which shard a path is in; the same on every machine."""
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % count + FIRST


def _verdict(mine: CheckResult, whole: CheckResult, shard: Shard) -> Verdict:
    """What closes the gate without being a finding is the first shard's."""
    if whole.verdict.status is not Status.FAILED or _is_closed(mine):
        return whole.verdict
    if shard.number == FIRST and not _is_closed(whole):
        return whole.verdict
    return dataclasses.replace(whole.verdict, status=Status.PASSED, exit_code=0)


def _is_closed(result: CheckResult) -> bool:
    return any(breaks_gate(finding, result.fail_on) for finding in result.findings)
