"""One suite for each analyzer, one case for each rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.domain.check_result import AnalyzerReport, CheckResult
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.selection import active, ordered
from archcheck.infrastructure.reports.words import (
    STATES,
    level_counts,
    message_text,
    on_one_line,
    place_text,
    reason_and_fix,
    rule_label,
)
from archcheck.infrastructure.reports.junit.xml_text import Element

NO_MOMENT = "1970-01-01"
NO_TIME = "0.000"
RESULTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}
Groups = Mapping[str, Sequence[Finding]]


def suites(result: CheckResult) -> Iterator[Element]:
    """The suites that have cases, archcheck's own first."""
    findings = ordered(active(result.findings))
    number = 0
    for report in _reports(result, findings):
        mine = [finding for finding in findings if finding.analyzer == report.name]
        cases = tuple(_cases(report, _grouped(mine), result))
        if cases:
            yield _suite(report, cases, number, result)
            number += 1


def _reports(result: CheckResult, findings: Iterable[Finding]) -> Sequence[AnalyzerReport]:
    """All analyzers; those of findings that nobody reports on are strangers."""
    known = {report.name: report for report in result.analyzers}
    strangers = sorted({finding.analyzer for finding in findings} - known.keys())
    return [*known.values(), *map(_stranger, strangers)]


def _stranger(name: str) -> AnalyzerReport:
    return AnalyzerReport(name=name, version="", homepage="", outcome=Outcome.COMPLETED)


def _grouped(findings: Iterable[Finding]) -> Groups:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(rule_label(finding), []).append(finding)
    return groups


def _suite(
    report: AnalyzerReport, cases: Sequence[Element], number: int, result: CheckResult
) -> Element:
    version = Element("property", {"name": "version", "value": report.version})
    moment = result.today.isoformat() if result.today else NO_MOMENT
    ends = [member.name for case in cases for member in case.members]
    attributes = {
        "name": report.name,
        "package": report.name,
        "id": str(number),
        "timestamp": f"{moment}T00:00:00",
        "hostname": "localhost",
        "tests": str(len(cases)),
        **{name: str(ends.count(element)) for name, element in RESULTS.items()},
        "time": f"{report.seconds:.3f}",
    }
    streams = (Element("system-out"), Element("system-err"))
    return Element(
        "testsuite", attributes, (Element("properties", {}, (version,)), *cases, *streams)
    )


def _cases(report: AnalyzerReport, groups: Groups, result: CheckResult) -> Iterator[Element]:
    families = {rule.definition.name: rule.definition.family for rule in result.rules}
    is_own = report.name == OWN_ANALYZER
    for name in sorted({*groups, *(families if is_own else ())}):
        place = f"{report.name}.{families[name]}" if name in families else report.name
        yield _case(name, place, *_ends(groups.get(name, ()), result))
    yield from _whole_cases(report, is_own, result)


def _whole_cases(report: AnalyzerReport, is_own: bool, result: CheckResult) -> Iterator[Element]:
    """Cases about the analyzer as such."""
    if is_own and result.verdict.incomplete:
        yield _case("analysis", report.name, _unchecked(result.verdict.incomplete))
    if report.outcome is not Outcome.COMPLETED:
        yield _case(report.name, report.name, _absent(report))


def _case(name: str, place: str, *ends: Element) -> Element:
    return Element("testcase", {"classname": place, "name": name, "time": NO_TIME}, ends)


def _ends(findings: Sequence[Finding], result: CheckResult) -> Iterator[Element]:
    """A failure where findings close the gate; a rule whose findings do not is skipped."""
    if not findings:
        return
    closes = any(_closes(finding, result) for finding in findings)
    first = message_text(findings[0])
    message = f"{level_counts(findings)}: {first}"
    text = _text(findings, result)
    if closes:
        yield _end("failure", message, findings[0].level.value, text)
    else:
        yield _skipped(message, text)


def _closes(finding: Finding, result: CheckResult) -> bool:
    return result.fail_on is not None and finding.level.severity >= result.fail_on.severity


def _text(findings: Sequence[Finding], result: CheckResult) -> str:
    """A line for each finding, and once what they have in common."""
    rules = {rule.definition.name: rule for rule in result.rules}
    lines = (f"{place_text(finding.location)}: {_said(finding)}" for finding in findings)
    advice = zip(("why", "fix"), reason_and_fix(findings[0], rules), strict=True)
    return "\n".join([*lines, *(f"{label}: {on_one_line(text)}" for label, text in advice if text)])


def _said(finding: Finding) -> str:
    return f"{finding.level.value}: {message_text(finding)}"


def _end(kind: str, message: str, reason: str, text: str = "") -> Element:
    return Element(kind, {"message": message, "type": reason}, text=text)


def _skipped(message: str, text: str = "") -> Element:
    return Element("skipped", {"message": message}, text=text)


def _unchecked(sentences: Sequence[str]) -> Element:
    return _end("error", sentences[0], "incomplete", "\n".join(sentences))


def _absent(report: AnalyzerReport) -> Element:
    is_expected = report.optional or report.outcome is Outcome.SKIPPED
    text = ": ".join(filter(None, (STATES[report.outcome], report.reason)))
    if report.outcome is not Outcome.FAILED and is_expected:
        return _skipped(text)
    return _end("error", text, report.outcome.value)
