"""What reports tell beside what was found: who owns the files, and the architecture."""

import dataclasses

from archcheck.application.checking.analysis import Answers
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.report_format import Evidence
from archcheck.domain.check_result import CheckResult, Picture
from archcheck.domain.finding import Finding


def furnished(
    result: CheckResult,
    prepared: Prepared,
    answers: Answers,
    services: CheckServices,
    evidence: Evidence,
) -> CheckResult:
    """The result with owners, and with a picture where reports show one."""
    picture = None
    if evidence >= Evidence.ARCHITECTURE and _is_known(prepared, answers):
        picture = _picture(result, prepared, answers, services)
    return dataclasses.replace(result, findings=_owned(result, services), picture=picture)


def _owned(result: CheckResult, services: CheckServices) -> tuple[Finding, ...]:
    paths = sorted({finding.location.path for finding in result.findings})
    owners = services.code_owners.owners(result.project.root, paths)
    if not any(owners.values()):
        return result.findings
    return tuple(
        (
            dataclasses.replace(finding, owners=owners[finding.location.path])
            if owners.get(finding.location.path)
            else finding
        )
        for finding in result.findings
    )


def _is_known(prepared: Prepared, answers: Answers) -> bool:
    """Whether all modules have been read."""
    return prepared.inspection.scope.whole and bool(answers.facts) and not answers.interrupted


def _picture(
    result: CheckResult, prepared: Prepared, answers: Answers, services: CheckServices
) -> Picture | None:
    from archcheck.application.drawing.judged_graph import JudgedGraph
    from archcheck.application.drawing.pictures import pictured

    graph = services.module_maps.of(prepared.inspection, answers.facts).graph
    return pictured(JudgedGraph.of(result.project.name, graph, result.findings))
