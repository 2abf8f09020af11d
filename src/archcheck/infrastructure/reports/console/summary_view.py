"""What each analyzer did, and what was not done."""

import collections
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from archcheck.application.baseline_words import baseline_remark
from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.selection import active
from archcheck.infrastructure.reports.console.surface import Surface
from archcheck.infrastructure.reports.console.tables import Row, table_lines
from archcheck.infrastructure.reports.words import STATES, level_counts

INDENT = 2
KINDS = {"waiver": "by waivers"}


def summary_lines(result: CheckResult, surface: Surface) -> list[Text]:
    """A row for each analyzer, then what was ignored or left out."""
    head = [Text(""), Text("findings"), Text("checked"), Text("time" if _timed(result) else "")]
    findings = active(result.findings)
    rows = [_analyzer_row(report, result, findings, surface) for report in result.analyzers]
    return list(table_lines([_styled(head), *rows, *_remarks(result, surface)], surface))


def clean_lines(result: CheckResult, surface: Surface) -> list[Text]:
    """The same in short, for a check without findings."""
    states: dict[str, list[str]] = {}
    for report in result.analyzers:
        states.setdefault(_state(report), []).append(report.name)
    sentences = [f"{', '.join(names)}: {state}." for state, names in states.items()]
    remarks = [f"{label}: {text}." for label, text in _told(result)]
    return surface.wrapped(0, surface.text(" ".join([*sentences, *remarks])), hanging=INDENT)


def _state(report: AnalyzerReport) -> str:
    if report.outcome is Outcome.COMPLETED:
        return _nothing_found(report)
    if report.outcome is Outcome.MISSING:
        return "not installed (optional)"
    return f"{report.outcome.value} ({report.reason})" if report.reason else report.outcome.value


def _nothing_found(report: AnalyzerReport) -> str:
    if not (report.checked or report.unchecked):
        return "nothing to check"
    return "clean, see note" if report.notes else "clean"


def _styled(head: Sequence[Text]) -> list[Text]:
    return [Text(cell.plain, style="quiet") for cell in head]


def _timed(result: CheckResult) -> bool:
    return result.seconds is not None


def _analyzer_row(
    report: AnalyzerReport, result: CheckResult, findings: Sequence[Finding], surface: Surface
) -> Row:
    name = surface.text(report.name, "label")
    if report.outcome is not Outcome.COMPLETED:
        return [name, *_absence(report, result, surface)]
    found = [entry for entry in findings if entry.analyzer == report.name]
    return [
        name,
        _answer(found, _shown_with_others(report, findings), report),
        Text(counted(report.checked, "file")),
        Text(_time(report, result)),
    ]


def _absence(report: AnalyzerReport, result: CheckResult, surface: Surface) -> Row:
    optional = "optional" if report.optional else ""
    reason = "see below" if _is_told_below(report, result) else _untold(report)
    remark = ": ".join(filter(None, (optional, reason)))
    style = "error" if _is_alarming(report) else "quiet"
    return [Text(STATES[report.outcome], style=style), surface.text(remark)]


def _untold(report: AnalyzerReport) -> str:
    """Its reason, without the words that the cell before it has."""
    said = STATES[report.outcome]
    is_said = report.reason.startswith(f"{said} (") and report.reason.endswith(")")
    return report.reason[len(said) + 2 : -1] if is_said else report.reason


def _is_told_below(report: AnalyzerReport, result: CheckResult) -> bool:
    return bool(report.reason) and report.reason in "\n".join(result.verdict.incomplete)


def _is_alarming(report: AnalyzerReport) -> bool:
    return report.outcome is Outcome.FAILED or not (
        report.optional or report.outcome is Outcome.SKIPPED
    )


def _shown_with_others(report: AnalyzerReport, findings: Iterable[Finding]) -> str:
    prefix = f"{report.name}:"
    names = (name for entry in findings for name in entry.also_reported_by)
    count = sum(name.startswith(prefix) for name in names)
    return f"{count} shown with another analyzer" if count else ""


def _answer(found: Sequence[Finding], elsewhere: str, report: AnalyzerReport) -> Text:
    gaps = f"{counted(len(report.unchecked), 'file')} not checked" if report.unchecked else ""
    text = ", ".join(filter(None, (level_counts(found), elsewhere, gaps)))
    return Text(text or _nothing_found(report), style=_style(found, report) if text else "clean")


def _style(found: Sequence[Finding], report: AnalyzerReport) -> str:
    worst = max((entry.level for entry in found), key=lambda level: level.severity, default=None)
    if report.unchecked:
        return "error"
    return worst.value if worst else "quiet"


def _time(report: AnalyzerReport, result: CheckResult) -> str:
    if not _timed(result):
        return ""
    known = f" ({report.from_cache} from cache)" if report.from_cache else ""
    return f"{report.seconds:.1f} s{known}"


def _remarks(result: CheckResult, surface: Surface) -> Iterator[Row]:
    for label, text in _told(result):
        yield [Text(label, style="label"), surface.text(text)]


def _told(result: CheckResult) -> list[tuple[str, str]]:
    remarks = (
        ("ignored", _ignored(result)),
        ("known", baseline_remark(result)),
        ("deprecated", _deprecated(result)),
        ("expiring", "; ".join(result.waivers_expiring)),
        ("skipped", _skipped(result)),
        ("passed over", _passed_over(result)),
        ("imports", _computed(result)),
    )
    return [(label, text) for label, text in remarks if text]


def _ignored(result: CheckResult) -> str:
    kinds = collections.Counter(
        finding.suppression.kind for finding in result.findings if finding.suppression
    )
    told = [f"{kinds[kind]:,} {KINDS.get(kind, kind)}" for kind in sorted(kinds)]
    count = result.ignored_imports
    return ", ".join([*told, *([f"{counted(count, 'import')} by contracts"] if count else ())])


def _deprecated(result: CheckResult) -> str:
    count = result.deprecated_imports
    return f"{counted(count, 'import')} that contracts tolerate for now" if count else ""


def _skipped(result: CheckResult) -> str:
    count = len(result.skipped_rules)
    return f"{counted(count, 'rule')} of packs (--verbose says which)" if count else ""


def _passed_over(result: CheckResult) -> str:
    count = len(result.links_not_followed)
    return f"{counted(count, 'place')} (--verbose says which)" if count else ""


def _computed(result: CheckResult) -> str:
    count = result.computed_imports
    return f"{counted(count, 'import')} of a computed name not followed" if count else ""
