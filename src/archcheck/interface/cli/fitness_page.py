"""The fitness of a project for people: counts first, then what hurts, then all packages."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archcheck import __version__
from archcheck.application.fitness.report import FitnessReport
from archcheck.application.wording import counted
from archcheck.interface.cli.fitness_lines import FitnessLines, View

TANGLES = "Tangles: what imports each other in circles"
HUBS = "Hubs: modules that {many} or more import, and that import {many} or more"
FOUNDATIONS = "Unstable foundations: packages that lean on less stable ones"
PACKAGES = "Packages, those with the most imports first"
LEGEND = (
    "Ca: modules outside that import it. Ce: modules outside that it imports. I = Ce / (Ca + Ce). "
    "A: abstract ones of its classes. D = |A + I - 1|."
)
WAY_ON = "Rules keep them from growing: archcheck explain fitness."


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: Sequence[str]
    lines: Sequence[str]


def sections(report: FitnessReport, view: View) -> Iterator[Section]:
    """The page from its first line to its last; what has nothing to say is left out."""
    lines = FitnessLines(report.root, view)
    part = ", a part of it" if report.is_part else ""
    title = f"archcheck {__version__}: fitness of {report.project}{part}"
    yield Section((title,), ())
    yield Section((), (*lines.prose(_size(report)), *lines.prose(_troubles(report))))
    for heading, found in _findings(report, lines):
        if found:
            yield Section(lines.prose(heading), found)
    yield Section((), (*report.missing, *lines.prose(_verdict(report))))


def _findings(report: FitnessReport, lines: FitnessLines) -> Iterator[tuple[str, list[str]]]:
    yield TANGLES, list(lines.tangles(report.tangles))
    yield HUBS.format(many=report.fitness.metrics.many), list(lines.hubs(report.hubs))
    yield FOUNDATIONS, list(lines.dependencies(report.unstable))
    packages = report.fitness.metrics.packages
    yield PACKAGES, [*lines.packages(packages), *lines.prose(LEGEND)] if packages else []


def _size(report: FitnessReport) -> str:
    metrics = report.fitness.metrics
    lines = counted(sum(module.lines for module in metrics.modules), "line")
    modules = counted(len(metrics.modules), "module")
    packages = counted(len(metrics.packages), "package")
    imports = counted(report.fitness.imports, "import")
    return f"{modules} in {packages}, {lines}, {imports} between modules"


def _troubles(report: FitnessReport) -> str:
    cuts = f" ({counted(report.fitness.cuts, 'import')} to cut)" if report.tangles else ""
    hubs = counted(len(report.hubs), "hub")
    foundations = counted(len(report.unstable), "unstable foundation")
    return f"{counted(report.fitness.circles, 'tangle')}{cuts}, {hubs}, {foundations}"


def _verdict(report: FitnessReport) -> str:
    if report.missing:
        return "Incomplete: what is named above is missing in these numbers."
    if report.tangles or report.hubs or report.unstable:
        return f"{report.project} has {_troubles(report)}. {WAY_ON}"
    return f"{report.project} has no tangles, no hubs and no unstable foundations."
