"""Pictures of a graph on their way to files and to standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.graph_format import GraphFormat
from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.use_cases.map_projects_use_case import Turns
from archcheck.application.wording import counted
from archcheck.domain.drawing import Drawing
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import refuse_one_file, remarks_of
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import tell_all
from archcheck.interface.cli.wanted_reports import OPTION, PROJECT, WantedReport
from archcheck.shared.deferred import dataclass

INTRODUCTION = "the graph is incomplete, what these import is not known:"
Draw = Callable[[int], Drawing]


@dataclass(frozen=True)
class Drawable:
    """What there is to be drawn of one project; `draw` is given how many nodes can be read."""

    draw: Draw
    missing: Sequence[str] = ()
    remarks: Sequence[str] = ()


def deliver_each(
    composition: Composition,
    request: CheckRequest,
    draw: Callable[[CheckRequest], Drawable],
    wanted: Sequence[WantedReport],
) -> int:
    """Print and write the pictures, and say what people must know about them; the exit status.

    Raises UsageProblems, behind it where something is wrong with some of several projects.
    """
    _refuse_scattered(composition, request, wanted)
    found = composition.map_projects().execute(request, draw)
    tell_all(remarks_of(found))
    heard = deliver(found, wanted, composition)
    found.demand_right()
    return _status_of([it for turn in found.turns for it in turn.value.missing], heard)


def deliver(
    found: Turns[Drawable], wanted: Sequence[WantedReport], composition: Composition
) -> bool:
    """False when one of the pictures could not be written."""
    said: list[str] = []
    failures: list[str] = []
    for report in wanted:
        graph_format = composition.graph_formats().load(report.format)
        drawings = {it.name: it.value.draw(graph_format.most_nodes) for it in found.turns}
        pictures = {name: graph_format.render(it) for name, it in drawings.items()}
        for target, text in _targets(report, pictures, found.many, graph_format):
            failures += _failure(text, target, composition)
        said += _remarks(drawings.values(), graph_format)
    tell_all((*said, *failures))
    return not failures


def _remarks(drawings: Iterable[Drawing], graph_format: GraphFormat) -> Iterator[str]:
    for drawing in drawings:
        yield from (*_about(drawing), *graph_format.remarks(drawing))


def _refuse_scattered(
    composition: Composition, request: CheckRequest, wanted: Iterable[WantedReport]
) -> None:
    """Raise UsageProblems for formats that hold one picture only, where there are several."""
    formats = composition.graph_formats()
    for report in wanted:
        if not report.is_for_each and not formats.load(report.format).holds_many:
            advice = (
                f"write one for each, --format {report.format}:GRAPH-{PROJECT}.{report.format}, "
                "or choose one with --project NAME"
            )
            refuse_one_file(composition, request, OPTION, advice)


def _targets(
    report: WantedReport, pictures: Mapping[str, str], many: bool, graph_format: GraphFormat
) -> Iterator[tuple[WantedReport, str]]:
    """Which text goes where."""
    if report.is_for_each or not many:
        yield from ((report.of(name), text) for name, text in pictures.items())
    else:
        yield report, graph_format.together(pictures)


def _status_of(missing: Sequence[str], delivered: bool) -> int:
    """Say whose imports are not known; the exit status."""
    if missing:
        tell_all((INTRODUCTION, *missing))
    return 0 if delivered and not missing else INCOMPLETE


def _failure(text: str, report: WantedReport, composition: Composition) -> Iterator[str]:
    try:
        if report.path:
            composition.report_files().write(report.path, text)
        else:
            say_all(text, in_utf8(sys.stdout))
    except ReportNotWritten as problem:
        yield str(problem)


def _about(drawing: Drawing) -> Iterator[str]:
    """How large it is, how much of it is forbidden, and what has been folded."""
    if drawing.revision:
        return
    nodes, edges = counted(len(drawing.nodes), "node"), counted(len(drawing.edges), "edge")
    forbidden = f", {len(drawing.broken_edges):,} of them forbidden" if drawing.broken_edges else ""
    yield f"graph of {drawing.project}: {nodes}, {edges}{forbidden}"
    if drawing.depth:
        names = counted(drawing.depth, "component")
        yield f"names are cut to {names}; --depth {drawing.depth + 1} shows more"
