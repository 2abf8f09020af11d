"""The judged graph of a project as it was."""

from archcheck.application.checking.past_preparation import prepare_past, prepare_past_as_today
from archcheck.application.checking.request import CheckRequest
from archcheck.application.drawing.graph_survey import GraphSurvey, Surveyor
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.problem import Problem, UsageProblems


def past_survey(
    past: PastProject,
    now: GraphSurvey,
    request: CheckRequest,
    surveyor: Surveyor,
) -> tuple[GraphSurvey | None, tuple[str, ...]]:
    """The survey, None where there was no Python; and what is to be said about it.

    It is judged by the rules that it had then, or by today's where those cannot be understood.
    Raises UsageProblems where it cannot be read at all.
    """
    if not past.has_sources:
        return None, (f"{past.short} holds no Python file of this project",)
    try:
        prepared = prepare_past(past, now.found.prepared, request, surveyor.services)
        return surveyor.survey_of(prepared, request), ()
    except UsageProblems as problems:
        told = _said(past, now, "is judged by today's rules, its own cannot be used", problems)
    try:
        prepared = prepare_past_as_today(past, now.found.prepared, request, surveyor.services)
        return surveyor.survey_of(prepared, request), (told,)
    except UsageProblems as problems:
        text = _said(past, now, "cannot be read", problems)
        raise UsageProblems(Problem("", "", text)) from problems


def _said(past: PastProject, now: GraphSurvey, what: str, problems: UsageProblems) -> str:
    """What is wrong with a revision; the copy passes for the project itself."""
    why = str(problems.problems[0]).replace("\n ", ";")
    root = now.found.inspection.project.root
    return f"{past.short} {what}: {why.replace(past.directory, root)}"
