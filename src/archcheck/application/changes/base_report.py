"""What reports tell of the time since the base of a change."""

from collections.abc import Iterator

from archcheck.application.changes.known_at_bases import KnownAtBases
from archcheck.application.checking.conclusion import Conclusion
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.pictures import pictured_change
from archcheck.domain.changed_code import Comparison
from archcheck.domain.check_result import AnalyzerReport, BaseReport, CheckResult, GoneFinding
from archcheck.domain.drawing import Drawing
from archcheck.domain.job import Outcome


def base_report(
    known: KnownAtBases, concluded: Conclusion, services: CheckServices, comparison: Comparison
) -> BaseReport | None:
    """What is gone, and how the architecture has changed; None for a check that was ended."""
    if concluded.answers.interrupted:
        return None
    gone = tuple(sorted(_gone(known, concluded.checked.outcome), key=_order))
    return BaseReport(gone, _drawing(known, concluded, services, comparison))


def _gone(known: KnownAtBases, result: CheckResult) -> Iterator[GoneFinding]:
    """What could be found today, and is not."""
    reports = {it.name: it for it in result.analyzers if it.outcome is Outcome.COMPLETED}
    for finding in known.gone:
        path = finding.location.path
        if _has_looked(reports.get(finding.analyzer), path):
            yield GoneFinding(
                rule=finding.printed_rule, level=finding.level, message=finding.message, path=path
            )


def _has_looked(report: AnalyzerReport | None, path: str) -> bool:
    return report is not None and all(file.path != path for file in report.unchecked)


def _order(gone: GoneFinding) -> tuple[str, str, str]:
    return gone.path, gone.rule, gone.message


def _drawing(
    known: KnownAtBases, concluded: Conclusion, services: CheckServices, comparison: Comparison
) -> Drawing | None:
    if known.judged is None:
        return None
    result, inspection = concluded.checked.outcome, concluded.prepared.inspection
    modules = services.module_maps.of(inspection, concluded.answers.facts)
    now = JudgedGraph.of(result.project.name, modules.graph, result.findings)
    return pictured_change(known.judged, now, comparison.bases[0].commit)
