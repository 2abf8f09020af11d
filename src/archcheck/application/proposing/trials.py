"""What a project answers to configurations that nobody has written yet."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Mapping

from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.preparation import Prepared, prepared_with
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey_of
from archcheck.application.ports.cache_place import Cache
from archcheck.application.ports.draft_configurations import DraftConfigurations
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.activation import RulePlan
from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.configuration import Configuration
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass

Keys = Mapping[str, object]
ALL_CODE = frozenset({Role.SOURCE, Role.TEST})
Counts = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many findings close the gate: by own rule, by declared name, by tool.

    Findings of what is declared are not among those of rules. `unfit` are tools that gave no
    answer, each with the reason.
    """

    rules: Counts = dataclasses.field(default_factory=dict)
    declared: Counts = dataclasses.field(default_factory=dict)
    tools: Counts = dataclasses.field(default_factory=dict)
    unfit: Mapping[str, str] = dataclasses.field(default_factory=dict)


class Trials:
    """Tries configurations on one project."""

    def __init__(
        self,
        services: CheckServices,
        drafts: DraftConfigurations,
        root: str,
        progress: Progress,
    ) -> None:
        """Take the ports, and the root of the project."""
        self._services = services
        self._drafts = drafts
        self._progress = progress
        self._request = CheckRequest(directory=root, cache=False)
        self.root = root

    def survey(self, keys: Keys) -> Survey:
        """All that the files state, and what own rules find; raises UsageProblems."""
        selection = Selection(only_rules=True)
        request = dataclasses.replace(self._request, selection=selection)
        prepared = self._prepared(keys, request)
        return survey_of(prepared, request, self._services, self._progress, ALL_CODE)

    def declared(self, found: Survey, keys: Keys) -> Tally:
        """What rules about the whole project find under a configuration; raises UsageProblems."""
        prepared = self._reconfigured(found.prepared, self._drafts.load(self.root, keys))
        inspection = prepared.inspection
        findings: list[Finding] = []
        for rules in self._services.project_rules:
            rules.validate(inspection)
            findings += rules.judge(inspection, found.facts).findings
        return tallied(findings)

    def declared_or_nothing(self, found: Survey, keys: Keys) -> Tally | None:
        """The same, None for a configuration that means nothing here."""
        try:
            return self.declared(found, keys)
        except UsageProblems:
            return None

    def gate(self, keys: Keys) -> Tally:
        """What the whole gate finds, tools included; raises UsageProblems."""
        prepared = self._prepared(keys, self._request)
        answers = analyse(prepared, self._services, self._progress)
        return dataclasses.replace(self._tally(prepared, answers), unfit=dict(_unfit(answers)))

    def configuration(self, keys: Keys) -> Configuration:
        """A configuration with its packs; raises UsageProblems."""
        return self._drafts.load(self.root, keys)

    def packs(self) -> tuple[str, ...]:
        """The packs that are known by name."""
        return self._drafts.packs()

    def _tally(self, prepared: Prepared, answers: Answers) -> Tally:
        """Each analyzer by itself: what several find is told by one, until that one is gone."""
        by_analyzer: dict[str, list[Finding]] = {}
        for finding in answers.findings:
            by_analyzer.setdefault(finding.analyzer, []).append(finding)
        judged: list[Finding] = []
        for found in by_analyzer.values():
            alone = dataclasses.replace(answers, findings=found)
            judged += assess(prepared, alone, self._services, Selection()).findings
        return tallied(dict.fromkeys(judged))

    def _prepared(self, keys: Keys, request: CheckRequest) -> Prepared:
        configuration = self._drafts.load(self.root, keys)
        return prepared_with(configuration, Cache(), request, self._services)

    def _reconfigured(self, prepared: Prepared, configuration: Configuration) -> Prepared:
        rules = Selection().rules(prepared.names.rules, configuration)
        plan = RulePlan(rules, configuration, self._services.matches)
        inspection = dataclasses.replace(
            prepared.inspection, configuration=configuration, rules=plan
        )
        return dataclasses.replace(prepared, inspection=inspection)


def tallied(findings: Iterable[Finding]) -> Tally:
    """The findings that close the gate, counted."""
    closing = list(filter(_closes, findings))
    own = list(filter(_is_own, closing))
    return Tally(
        rules=_counted(each.rule for each in own if not each.contract),
        declared=_counted(filter(None, (each.contract for each in own))),
        tools=_counted(each.analyzer for each in itertools.filterfalse(_is_own, closing)),
    )


def _closes(finding: Finding) -> bool:
    is_serious = finding.level.severity >= Level.WARNING.severity
    return is_serious and finding.suppression is None and not finding.deprecated


def _is_own(finding: Finding) -> bool:
    return finding.analyzer == OWN_ANALYZER


def _counted(names: Iterable[str]) -> Counts:
    return dict(sorted(collections.Counter(names).items()))


def _unfit(answers: Answers) -> Iterable[tuple[str, str]]:
    for report in answers.reports:
        reason = _unfit_reason(report)
        if report.name != OWN_ANALYZER and reason is not None:
            yield report.name, reason


def _unfit_reason(report: AnalyzerReport) -> str | None:
    """Why there is no whole answer, which may be empty; None where there is one."""
    if report.outcome is not Outcome.COMPLETED:
        return report.reason
    return "some files could not be checked" if report.unchecked else None
