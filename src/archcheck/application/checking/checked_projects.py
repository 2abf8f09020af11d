"""What a check of several projects found out."""

import dataclasses
from collections.abc import Collection, Iterable

from archcheck.application.checking.checked import Checked
from archcheck.application.ports.report_format import Evidence
from archcheck.domain.finding import Finding
from archcheck.domain.projects_result import ProjectsResult
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class CheckedProjects:
    """The projects of one check, before anybody looks into the files with findings.

    `outcome` has the results without these files, in the order of `checks`.
    """

    outcome: ProjectsResult
    checks: tuple[Checked, ...]

    def shown(
        self,
        evidence: Evidence = Evidence.FINGERPRINTS,
        findings: Iterable[Finding] | None = None,
    ) -> ProjectsResult:
        """All that reports need, which show the files of all findings unless they are named."""
        wanted = None if findings is None else set(map(id, findings))
        results = tuple(
            checked.shown(evidence, _among(checked.outcome.findings, wanted))
            for checked in self.checks
        )
        return dataclasses.replace(self.outcome, results=results)

    def without_moment(self) -> "CheckedProjects":
        """The same without anything that depends on the machine or the moment."""
        checks = tuple(checked.without_moment() for checked in self.checks)
        results = tuple(checked.outcome for checked in checks)
        return CheckedProjects(
            dataclasses.replace(self.outcome, results=results, seconds=None), checks
        )


def _among(findings: Iterable[Finding], wanted: Collection[int] | None) -> Iterable[Finding] | None:
    return None if wanted is None else [it for it in findings if id(it) in wanted]
