"""From a request to what is known of a whole project."""

import dataclasses
from collections.abc import Callable, Iterator

from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role, Scope
from archcheck.shared.deferred import dataclass

SOURCES = frozenset({Role.SOURCE})


@dataclass(frozen=True)
class Survey:
    """What the files of a project state, wherever they lie; `scope` is what somebody asked about.

    `findings` are judged as a check does. `missing` are sentences about files of which nothing is
    known, `notices` those about all else.
    """

    prepared: Prepared
    scope: Scope
    facts: tuple[FileFacts, ...]
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def inspection(self) -> Inspection:
        """The whole project."""
        return self.prepared.inspection


def as_it_is(prepared: Prepared) -> Prepared:
    """What is prepared, unchanged."""
    return prepared


def survey(
    request: CheckRequest,
    services: CheckServices,
    progress: Progress,
    code_roles: frozenset[Role] = SOURCES,
    changed: Callable[[Prepared], Prepared] = as_it_is,
) -> Survey:
    """Read all files of a project, the code of some roles; raises UsageProblems and Terminated."""
    try:
        prepared = changed(prepare(request, services))
        return survey_of(prepared, request, services, progress, code_roles)
    except UsageProblems:
        services.tooling.dismiss()
        raise


def survey_of(
    prepared: Prepared,
    request: CheckRequest,
    services: CheckServices,
    progress: Progress,
    code_roles: frozenset[Role] = SOURCES,
) -> Survey:
    """The same of a project that is prepared; raises UsageProblems and Terminated."""
    whole = _everywhere(prepared, code_roles)
    answers = _of_own_rules(analyse(whole, services, progress))
    if answers.interrupted:
        raise Terminated
    judgement = assess(whole, answers, services, request.selection)
    return Survey(
        prepared=whole,
        scope=prepared.inspection.scope,
        facts=answers.facts,
        findings=judgement.findings,
        missing=judgement.verdict.incomplete,
        notices=(*prepared.notices, *prepared.inspection.scope.unmatched, *_advice(answers.newer)),
    )


def _of_own_rules(answers: Answers) -> Answers:
    """What other analyzers could not do is nothing about the project."""
    reports = [report for report in answers.reports if report.name == OWN_ANALYZER]
    return dataclasses.replace(answers, reports=reports)


def _advice(newer: NewerFiles) -> Iterator[str]:
    if newer.pythons:
        yield newer.sentence(newer.pythons)


def _everywhere(prepared: Prepared, code_roles: frozenset[Role]) -> Prepared:
    """The whole project is read, whatever is to be seen of it."""
    scope = dataclasses.replace(prepared.inspection.scope, whole=True, files=frozenset())
    inspection = dataclasses.replace(prepared.inspection, scope=scope, code_roles=code_roles)
    return dataclasses.replace(prepared, inspection=inspection)
