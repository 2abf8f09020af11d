"""Whom a report is for, and which findings its runs hold."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.fingerprints import finding_ids
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.reports.sarif.json_values import cleaned, relative_uri
from archcheck.infrastructure.reports.sarif.places import Places

UPLOAD_SIZE = 10_000_000


def github_cwe_tag(number: int) -> str:
    """The tag by which GitHub knows a weakness."""
    return f"external/cwe/cwe-{number:03}"


def gitlab_cwe_tag(number: int) -> str:
    """The tag by which GitLab knows a weakness."""
    return f"cwe-{number}"


class Profile(msgspec.Struct, frozen=True):
    """`limit` is for the results of one run; `complete` keeps what a consumer would ignore.

    `size` is the most bytes of the packed log that the consumer takes, 0 where there is no limit.
    """

    limit: int
    complete: bool
    cwe_tag: Callable[[int], str]
    size: int = 0


PROFILES = {
    "github": Profile(5_000, False, github_cwe_tag, UPLOAD_SIZE),
    "full": Profile(25_000, True, github_cwe_tag),
    "gitlab": Profile(5_000, False, gitlab_cwe_tag, UPLOAD_SIZE),
}


def profile(name: str) -> Profile:
    """The profile of a name; raises UsageProblems for an unknown one."""
    if name not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        message = f'there is no SARIF profile "{name}"; the profiles are {known}'
        raise UsageProblems(Problem("", "--sarif-profile", message))
    return PROFILES[name]


class IdentifiedFinding(msgspec.Struct, frozen=True):
    """A finding, the SARIF id of its rule, and its own stable id."""

    finding: Finding
    rule_id: str
    identity: str

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The key by which results are sorted: URI, line, column, rule id, message."""
        location = self.finding.location
        place = (location.region.start_line, location.region.start_column)
        uri = relative_uri(location.path)
        return (uri, *place, self.rule_id, self.finding.message, self.identity)


def identified(result: CheckResult, places: Places) -> Mapping[str, list[IdentifiedFinding]]:
    """All findings by analyzer, sorted."""
    codes = {rule.definition.name: rule.definition.code for rule in result.rules}
    groups: dict[str, list[IdentifiedFinding]] = {}
    for finding, identity in zip(result.findings, finding_ids(result.findings), strict=True):
        rule = cleaned(_rule_id(finding, codes))
        entry = IdentifiedFinding(places.brought_inside(finding), rule, identity)
        groups.setdefault(finding.analyzer, []).append(entry)
    return {name: sorted(group, key=_order) for name, group in groups.items()}


def wanted(entries: Iterable[IdentifiedFinding], profile: Profile) -> list[IdentifiedFinding]:
    """Those that a profile shows, before its limit."""
    return [entry for entry in entries if profile.complete or entry.finding.is_open]


def most_severe(entries: Iterable[IdentifiedFinding], limit: int) -> list[IdentifiedFinding]:
    """The `limit` most severe ones, in their order."""
    worst = sorted(entries, key=lambda entry: (-entry.finding.level.severity, entry.order))
    return sorted(worst[:limit], key=_order)


def _order(entry: IdentifiedFinding) -> tuple[str, int, int, str, str, str]:
    return entry.order


def _rule_id(finding: Finding, codes: Mapping[str, str]) -> str:
    own = finding.analyzer == OWN_ANALYZER
    return codes.get(finding.rule, finding.rule) if own else finding.rule
