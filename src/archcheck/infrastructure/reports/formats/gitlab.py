"""GitLab's Code Quality report."""

import hashlib
import posixpath
from collections.abc import Iterator

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckedProject, CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import ID_LENGTH, finding_ids
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.selection import importance, unsaid
from archcheck.infrastructure.reports.words import message_text, on_one_line, rule_label
from archcheck.infrastructure.reports.pretty_json import pretty_json
from archcheck.infrastructure.reports.repository_view import from_repository, plain_path
from archcheck.infrastructure.reports.sarif.places import ABOVE, CONFIGURATION

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor"}
INCOMPLETE = "analysis-incomplete"
Entry = dict[str, object]


class GitlabFormat(ReportFormat):
    """One entry for each finding that counts, and for each thing that was not checked."""

    written_when_interrupted = False
    timeless = True

    def evidence(self, options: ReportOptions) -> Evidence:
        """No line of the files is shown."""
        return Evidence.PLACES

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The report as JSON text."""
        return pretty_json([*_entries(result)])


def _entries(result: CheckResult) -> Iterator[Entry]:
    seen = from_repository(result).findings
    for finding, identity in zip(seen, finding_ids(result.findings), strict=True):
        if finding.counts:
            yield _entry(finding, identity)
    for sentence in unsaid(result.verdict.incomplete, result.findings):
        yield _gap(sentence, result)


def _entry(finding: Finding, identity: str) -> Entry:
    return {
        "description": visible(message_text(finding)) or "No message.",
        "check_name": visible(rule_label(finding)),
        "fingerprint": identity,
        "severity": _severity(finding),
        "location": _place(finding.location.path, finding.location.region.start_line),
    }


def _severity(finding: Finding) -> str:
    return SEVERITIES.get(finding.level, "info") if importance(finding) else "blocker"


def _gap(sentence: str, result: CheckResult) -> Entry:
    """What was not checked stands at the configuration."""
    digest = hashlib.sha256(f"{INCOMPLETE}\0{sentence}".encode("utf-8", "surrogatepass"))
    return {
        "description": f"Not checked: {visible(on_one_line(sentence))}",
        "check_name": INCOMPLETE,
        "fingerprint": digest.hexdigest()[:ID_LENGTH],
        "severity": "blocker",
        "location": _place(plain_path(_configuration(result.project)), 1),
    }


def _configuration(project: CheckedProject) -> str:
    """The path of the configuration, if it lies in the repository."""
    name = posixpath.normpath(project.prefix + (project.configuration_file or CONFIGURATION.path))
    is_outside = name.startswith(ABOVE) or project.configuration_file.startswith("/")
    return project.prefix + CONFIGURATION.path if is_outside else name


def _place(path: str, line: int) -> Entry:
    return {"path": path, "lines": {"begin": max(line, 1)}}


FORMAT = GitlabFormat()
