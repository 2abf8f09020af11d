"""Lines about tangles, hubs, unstable foundations and packages."""

import os
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from archcheck.application.wording import counted
from archcheck.domain.fitness import (
    ModuleImport,
    ModuleMetrics,
    PackageDependency,
    PackageMetrics,
    Tangle,
)
from archcheck.domain.location import Location
from archcheck.interface.cli.number_table import number_table

MOST = 5
MOST_CUTS = 3
MOST_MEMBERS = 8
MOST_PACKAGES = 20
HEADINGS = ("package", "modules", "lines", "Ca", "Ce", "I", "A", "D")
INDENT = "  "
NARROWEST = 20
Entry = TypeVar("Entry")
Draw = Callable[[Entry], Iterable[str]]


class View(NamedTuple):
    """How a page is seen: how wide (0 for any), from which directory, and whether all of it."""

    width: int = 0
    directory: str = ""
    whole: bool = False
    unicode: bool = True


class FitnessLines:
    """Draws what is known of one project."""

    def __init__(self, root: str, view: View) -> None:
        """Take the absolute root of the project."""
        self._root = root
        self._view = view

    def tangles(self, tangles: Sequence[Tangle]) -> Iterator[str]:
        """What hangs together in each package, and what to cut."""
        return self._some(tangles, MOST, self._tangle)

    def hubs(self, hubs: Sequence[ModuleMetrics]) -> Iterator[str]:
        """Each hub with its numbers."""
        return self._some(hubs, MOST, self._hub)

    def dependencies(self, found: Sequence[PackageDependency]) -> Iterator[str]:
        """Each dependency at its first import."""
        return self._some(found, MOST, self._dependency)

    def packages(self, packages: Iterable[PackageMetrics]) -> Iterator[str]:
        """The table of packages, those with the most imports first."""
        ordered = sorted(packages, key=lambda it: (-it.afferent - it.efferent, it.name))
        shown = ordered if self._view.whole else ordered[:MOST_PACKAGES]
        rows = list(map(_row, shown))
        yield from number_table(HEADINGS, rows, self._view.width, self._view.unicode)
        yield from self._rest(len(ordered) - len(shown), INDENT)

    def prose(self, text: str) -> list[str]:
        """A text in lines that fit."""
        return self._hanging(text, "", "")

    def _some(
        self, entries: Sequence[Entry], most: int, draw: Draw[Entry], indent: str = INDENT
    ) -> Iterator[str]:
        """The first entries, and how many there are beside them."""
        shown = entries if self._view.whole else entries[:most]
        for entry in shown:
            yield from draw(entry)
        yield from self._rest(len(entries) - len(shown), indent)

    def _rest(self, count: int, indent: str) -> Iterator[str]:
        if count:
            yield f"{indent}and {count:,} more (--all)"

    def _tangle(self, tangle: Tangle) -> Iterator[str]:
        where = f"in {tangle.package}" if tangle.package else "at the top level"
        for group in tangle.groups:
            names = [member.removeprefix(f"{tangle.package}.") for member in group]
            yield from self._hanging(f"{where}: {self._listed(names)}", INDENT, INDENT * 2)
        yield f"{INDENT * 2}{counted(len(tangle.cuts), 'import')} to cut:"
        yield from self._some(tangle.cuts, MOST_CUTS, self._cut, INDENT * 2)

    def _listed(self, names: Sequence[str]) -> str:
        shown = names if self._view.whole else names[:MOST_MEMBERS]
        more = len(names) - len(shown)
        return ", ".join([*shown, *([f"and {more:,} more"] if more else ())])

    def _cut(self, cut: ModuleImport) -> Iterator[str]:
        return self._placed(cut.location, f"{cut.importer} -> {cut.imported}", INDENT * 2)

    def _hub(self, hub: ModuleMetrics) -> list[str]:
        numbers = f"imported by {hub.fan_in:,}, imports {hub.fan_out:,}"
        return self._hanging(f"{hub.name}: {numbers}", INDENT, INDENT * 2)

    def _dependency(self, dependency: PackageDependency) -> Iterator[str]:
        importer, imported = _named(dependency.importer), _named(dependency.imported)
        more = len(dependency.imports) - 1
        others = f", {counted(more, 'more import')}" if more else ""
        place = dependency.imports[0].location
        return self._placed(place, f"{importer} -> {imported}{others}", INDENT)

    def _placed(self, location: Location, text: str, indent: str) -> Iterator[str]:
        """A place with its text beside it, or below it where there is no room."""
        path = os.path.relpath(os.path.join(self._root, location.path), self._view.directory)
        region = location.region
        place = f"{indent}{path}:{region.start_line}:{region.start_column}"
        line = f"{place}{INDENT}{text}"
        if not self._view.width or len(line) <= self._view.width:
            yield line
        else:
            yield place
            yield from self._hanging(text, indent + INDENT, indent + INDENT * 2)

    def _hanging(self, text: str, first: str, others: str) -> list[str]:
        """A text in lines that fit, each with its indentation; no word is broken."""
        if not self._view.width:
            return [first + text]
        return textwrap.wrap(
            text,
            max(self._view.width, NARROWEST),
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _row(package: PackageMetrics) -> tuple[str, ...]:
    numbers = (package.modules, package.lines, package.afferent, package.efferent)
    shares = (package.instability, package.abstractness, package.distance)
    return (package.name, *(f"{number:,}" for number in numbers), *map(_share, shares))


def _share(share: Fraction | None) -> str:
    return "-" if share is None else f"{float(share):.2f}"


def _named(package: PackageMetrics) -> str:
    return f"{package.name} (I {_share(package.instability)})"
