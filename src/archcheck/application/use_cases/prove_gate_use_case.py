"""Whether everything in a gate can fail."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence

from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.recent_results import RecentResults
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import survey, survey_of
from archcheck.application.ports.planting import Planting
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.tool_probes import ToolProbe
from archcheck.application.proving.asking import asking
from archcheck.application.proving.planted_project import planted
from archcheck.application.proving.plants import Claim, Outcome, Plant, Proof
from archcheck.application.proving.trying import Trial
from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome as ToolOutcome

TOOL = "tool"


class ProveGateUseCase:
    """Plants a violation of each rule in memory, and looks whether it is found."""

    def __init__(
        self, services: CheckServices, plantings: Sequence[Planting], tools: CheckToolsUseCase
    ) -> None:
        """Take the ports, who plants, and who tries the tools."""
        self._services = services
        self._plantings = plantings
        self._tools = tools

    def execute(self, request: CheckRequest, progress: Progress) -> tuple[Proof, ...]:
        """What can fail, sorted; raises UsageProblems and Terminated."""
        found = survey(request, self._services, progress, EVERY_CODE, remembering)
        recent = RecentResults(found.prepared.results)
        prepared = dataclasses.replace(found.prepared, results=recent)
        claims = [claim for each in self._plantings for claim in each.claims(found)]
        idle = set(_idle(claims))

        def judged(plants: Sequence[Plant], names: Collection[str]) -> Sequence[Finding]:
            changed = planted(prepared, plants, self._services.reader)
            asked = asking(names, idle, changed)
            return survey_of(asked, request, self._services, progress, EVERY_CODE).findings

        proofs = Trial(claims, found.findings, judged).proofs()
        return (*proofs, *self._of_tools(request))

    def _of_tools(self, request: CheckRequest) -> Iterator[Proof]:
        for probe in self._tools.execute(request.configuration):
            yield Proof(what=TOOL, name=probe.name, outcome=_outcome(probe), reason=_reason(probe))


def remembering(prepared: Prepared) -> Prepared:
    """The same, where nothing that is found out is forgotten before the end."""
    results = RecentResults(prepared.results, lasts=True)
    return dataclasses.replace(prepared, results=results)


def _idle(claims: Iterable[Claim]) -> Iterator[str]:
    """The rules of which nothing is planted."""
    for claim in claims:
        if claim.is_rule and not claim.plants:
            yield claim.name


def _outcome(probe: ToolProbe) -> Outcome:
    excused = (ToolOutcome.SKIPPED, ToolOutcome.MISSING)[: 1 + probe.optional]
    if probe.outcome in excused:
        return Outcome.LISTED
    if probe.is_silent:
        return Outcome.SILENT
    return Outcome.FIRES if probe.findings else Outcome.UNTRIED


def _reason(probe: ToolProbe) -> str:
    if probe.is_silent:
        return "it says nothing of a planted file under this configuration"
    return probe.reason
