"""The fitness of old versions for people: a curve for each number, then a line for each version."""

import dataclasses
from collections.abc import Iterator, Sequence

from archcheck import __version__
from archcheck.application.use_cases.follow_fitness_use_case import FollowedFitness
from archcheck.application.wording import counted
from archcheck.domain.fitness_history import Point, Summary
from archcheck.interface.cli.fitness_lines import INDENT, FitnessLines, View
from archcheck.interface.cli.fitness_page import Section
from archcheck.interface.cli.number_table import number_table
from archcheck.interface.cli.sparkline import sparkline

CURVES = ("modules", "lines", "imports", "tangles", "cuts", "unstable", "hubs")
COLUMNS = ("modules", "lines", "tangles", "cuts", "unstable", "hubs")
DATE = "date"
WITH_DATES = 75
MOST_BARS = 30
MOST_VERSIONS = 20
JUDGED = {
    "tangles": "tangles",
    "cuts": "imports to cut",
    "unstable": "unstable foundations",
    "hubs": "hubs",
}
LEGEND = "cuts: imports without which there are no tangles. unstable: unstable foundations."


def history_sections(followed: FollowedFitness, view: View) -> Iterator[Section]:
    """The page from its first line to its last."""
    lines = FitnessLines("", view)
    count = counted(len(followed.points), "version")
    yield Section((f"archcheck {__version__}: fitness of {followed.project}, {count}",), ())
    yield Section((), list(_curves(followed.points, view)))
    yield Section((), (*_table(followed.points, view), *lines.prose(LEGEND)))
    yield Section((), lines.prose(f"{_unread(followed.points)}{_verdict(followed.points)}"))


def _curves(points: Sequence[Point], view: View) -> Iterator[str]:
    width = max(map(len, CURVES))
    for name in CURVES:
        numbers = [getattr(point.summary, name) for point in points]
        bars = sparkline(numbers, MOST_BARS, view.unicode)
        yield f"{INDENT}{name.ljust(width)}{INDENT}{bars}{INDENT}{_from_to(numbers)}"


def _from_to(numbers: Sequence[int]) -> str:
    return f"{numbers[0]:,} -> {numbers[-1]:,}"


def _table(points: Sequence[Point], view: View) -> Iterator[str]:
    """The newest versions, which stand at the end; their days where there is room."""
    shown = points if view.whole else points[-MOST_VERSIONS:]
    columns = COLUMNS if 0 < view.width < WITH_DATES else (DATE, *COLUMNS)
    rows = [_row(point, columns) for point in shown]
    yield from number_table(("version", *columns), rows, view.width, view.unicode)
    if len(shown) < len(points):
        yield f"{INDENT}and {len(points) - len(shown):,} earlier (--all)"


def _row(point: Point, columns: Sequence[str]) -> Sequence[str]:
    numbers = dataclasses.asdict(point.summary)
    cells = {DATE: point.version.date, **{name: f"{it:,}" for name, it in numbers.items()}}
    return (point.version.name, *(cells[name] for name in columns))


def _unread(points: Sequence[Point]) -> str:
    unread = max(point.summary.unread for point in points)
    if not unread:
        return ""
    return f"Up to {counted(unread, 'file')} of a version could not be read and are not counted. "


def _verdict(points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    changes = list(_changes(first.summary, last.summary))
    since = f"Since {first.version.name} ({first.version.date})"
    if not changes:
        return f"{since} nothing of this has become better or worse."
    return f"{since}: {', '.join(changes)}."


def _changes(before: Summary, after: Summary) -> Iterator[str]:
    earlier, later = dataclasses.asdict(before), dataclasses.asdict(after)
    for name, words in JUDGED.items():
        if earlier[name] != later[name]:
            yield f"{words} from {earlier[name]:,} to {later[name]:,}"
