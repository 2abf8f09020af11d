"""Two portraits of one project side by side."""

import dataclasses
from collections.abc import Sequence

from archcheck.application.drawing.comparing import changed, with_news
from archcheck.application.drawing.folding import deepest
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.portrait import Portrait, portrait
from archcheck.application.drawing.graph_survey import GraphSurvey
from archcheck.application.drawing.view import View
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.drawing import Drawing
from archcheck.domain.problem import UsageProblems
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Comparison:
    """What a view shows of a project as it was and as it is; `revision` is the full name.

    `missing` are sentences about files whose imports are not known, `remarks` those about all
    else.
    """

    then: Portrait
    now: Portrait
    revision: str
    missing: tuple[str, ...]
    remarks: tuple[str, ...]

    def drawing(self, most: int) -> Drawing:
        """What has changed, with at most so many nodes (0 for any number) if that can be."""
        *finer, coarsest = self._depths(most)
        fitting = (drawn for drawn in map(self._at, finer) if len(drawn.nodes) <= most)
        return next(fitting, None) or self._at(coarsest)

    def _at(self, depth: int) -> Drawing:
        return changed(self.then.at(depth), self.now.at(depth), self.revision)

    def _depths(self, most: int) -> Sequence[int]:
        """All that are tried, 0 for whole names before those that cut ever more."""
        view = self.now.view
        if view.depth or view.layers or not most:
            return (view.depth,)
        return (0, *range(max(deepest(self.then.judged), deepest(self.now.judged)) - 1, 0, -1))


def compared(
    then: GraphSurvey | None, now: GraphSurvey, view: View, past: PastProject
) -> Comparison:
    """The project as it was, if there was one, beside what it is.

    What a view names may mean something in only one of them; raises UsageProblems where it means
    nothing in both.
    """
    before, after = _portraits(then, _with_news(then, now), view)
    told = (*past.unread, *(then.found.missing if then else ()))
    missing = (f"at {past.short}: {sentence}" for sentence in told)
    return Comparison(before, after, past.revision, (*now.found.missing, *missing), after.remarks)


def _with_news(then: GraphSurvey | None, now: GraphSurvey) -> GraphSurvey:
    old = then.judged if then else JudgedGraph.empty(now.judged.project)
    return dataclasses.replace(now, judged=with_news(old, now.judged))


def _portraits(then: GraphSurvey | None, now: GraphSurvey, view: View) -> tuple[Portrait, Portrait]:
    before, after = _portrait(then, view), _portrait(now, view)
    if before is None and after is None:
        return portrait(now, view), _blank(now, view)
    return before or _blank(now, view), after or _blank(now, view)


def _portrait(found: GraphSurvey | None, view: View) -> Portrait | None:
    """What a view shows; None where its names mean nothing."""
    try:
        return portrait(found, view) if found else None
    except UsageProblems:
        return None


def _blank(found: GraphSurvey, view: View) -> Portrait:
    return Portrait(JudgedGraph.empty(found.judged.project), view, frozenset(), (), ())
