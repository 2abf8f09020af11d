"""A page about a check, in one file."""

import base64
import pathlib

from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult, Picture
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.selection import unsaid
from archcheck.infrastructure.reports.graphs.svg.image import image
from archcheck.infrastructure.reports.html.figures import analyzers, baseline_sentence, directories
from archcheck.infrastructure.reports.html.findings import findings_data
from archcheck.infrastructure.reports.html.gone import gone
from archcheck.infrastructure.reports.self_contained import as_data, rendered

HOME = pathlib.Path(__file__).parent
MOST_NODES = 40
MOST_GONE = 1_000


def html_page(result: CheckResult) -> str:
    """The page of a result whose paths begin at the repository."""
    rows = gone(result)
    return rendered(
        HOME,
        ("page",),
        images=True,
        title=visible(f"archcheck: {result.project.name}"),
        project=visible(result.project.name),
        version=result.version,
        status=result.verdict.status.value,
        verdict=visible(verdict_sentence(result)),
        compared=visible(result.compared),
        baseline=baseline_sentence(result.baseline),
        gaps=[visible(gap) for gap in unsaid(result.verdict.incomplete, ())],
        analyzers=analyzers(result),
        directories=directories(result),
        gone=rows[:MOST_GONE],
        more_gone=max(len(rows) - MOST_GONE, 0),
        picture=_picture(result.picture),
        data=as_data(findings_data(result)),
    )


def _picture(picture: Picture | None) -> str:
    """The finest drawing that can be looked at, as an address that holds it; empty without one."""
    drawings = picture.drawings if picture else ()
    readable = filter(_is_readable, drawings)
    chosen = (*readable, *drawings[-1:])[:1]
    texts = [base64.b64encode(image(drawing).encode()).decode() for drawing in chosen]
    return f"data:image/svg+xml;base64,{texts[0]}" if texts else ""


def _is_readable(drawing: Drawing) -> bool:
    return len(drawing.nodes) <= MOST_NODES
