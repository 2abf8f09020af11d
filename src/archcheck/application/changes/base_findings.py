"""What was found at the base of a change, by the analyzers that find something today."""

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter

from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.past_preparation import lenient
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.table_root import of_root
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_copies import ProjectCopies
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.changed_code import BaseRevision, Changes
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.configuration import Configuration
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Outcome
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project, Scope, SourceFile
from archcheck.shared.deferred import dataclass

GATE = "gate"


@dataclass(frozen=True)
class BaseFindings:
    """What counted at a base, the modules of its files by path, and sentences for the reader."""

    findings: tuple[Finding, ...] = ()
    modules: Mapping[str, str] = dataclasses.field(default_factory=dict)
    notices: tuple[str, ...] = ()
    judged: JudgedGraph | None = None


@dataclass(frozen=True)
class Wanted:
    """What is to be known of a base: whether some findings of today were there, under their renames.

    With `changes` also what was found there and is not any more: in changed files, and by all own rules where
    it is `about_all` of these.
    """

    findings: Sequence[Finding]
    renames: Mapping[str, str]
    changes: Changes | None = None
    about_all: bool = False

    def of_own_rules(self) -> "Wanted":
        """The same of own rules alone."""
        own = list(filter(_is_own, self.findings))
        return dataclasses.replace(self, findings=own, about_all=self.changes is not None)

    def of_tools(self) -> "Wanted":
        """The same of tools alone."""
        return dataclasses.replace(
            self, findings=list(itertools.filterfalse(_is_own, self.findings))
        )

    def rules(self, now: Inspection) -> Mapping[str, ActiveRule]:
        """The own rules that are asked."""
        if self.about_all:
            return now.rules.rules
        fired = {finding.rule for finding in filter(_is_own, self.findings)}
        return {name: rule for name, rule in now.rules.rules.items() if _asks(rule, fired)}

    def scope(self, today: Project) -> Scope:
        """The files that have findings today, as they were called; all where one is about no file."""
        paths = {finding.location.path for finding in self.findings}
        if self.about_all or not paths.issubset(map(_path, today.files)):
            return Scope(whole=True, files=frozenset(), partial=True)
        files = self._changed().union(map(self._before, paths))
        return Scope(whole=False, files=files, partial=True)

    def _before(self, path: str) -> str:
        return self.renames.get(path, path)

    def _changed(self) -> frozenset[str]:
        """The files that have changed, as they were called."""
        changes = self.changes or Changes()
        return changes.gone.union(map(changes.before, changes.changed))


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

    def found(self, base: BaseRevision, wanted: Wanted) -> BaseFindings:
        """What today's analyzers find at the base, in the files that have findings today."""
        configuration = self._now.inspection.configuration
        own, others = wanted.of_own_rules(), wanted.of_tools()
        answers = []
        if own.findings or own.about_all:
            with self._copies.committed(configuration.work_tree, base) as past:
                answers.append(self._answer(past, base, own))
        if others.findings:
            today = configuration.root
            with self._copies.committed(configuration.work_tree, base, today) as past:
                answers.append(self._answer(past, base, others))
        return _together(answers)

    def _answer(self, past: PastProject, base: BaseRevision, wanted: Wanted) -> BaseFindings:
        """Nothing where there was no Python, or where today's configuration cannot be used."""
        if not past.has_sources:
            return BaseFindings()
        today = lenient(self._now.inspection.configuration, past)
        try:
            return self._found(past, base, _narrowed(today, wanted.findings), wanted)
        except UsageProblems:
            today = dataclasses.replace(today, source=None)
        try:
            return self._found(past, base, _narrowed(today, wanted.findings), wanted)
        except UsageProblems as problems:
            why = str(problems.problems[0]).replace("\n ", ";")
            text = f"{base.words} cannot be analysed as today, so that all counts as new: {why}"
            return BaseFindings(notices=(text.replace(past.directory, today.work_tree),))

    def _found(
        self, past: PastProject, base: BaseRevision, configuration: Configuration, wanted: Wanted
    ) -> BaseFindings:
        prepared = self._prepared(past, configuration, wanted)
        answers = analyse(prepared, self._services, self._progress)
        if answers.interrupted:
            raise Terminated
        findings = assess(prepared, answers, self._services, self._request.selection).findings
        found = _counting(findings, prepared.inspection.project, _unfinished(answers.reports, base))
        if wanted.about_all:
            graph = self._graph(prepared, answers, findings)
            return dataclasses.replace(found, judged=graph)
        return found

    def _graph(
        self, prepared: Prepared, answers: Answers, findings: Iterable[Finding]
    ) -> JudgedGraph:
        """What the base was built like."""
        modules = self._services.module_maps.of(prepared.inspection, answers.facts)
        return JudgedGraph.of(prepared.inspection.project.name, modules.graph, findings)

    def _prepared(
        self, past: PastProject, configuration: Configuration, wanted: Wanted
    ) -> Prepared:
        now = self._now.inspection
        project = self._project(past, configuration)
        rules = RulePlan(wanted.rules(now), configuration, self._services.matches)
        inspection = dataclasses.replace(
            now,
            configuration=configuration,
            project=dataclasses.replace(project, unread_modules=now.project.unread_modules),
            scope=wanted.scope(now.project),
            rules=rules,
        )
        if now.is_table_alone:
            inspection = of_root(inspection, project)
        return dataclasses.replace(self._now, inspection=inspection, notices=())

    def _project(self, past: PastProject, configuration: Configuration) -> Project:
        if self._now.inspection.is_table_alone:
            return self._services.discovery.outline(configuration)
        wish = DiscoveryRequest(directory=past.directory)
        return self._services.discovery.discover(configuration, wish)[0]


def _narrowed(configuration: Configuration, findings: Iterable[Finding]) -> Configuration:
    """Without the tools that find nothing today; their silence at the base needs no proof."""
    wanted = {finding.analyzer for finding in findings}
    tools = {
        name: dataclasses.replace(tool, left_out=tool.left_out or name not in wanted)
        for name, tool in configuration.tools.items()
    }
    return dataclasses.replace(configuration, tools=tools, strict=False)


def _unfinished(reports: Iterable[AnalyzerReport], base: BaseRevision) -> Iterable[str]:
    for report in reports:
        if report.outcome is Outcome.FAILED:
            yield f"{report.name} did not finish at {base.words}: what it finds counts as new"


def _together(answers: Sequence[BaseFindings]) -> BaseFindings:
    modules: dict[str, str] = {}
    for answer in answers:
        modules.update(answer.modules)
    return BaseFindings(
        tuple(itertools.chain.from_iterable(map(attrgetter("findings"), answers))),
        modules,
        tuple(dict.fromkeys(itertools.chain.from_iterable(map(attrgetter("notices"), answers)))),
        next(filter(None, map(attrgetter("judged"), answers)), None),
    )


def _counting(
    findings: Iterable[Finding], project: Project, notices: Iterable[str]
) -> BaseFindings:
    return BaseFindings(
        tuple(finding for finding in findings if finding.counts),
        {file.path: file.module for file in project.files},
        tuple(notices),
    )


def _asks(rule: ActiveRule, fired: Collection[str]) -> bool:
    return rule.definition.name in fired or rule.definition.family == GATE


def _path(file: SourceFile) -> str:
    return file.path


def _is_own(finding: Finding) -> bool:
    return finding.analyzer == OWN_ANALYZER
