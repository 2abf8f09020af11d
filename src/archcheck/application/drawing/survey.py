"""From a request to the judged graph of a project."""

import dataclasses

from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Scope

EVERYWHERE = Scope(whole=True, files=frozenset(), partial=True)


@dataclasses.dataclass(frozen=True)
class Survey:
    """The judged graph of a project, and its modules by name.

    `named` are the modules in the paths that somebody named, None where these stand for the
    project. `missing` are sentences about files whose imports are not known, `notices` those
    about all else.
    """

    judged: JudgedGraph
    modules: ModuleMap
    named: frozenset[str] | None
    missing: tuple[str, ...]
    notices: tuple[str, ...]


def survey(
    request: CheckRequest, services: CheckServices, maps: ModuleMaps, progress: Progress
) -> Survey:
    """Read what a project imports and judge all of it; raises UsageProblems and Terminated."""
    try:
        prepared = prepare(request, services)
        whole = _everywhere(prepared)
        answers = analyse(whole, services, progress)
    except UsageProblems:
        services.tooling.dismiss()
        raise
    if answers.interrupted:
        raise Terminated
    judgement = assess(whole, answers, services, request.selection)
    modules = maps.of(whole.inspection, answers.facts)
    name = whole.inspection.project.name
    return Survey(
        judged=JudgedGraph.of(name, modules.graph, judgement.findings),
        modules=modules,
        named=_named(prepared.inspection),
        missing=judgement.verdict.incomplete,
        notices=_notices(prepared, answers),
    )


def _everywhere(prepared: Prepared) -> Prepared:
    """What is forbidden is looked for in the whole project, whatever is to be seen of it."""
    inspection = dataclasses.replace(prepared.inspection, scope=EVERYWHERE)
    return dataclasses.replace(prepared, inspection=inspection)


def _named(inspection: Inspection) -> frozenset[str] | None:
    if inspection.scope.whole:
        return None
    files = inspection.project.files
    return frozenset(file.module for file in files if inspection.scope.holds(file.path)) - {""}


def _notices(prepared: Prepared, answers: Answers) -> tuple[str, ...]:
    unmatched = (f"not drawn: {path}" for path in prepared.inspection.scope.unmatched)
    newer = answers.newer
    advice = (newer.sentence(newer.pythons),) if newer.pythons else ()
    return (*prepared.notices, *unmatched, *advice)
