"""From a request to what is known of a whole project."""

import dataclasses

from archcheck.application.checking.analysis import analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role, Scope

SOURCES = frozenset({Role.SOURCE})


@dataclasses.dataclass(frozen=True)
class Survey:
    """What the files of a project state, wherever they lie; `scope` is what somebody asked about.

    `missing` are sentences about files of which nothing is known, `notices` those about all else.
    """

    inspection: Inspection
    scope: Scope
    facts: tuple[FileFacts, ...]
    missing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def survey(
    request: CheckRequest,
    services: CheckServices,
    progress: Progress,
    code_roles: frozenset[Role] = SOURCES,
) -> Survey:
    """Read all files of a project, the code of some roles; raises UsageProblems and Terminated."""
    try:
        prepared = prepare(request, services)
        whole = _everywhere(prepared, code_roles)
        answers = analyse(whole, services, progress)
    except UsageProblems:
        services.tooling.dismiss()
        raise
    if answers.interrupted:
        raise Terminated
    judgement = assess(whole, answers, services, request.selection)
    return Survey(
        inspection=whole.inspection,
        scope=prepared.inspection.scope,
        facts=answers.facts,
        missing=judgement.verdict.incomplete,
        notices=(*prepared.notices, *prepared.inspection.scope.unmatched),
    )


def _everywhere(prepared: Prepared, code_roles: frozenset[Role]) -> Prepared:
    """The whole project is read, whatever is to be seen of it."""
    scope = dataclasses.replace(prepared.inspection.scope, whole=True, files=frozenset())
    inspection = dataclasses.replace(prepared.inspection, scope=scope, code_roles=code_roles)
    return dataclasses.replace(prepared, inspection=inspection)
