"""The lines of a baseline as they change: what is taken out leaves an empty line."""

import bisect
import collections
import dataclasses
import itertools
from collections.abc import Callable, Iterable

from archcheck.domain.baseline import FILE_IN_PACKAGE, FILE_NAME, Baseline, Entry, Sheet, Spot
from archcheck.domain.baseline_text import entry_text, spaced
from archcheck.domain.finding import Finding
from archcheck.domain.job import Measure
from archcheck.domain.known_findings import Identity, identity
from archcheck.domain.project import Project

Place = Callable[[str], str]


def place_of(project: Project, per_package: bool, whole: str = FILE_NAME) -> Place:
    """In which file the findings of a path are recorded: one, or that of the nearest package."""
    if not per_package:
        return lambda path: whole
    packages = {file.path.rpartition("/")[0] for file in project.files if file.is_package}

    def nearest(path: str) -> str:
        directory = path.rpartition("/")[0]
        while directory and directory not in packages:
            directory = directory.rpartition("/")[0]
        return f"{directory}/{FILE_IN_PACKAGE}" if directory else FILE_IN_PACKAGE

    return nearest


def measured_entry(measure: Measure, reason: str = "") -> Entry:
    """What a file must not fall below."""
    return Entry(rule=measure.rule, path=measure.path, least=measure.value, reason=reason)


class Lines:
    """The lines of all files, each changed where it stands; new entries find their own place."""

    def __init__(self, baseline: Baseline, place: Place) -> None:
        """Take what is recorded, and where more is recorded."""
        self._place = place
        self._before = {sheet.file: sheet for sheet in baseline.sheets}
        self._files = [sheet.file for sheet in baseline.sheets]
        self._lines = {sheet.file: list(sheet.lines) for sheet in baseline.sheets}
        self._ordinals: collections.defaultdict[Identity, set[int]] = collections.defaultdict(set)
        self._more: list[Entry] = []
        for entry in baseline.entries:
            self._ordinals[entry.identity].add(entry.ordinal)

    def take_out(self, spot: Spot) -> Entry:
        """Take an entry out; its empty line stays."""
        lines = self._lines[self._files[spot[0]]]
        entry = lines[spot[1]]
        lines[spot[1]] = None
        if entry is None:
            raise LookupError(spot)
        self._ordinals[entry.identity].discard(entry.ordinal)
        return entry

    def change(self, spot: Spot, entry: Entry) -> None:
        """Put another entry in the place of one of the same path."""
        self._lines[self._files[spot[0]]][spot[1]] = entry

    def add(self, entry: Entry) -> None:
        """Bring an entry, with an empty line before it."""
        self._more.append(entry)

    def add_finding(self, finding: Finding, reason: str) -> None:
        """Bring the entry of a finding, under the first number that no equal one has."""
        name = identity(finding)
        free = next(each for each in itertools.count(1) if each not in self._ordinals[name])
        self._ordinals[name].add(free)
        self.add(
            Entry(
                rule=name.rule,
                path=name.path,
                ordinal=free,
                fingerprint=name.fingerprint,
                reason=reason,
            )
        )

    def sheets(self, compact: bool = False) -> list[Sheet]:
        """The files that are not as they were, sorted by name."""
        for file, entries in _by_file(self._more, self._place).items():
            self._lines[file] = _with_entries(self._lines.get(file, []), entries)
        made = self._made(compact)
        return [sheet for sheet in made if self._before.get(sheet.file) != sheet]

    def _made(self, compact: bool) -> list[Sheet]:
        made = [Sheet(file, tuple(lines)) for file, lines in sorted(self._lines.items())]
        return [_compacted(sheet) for sheet in made] if compact else made


def _compacted(sheet: Sheet) -> Sheet:
    return dataclasses.replace(sheet, lines=spaced(sheet.entries))


def _by_file(entries: Iterable[Entry], place: Place) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(place(entry.path), []).append(entry)
    return found


def _with_entries(lines: list[Entry | None], more: Iterable[Entry]) -> list[Entry | None]:
    """The lines with more entries, each behind the last one that sorts before it."""
    added: dict[int, list[Entry | None]] = {}
    positions = _positions(lines)
    for entry in sorted(more, key=entry_text):
        at = bisect.bisect(positions, (entry_text(entry), len(lines)))
        after = positions[at - 1][1] if at else -1
        added.setdefault(after, []).extend((None, entry))
    whole = list(added.get(-1, []))
    for number, line in enumerate(lines):
        whole += [line, *added.get(number, [])]
    return whole


def _positions(lines: Iterable[Entry | None]) -> list[tuple[str, int]]:
    """The texts of the entries with the numbers of their lines, sorted."""
    return sorted((entry_text(entry), number) for number, entry in enumerate(lines) if entry)
