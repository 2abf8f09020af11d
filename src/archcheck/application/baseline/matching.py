"""Findings are matched with the entries of a baseline, through what git remembers."""

import dataclasses
import functools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from archcheck.application.ports.baselines import BaselineHistory, Moves
from archcheck.domain.baseline import Baseline, Entry, Spot
from archcheck.domain.finding import Finding
from archcheck.domain.known_findings import NO_RENAMES, KnownFindings, Renames, renames_of
from archcheck.domain.project import Project
from archcheck.shared.deferred import dataclass

Entries = Mapping[Spot, Entry]


@dataclass(frozen=True)
class Past:
    """What was renamed since each file of a baseline was written; `exists` knows paths of today.

    `root` is the work tree of the project, which may itself be a copy of what is staged.
    """

    root: str
    project: Project
    history: BaselineHistory
    exists: Callable[[str], bool]

    def moves(self, file: str) -> Moves:
        """The moves of paths; git is asked once for each file."""
        return self._moves(file)

    def renames(self, moves: Moves) -> Renames:
        """The same with the names of modules."""
        modules = {file.path: file.module for file in self.project.files}
        return renames_of(moves.renamed, modules) if moves.renamed else NO_RENAMES

    @functools.cached_property
    def _moves(self) -> Callable[[str], Moves]:
        return functools.cache(lambda file: self.history.moves(self.root, file))


class Matching:
    """Gives entries to findings, one for one; `pairs` are of positions, `free` the other entries."""

    def __init__(self, baseline: Baseline, past: Past) -> None:
        """Take what is known, and who was renamed."""
        self._past = past
        self._files = [sheet.file for sheet in baseline.sheets]
        self._named = frozenset(entry.path for entry in baseline.entries)
        self.free = _each_once(baseline)
        self.pairs: dict[int, Spot] = {}
        self.cut: list[str] = []

    def match(self, findings: Sequence[Finding], positions: Collection[int]) -> None:
        """By today's names, then by those that files had when the baseline was written."""
        self._recognise(findings, positions, self.free)
        for number, file in enumerate(self._files):
            free = self._free_in(number)
            if free and len(self.pairs) < len(positions):
                self._through_history(findings, positions, free, file)

    def known_besides(
        self, findings: Sequence[Finding], positions: Sequence[int]
    ) -> frozenset[int]:
        """Which of other findings the free entries would know."""
        known = KnownFindings(tuple(entry.identity for entry in self.free.values()))
        found = known.recognise([findings[position] for position in positions])
        return frozenset(positions[at] for at in found.pairs)

    def _through_history(
        self, findings: Sequence[Finding], positions: Collection[int], free: Entries, file: str
    ) -> None:
        moves = self._past.moves(file)
        gone = self._gone(free) if moves.is_cut else frozenset[str]()
        self.cut += [file] if gone else []
        if moves.renamed or gone:
            renames = self._past.renames(moves)
            self._recognise(findings, positions, free, renames=renames, stray=gone)

    def _gone(self, free: Entries) -> frozenset[str]:
        paths = {entry.path for entry in free.values()}
        return frozenset(path for path in paths if not self._past.exists(path))

    def _free_in(self, number: int) -> Entries:
        return {spot: entry for spot, entry in self.free.items() if spot[0] == number}

    def _waiting(self, positions: Iterable[int]) -> list[int]:
        return [position for position in positions if position not in self.pairs]

    def _recognise(
        self,
        findings: Sequence[Finding],
        positions: Collection[int],
        free: Entries,
        renames: Renames = NO_RENAMES,
        stray: frozenset[str] = frozenset(),
    ) -> None:
        spots = list(free)
        waiting = self._waiting(positions)
        names = tuple(free[spot].identity for spot in spots)
        known = KnownFindings(names, renames, stray, self._named)
        for at, entry in known.recognise([findings[at] for at in waiting]).pairs.items():
            self.pairs[waiting[at]] = spots[entry]
            del self.free[spots[entry]]


def _each_once(baseline: Baseline) -> dict[Spot, Entry]:
    """The entries about findings by their ordinals; an equal line counts once."""
    first: dict[Entry, Spot] = {}
    for spot, entry in baseline.spots():
        if not entry.is_measured:
            first.setdefault(dataclasses.replace(entry, reason=""), spot)
    ordered = sorted(first.items(), key=lambda pair: (pair[0].ordinal, pair[1]))
    return {spot: entry for entry, spot in ordered}
