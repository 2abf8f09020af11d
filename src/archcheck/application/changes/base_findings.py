"""What was found at the base of a change, by the analyzers that find something today."""

import dataclasses
import itertools
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.checking.analysis import analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.past_preparation import lenient
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_copies import ProjectCopies
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.changed_code import BaseRevision
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.configuration import Configuration
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Outcome
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project, Scope

GATE = "gate"


@dataclasses.dataclass(frozen=True, slots=True)
class BaseFindings:
    """What counted at a base, the modules of its files by path, and sentences for the reader."""

    findings: tuple[Finding, ...] = ()
    modules: Mapping[str, str] = dataclasses.field(default_factory=dict)
    notices: tuple[str, ...] = ()


class BaseAnalysis:
    """Analyses a base with today's configuration, and as little of it as is needed."""

    def __init__(
        self,
        now: Prepared,
        request: CheckRequest,
        services: CheckServices,
        copies: ProjectCopies,
        progress: Progress,
    ) -> None:
        """Take what is checked today, and the ports."""
        self._now = now
        self._request = request
        self._services = services
        self._copies = copies
        self._progress = progress

    def found(
        self, base: BaseRevision, findings: Sequence[Finding], renames: Mapping[str, str]
    ) -> BaseFindings:
        """What today's analyzers find at the base, in the files that have findings today."""
        configuration = self._now.inspection.configuration
        own = _own(findings)
        others = [finding for finding in findings if finding.analyzer != OWN_ANALYZER]
        answers = []
        if own:
            with self._copies.committed(configuration.work_tree, base) as past:
                answers.append(self._answer(past, base, own, renames))
        if others:
            today = configuration.root
            with self._copies.committed(configuration.work_tree, base, today) as past:
                answers.append(self._answer(past, base, others, renames))
        return _together(answers)

    def _answer(
        self,
        past: PastProject,
        base: BaseRevision,
        findings: Sequence[Finding],
        renames: Mapping[str, str],
    ) -> BaseFindings:
        """Nothing where there was no Python, or where today's configuration cannot be used."""
        if not past.has_sources:
            return BaseFindings()
        today = lenient(self._now.inspection.configuration, past)
        try:
            return self._found(past, base, _narrowed(today, findings), findings, renames)
        except UsageProblems:
            today = dataclasses.replace(today, source=None)
        try:
            return self._found(past, base, _narrowed(today, findings), findings, renames)
        except UsageProblems as problems:
            why = str(problems.problems[0]).replace("\n ", ";")
            text = f"{base.words} cannot be analysed as today, so that all counts as new: {why}"
            return BaseFindings(notices=(text.replace(past.directory, today.work_tree),))

    def _found(
        self,
        past: PastProject,
        base: BaseRevision,
        configuration: Configuration,
        findings: Sequence[Finding],
        renames: Mapping[str, str],
    ) -> BaseFindings:
        prepared = self._prepared(past, configuration, findings, renames)
        return self._judged(prepared, base)

    def _judged(self, prepared: Prepared, base: BaseRevision) -> BaseFindings:
        answers = analyse(prepared, self._services, self._progress)
        if answers.interrupted:
            raise Terminated
        judgement = assess(prepared, answers, self._services, self._request.selection)
        return BaseFindings(
            tuple(finding for finding in judgement.findings if finding.counts),
            {file.path: file.module for file in prepared.inspection.project.files},
            tuple(_unfinished(answers.reports, base)),
        )

    def _prepared(
        self,
        past: PastProject,
        configuration: Configuration,
        findings: Sequence[Finding],
        renames: Mapping[str, str],
    ) -> Prepared:
        now = self._now.inspection
        wish = DiscoveryRequest(directory=past.directory)
        project, _ = self._services.discovery.discover(configuration, wish)
        rules = RulePlan(_rules(now, findings), configuration, self._services.matches)
        inspection = dataclasses.replace(
            now,
            configuration=configuration,
            project=dataclasses.replace(project, unread_modules=now.project.unread_modules),
            scope=_scope(now.project, findings, renames),
            rules=rules,
        )
        return dataclasses.replace(self._now, inspection=inspection, notices=())


def _narrowed(configuration: Configuration, findings: Iterable[Finding]) -> Configuration:
    """Without the tools that find nothing today; their silence at the base needs no proof."""
    wanted = {finding.analyzer for finding in findings}
    tools = {
        name: dataclasses.replace(tool, enabled=tool.enabled and name in wanted)
        for name, tool in configuration.tools.items()
    }
    return dataclasses.replace(configuration, tools=tools, strict=False)


def _rules(now: Inspection, findings: Iterable[Finding]) -> Mapping[str, ActiveRule]:
    fired = {finding.rule for finding in _own(findings)}
    return {
        name: rule
        for name, rule in now.rules.rules.items()
        if name in fired or rule.definition.family == GATE
    }


def _scope(today: Project, findings: Iterable[Finding], renames: Mapping[str, str]) -> Scope:
    """The files that have findings today, as they were called; all where one is about no file."""
    paths = {finding.location.path for finding in findings}
    is_whole = not paths.issubset(file.path for file in today.files)
    files = frozenset(renames.get(path, path) for path in paths)
    return Scope(whole=is_whole, files=frozenset() if is_whole else files, partial=True)


def _unfinished(reports: Iterable[AnalyzerReport], base: BaseRevision) -> Iterable[str]:
    for report in reports:
        if report.outcome is Outcome.FAILED:
            yield f"{report.name} did not finish at {base.words}: what it finds counts as new"


def _together(answers: Sequence[BaseFindings]) -> BaseFindings:
    modules: dict[str, str] = {}
    for answer in answers:
        modules.update(answer.modules)
    return BaseFindings(
        tuple(finding for answer in answers for finding in answer.findings),
        modules,
        tuple(dict.fromkeys(itertools.chain(*(answer.notices for answer in answers)))),
    )


def _own(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.analyzer == OWN_ANALYZER]
