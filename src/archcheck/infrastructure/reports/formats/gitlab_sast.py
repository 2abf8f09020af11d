"""GitLab's report of static application security testing: findings of rules about security."""

from collections.abc import Iterator, Mapping

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult, Status
from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import finding_ids
from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.words import on_one_line, rule_label
from archcheck.infrastructure.reports.documentation import HOMEPAGE
from archcheck.infrastructure.reports.markdown.text import prose
from archcheck.infrastructure.reports.pretty_json import pretty_json
from archcheck.infrastructure.reports.repository_view import from_repository
from archcheck.infrastructure.reports.sarif.descriptors import SECURITY_TAG, valid_severity
from archcheck.infrastructure.reports.sarif.json_values import Json, limited, present
from archcheck.infrastructure.reports.sarif.weaknesses import weakness_address

VERSION = "15.0.7"
ADDRESS = (
    "https://gitlab.com/gitlab-org/security-products/security-report-schemas"
    f"/-/raw/v{VERSION}/dist/sast-report-format.json"
)
NO_MOMENT = "1970-01-01"
MIDNIGHT = "T00:00:00"
NAME_LIMIT = 255
SOLUTION_LIMIT = 7_000
DESCRIPTION_LIMIT = 1_048_576
GRADES = ((9.0, "Critical"), (7.0, "High"), (4.0, "Medium"), (0.0, "Low"))
SEVERITIES = {Level.ERROR: "High", Level.WARNING: "Medium", Level.NOTE: "Low"}
Rules = Mapping[tuple[str, str], ToolRule]


class GitlabSastFormat(ReportFormat):
    """One vulnerability for each finding that counts of a rule that says it is about security."""

    written_when_interrupted = False

    def evidence(self, options: ReportOptions) -> Evidence:
        """No line of the files is shown."""
        return Evidence.PLACES

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The report as JSON text."""
        return pretty_json(
            {
                "version": VERSION,
                "schema": ADDRESS,
                "scan": _scan(result),
                "vulnerabilities": [*_vulnerabilities(result)],
            }
        )


def _scan(result: CheckResult) -> Json:
    """It has a day; the time of day is nothing that a report depends on."""
    moment = (result.today.isoformat() if result.today else NO_MOMENT) + MIDNIGHT
    program: Json = {
        "id": "archcheck",
        "name": "archcheck",
        "url": HOMEPAGE,
        "version": result.version or "0.0.0",
        "vendor": {"name": "archcheck"},
    }
    messages = list(map(_warning, result.verdict.incomplete))
    is_whole = result.verdict.status is not Status.INCOMPLETE
    return {
        "analyzer": program,
        "scanner": program,
        "type": "sast",
        "start_time": moment,
        "end_time": moment,
        "status": "success" if is_whole else "failure",
        **present({"messages": messages}),
    }


def _warning(sentence: str) -> Json:
    return {"level": "warn", "value": f"Not checked: {visible(on_one_line(sentence))}"}


def _vulnerabilities(result: CheckResult) -> Iterator[Json]:
    rules = _security_rules(result)
    seen = from_repository(result).findings
    for finding, identity in zip(seen, finding_ids(result.findings), strict=True):
        rule = rules.get((finding.analyzer, finding.rule))
        if rule and finding.counts:
            yield _vulnerability(finding, rule, identity)


def _is_about_security(rule: ToolRule) -> bool:
    return bool(rule.cwe or valid_severity(rule.security_severity) or SECURITY_TAG in rule.tags)


def _vulnerability(finding: Finding, rule: ToolRule, identity: str) -> Json:
    message = prose(finding.message) or "No message."
    description = "\n\n".join(filter(None, (message, prose(rule.description))))
    region = finding.location.region
    place: Json = {
        "file": finding.location.path,
        "start_line": max(region.start_line, 1),
        "end_line": max(region.end_line, region.start_line, 1),
    }
    return present(
        {
            "id": identity,
            "name": limited(prose(rule.summary or rule.name) or message, NAME_LIMIT),
            "description": limited(description, DESCRIPTION_LIMIT),
            "severity": _severity(finding, rule),
            "solution": limited(prose(finding.fix), SOLUTION_LIMIT),
            "location": place,
            "identifiers": [*_identifiers(finding, rule)],
        }
    )


def _severity(finding: Finding, rule: ToolRule) -> str:
    score = valid_severity(rule.security_severity)
    if not score:
        return SEVERITIES.get(finding.level, "Info")
    return next(name for least, name in GRADES if score >= least)


def _identifiers(finding: Finding, rule: ToolRule) -> Iterator[Json]:
    label = visible(rule_label(finding))
    kind = f"{visible(finding.analyzer)}_rule_id"
    value = visible(rule.id) or label
    yield present({"type": kind, "name": label, "value": value, "url": _url(rule)})
    for number in sorted(set(rule.cwe)):
        yield {
            "type": "cwe",
            "name": f"CWE-{number}",
            "value": str(number),
            "url": weakness_address(number),
        }


def _url(rule: ToolRule) -> str:
    return rule.help_uri if rule.help_uri.startswith(("https://", "http://")) else ""


FORMAT = GitlabSastFormat()


def _security_rules(result: CheckResult) -> Mapping[tuple[str, str], ToolRule]:
    return {
        (report.name, rule.id): rule
        for report in result.analyzers
        for rule in report.rules
        if _is_about_security(rule)
    }
