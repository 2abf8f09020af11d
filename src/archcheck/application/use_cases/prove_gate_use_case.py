"""Whether everything in a gate can fail."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.recent_results import RecentResults
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey, survey_of
from archcheck.application.ports.planted_trees import PlantedTrees
from archcheck.application.ports.planting import Planting
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.tool_probes import ToolProbe
from archcheck.application.proving.asking import asking
from archcheck.application.proving.planted_project import planted, planted_tree
from archcheck.application.proving.plants import PRIVATE, Claim, Outcome, Plant, Proof
from archcheck.application.proving.trying import Trial
from archcheck.application.use_cases.check_tools_use_case import CheckToolsUseCase
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome as ToolOutcome

TOOL = "tool"
Texts = Mapping[str, str]


class ProveGateUseCase:
    """Plants a violation of each rule in memory, and looks whether it is found."""

    def __init__(
        self,
        services: CheckServices,
        plantings: Sequence[Planting],
        tools: CheckToolsUseCase,
        trees: PlantedTrees,
    ) -> None:
        """Take the ports, who plants, who tries the tools, and who writes trees."""
        self._services = services
        self._plantings = plantings
        self._tools = tools
        self._trees = trees

    def execute(self, request: CheckRequest, progress: Progress) -> tuple[Proof, ...]:
        """What can fail, sorted; raises UsageProblems and Terminated."""
        found = survey(request, self._services, progress, EVERY_CODE, remembering)
        with self._tools.started(request.configuration) as answers:
            proofs = self._of_rules(found, request, progress)
            return (*proofs, *map(_of_tool, answers()))

    def _of_rules(
        self, found: Survey, request: CheckRequest, progress: Progress
    ) -> tuple[Proof, ...]:
        recent = RecentResults(found.prepared.results)
        prepared = dataclasses.replace(found.prepared, results=recent)
        claims = [claim for each in self._plantings for claim in each.claims(found)]
        idle = set(_idle(claims))

        def found_in(changed: Prepared, names: Collection[str]) -> Sequence[Finding]:
            asked = asking(names, idle, changed)
            return survey_of(asked, request, self._services, progress, EVERY_CODE).findings

        def judged(plants: Sequence[Plant], names: Collection[str]) -> Sequence[Finding]:
            inside = [plant for plant in plants if not plant.tree]
            findings = found_in(planted(prepared, inside, self._services.reader), names)
            return (*findings, *in_trees([plant.tree for plant in plants if plant.tree], names))

        def in_trees(trees: Sequence[Texts], names: Collection[str]) -> Iterator[Finding]:
            for tree in trees:
                with self._trees.written(tree) as directory:
                    there = found_in(planted_tree(prepared, tree, directory), names)
                yield from map(_placed_apart, there)

        return Trial(claims, found.findings, judged).proofs()


def _of_tool(probe: ToolProbe) -> Proof:
    return Proof(what=TOOL, name=probe.name, outcome=_outcome(probe), reason=_reason(probe))


def _placed_apart(finding: Finding) -> Finding:
    """The same at a path that no file of the project has."""
    location = dataclasses.replace(finding.location, path=f"{PRIVATE}{finding.location.path}")
    return dataclasses.replace(finding, location=location)


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
