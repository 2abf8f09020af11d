"""What a check found out, before anybody looks into the files with findings."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from archcheck.application.ports.report_format import Evidence
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.check_result import AnalyzerReport, CheckResult, ReportedFile
from archcheck.domain.finding import Finding
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Checked:
    """A result whose files are read when it is known what reports show of them.

    `outcome` has none of them; `digests` are those of the project's files, by path, as they were
    checked. What reports said before may be found in `results`.
    """

    outcome: CheckResult
    files: Callable[[Iterable[Finding], Evidence], tuple[ReportedFile, ...]]
    digests: Mapping[str, str] = dataclasses.field(default_factory=dict)
    results: ResultCache = NO_RESULTS

    def shown(
        self,
        evidence: Evidence = Evidence.FINGERPRINTS,
        findings: Iterable[Finding] | None = None,
    ) -> CheckResult:
        """All that reports need, which show the files of all findings unless they are named."""
        wanted = self.outcome.findings if findings is None else findings
        return dataclasses.replace(self.outcome, files=self.files(wanted, evidence))

    def after(self, seconds: float) -> "Checked":
        """The same, and how long it took."""
        return dataclasses.replace(self, outcome=dataclasses.replace(self.outcome, seconds=seconds))

    def without_moment(self) -> "Checked":
        """The same without anything that depends on the machine or the moment."""
        return dataclasses.replace(self, outcome=without_moment(self.outcome))


def without_moment(result: CheckResult) -> CheckResult:
    """The result without anything that depends on the machine or the moment."""
    analyzers = tuple(_timeless(report) for report in result.analyzers)
    return dataclasses.replace(
        result,
        analyzers=analyzers,
        notifications=tuple(it for it in result.notifications if it.kind != "machine"),
        today=None,
        seconds=None,
        waivers_expiring=(),
    )


def _timeless(report: AnalyzerReport) -> AnalyzerReport:
    return dataclasses.replace(report, seconds=0.0, cpu_seconds=0.0, from_cache=0)
