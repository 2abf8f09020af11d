"""Pictures of a graph on their way to files and to standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.wording import counted
from archcheck.domain.drawing import Drawing
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import tell
from archcheck.interface.cli.wanted_reports import WantedReport

INTRODUCTION = "the graph is incomplete, what these import is not known:"
Draw = Callable[[int], Drawing]


def deliver(draw: Draw, wanted: Sequence[WantedReport], composition: Composition) -> bool:
    """Print and write the pictures, and say what people must know about them.

    `draw` is given how many nodes can be read. False when one of them could not be written.
    """
    said: list[str] = []
    failures: list[str] = []
    for report in wanted:
        graph_format = composition.graph_formats().load(report.format)
        drawing = draw(graph_format.most_nodes)
        failures += _failure(graph_format.render(drawing), report, composition)
        said += [*_about(drawing), *graph_format.remarks(drawing)]
    tell_all((*said, *failures))
    return not failures


def tell_all(sentences: Iterable[str]) -> None:
    """Say some sentences on standard error, each once."""
    for sentence in dict.fromkeys(sentences):
        tell(f"archcheck: {sentence}")


def status_of(missing: Sequence[str], delivered: bool) -> int:
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
