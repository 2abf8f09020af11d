"""The analyzer around a tool that judges own rules, whether it is part of the gate or not."""

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Iterator

from archcheck.application.ports.analyzer import AnalyzerDescription
from archcheck.domain.activation import ActiveRule
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.judging.judging_tools import Judged
from archcheck.infrastructure.tools.judging.needed_comments import codes_taken_for_needless
from archcheck.infrastructure.tools.running.joint_runs import Member
from archcheck.infrastructure.tools.running.sharing_analyzer import SharingAnalyzer


class JudgingAnalyzer(SharingAnalyzer):
    """Lets a tool judge rules in jobs of their own, and tells in the name of the rules.

    What the tool says as part of the gate stays, without what it says as their judge.
    """

    def __init__(
        self,
        judge: SharingAnalyzer,
        judged: Judged,
        inspection: Inspection,
        gate: SharingAnalyzer | None,
    ) -> None:
        """Take the tool as judge, the rules, what is inspected, and the tool as part of the gate."""
        self._judge = judge
        self._judged = judged
        self._inspection = inspection
        self._gate = gate
        self._roles = {file.path: file.role for file in inspection.project.files}
        self._judging: set[str] = set()

    @property
    def name(self) -> str:
        """The tool's name."""
        return self._judge.name

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """The jobs of the gate, and those for the rules."""
        judging = tuple(
            dataclasses.replace(job, name=f"{job.name} for {', '.join(self._judged)}")
            for job in self._judge.plan(inspection)
        )
        self._judging = {job.name for job in judging}
        return (*(self._gate.plan(inspection) if self._gate else ()), *judging)

    def run(self, job: Job) -> JobResult:
        """Do it, and say which rules are broken, or what else the tool has found."""
        asked = self._asked(job)
        if asked is self._judge:
            result = self._judge.run(job)
            return dataclasses.replace(result, findings=tuple(self._broken(result.findings)))
        result = asked.run(job)
        return dataclasses.replace(result, findings=tuple(self._others(result.findings)))

    def member(self, job: Job) -> Member | None:
        """What the job of either brings to a start for several projects."""
        return self._asked(job).member(job)

    def stop(self) -> None:
        """End the processes of both."""
        for analyzer in self._both:
            analyzer.stop()

    def _asked(self, job: Job) -> SharingAnalyzer:
        """Who does a job."""
        return self._judge if job.name in self._judging or self._gate is None else self._gate

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """As part of the gate where it is; the gate is never complete without a judge."""
        *_, described = self._both
        return dataclasses.replace(described.describe(inspection, rule_ids), optional=False)

    @property
    def _both(self) -> tuple[SharingAnalyzer, ...]:
        return (self._judge, self._gate) if self._gate else (self._judge,)

    def _broken(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        return itertools.chain.from_iterable(map(self._as_own, findings))

    def _others(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        others = (finding for finding in findings if not any(self._rules(finding)))
        return itertools.filterfalse(self._is_needed, others)

    def _is_needed(self, finding: Finding) -> bool:
        """Whether it is about a comment that silences the judge, which the gate does not know."""
        codes = codes_taken_for_needless(finding.message)
        meant = (dataclasses.replace(finding, rule=code) for code in codes)
        return bool(codes) and all(any(self._rules(each)) for each in meant)

    def _as_own(self, finding: Finding) -> Iterator[Finding]:
        return (_of_rule(rule, finding) for rule in self._rules(finding))

    def _rules(self, finding: Finding) -> Iterator[ActiveRule]:
        """The rules that a finding of the tool breaks, in the file where it is."""
        path = finding.location.path
        active = self._inspection.rules.for_file(path)
        for name, judged in self._judged.items():
            if (
                name in active
                and self._role(path) in judged.roles
                and judged.is_called(finding.rule)
            ):
                yield active[name]

    def _role(self, path: str) -> Role | None:
        return self._roles.get(path)


def _of_rule(rule: ActiveRule, finding: Finding) -> Finding:
    definition = rule.definition
    return dataclasses.replace(
        finding,
        analyzer=OWN_ANALYZER,
        rule=definition.name,
        level=rule.level,
        notes=(*finding.notes, f"{finding.analyzer} calls it {finding.rule}"),
        because=definition.because,
        fix=finding.fix or definition.fix,
    )
