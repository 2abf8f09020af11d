"""What becomes of a baseline when it is written again."""

import dataclasses

from archcheck.application.baseline.comparison import Comparison
from archcheck.application.baseline.sheets import Lines, Place, measured_entry
from archcheck.domain.baseline import Entry, Sheet, Spot
from archcheck.domain.known_findings import identity
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class Change:
    """New files, and how many entries were taken out, moved, raised, added, or are there now."""

    sheets: tuple[Sheet, ...]
    taken: int = 0
    moved: int = 0
    raised: int = 0
    added: int = 0
    left: int = 0


def created(comparison: Comparison, place: Place) -> Change:
    """A baseline of all findings; one file is there even where it says nothing."""
    lines = Lines(comparison.baseline, place)
    findings = (comparison.findings[position] for position in comparison.unrecorded)
    for finding in sorted(findings, key=lambda finding: finding.order):
        lines.add_finding(finding, "")
    for measure in comparison.unmeasured:
        lines.add(measured_entry(measure))
    count = len(comparison.unrecorded) + len(comparison.unmeasured)
    sheets = lines.sheets() or [Sheet(place(""))]
    return Change(sheets=tuple(sheets), added=count, left=count)


def pruned(comparison: Comparison, place: Place, compact: bool) -> Change:
    """Only what is gone is taken out; `compact` closes the gaps."""
    lines = Lines(comparison.baseline, place)
    for spot in comparison.left:
        lines.take_out(spot)
    left = len(comparison.baseline.entries) - len(comparison.left)
    taken = len(comparison.left)
    return Change(sheets=tuple(lines.sheets(compact)), taken=taken, left=left)


def updated(comparison: Comparison, place: Place, reason: str) -> Change:
    """What is gone is taken out, what has moved is renamed; what is new needs a reason."""
    update = _Update(comparison, place, reason)
    update.take_out()
    update.follow()
    for spot, path in sorted(comparison.moved.items()):
        if spot not in comparison.left:
            update.measure(spot, path)
    if reason:
        update.accept()
    return update.change


class _Update:
    """Changes lines, and counts what it does."""

    def __init__(self, comparison: Comparison, place: Place, reason: str) -> None:
        self._comparison = comparison
        self._reason = reason
        self._lines = Lines(comparison.baseline, place)
        self._moved = self._raised = self._lowered = self._added = 0

    def take_out(self) -> None:
        """Take out what nobody needs."""
        for spot in self._comparison.left:
            self._lines.take_out(spot)

    def follow(self) -> None:
        """Entries of renamed files get their names of today."""
        for position, spot in sorted(self._comparison.pairs.items()):
            finding = self._comparison.findings[position]
            if self._comparison.entry(spot).identity != identity(finding):
                self._lines.add_finding(finding, self._lines.take_out(spot).reason)
                self._moved += 1

    def measure(self, spot: Spot, path: str) -> None:
        """More is asked for where more was measured; less only for a reason."""
        entry = self._comparison.entry(spot)
        asked = self._asked(spot, dataclasses.replace(entry, path=path))
        if path == entry.path:
            self._lines.change(spot, asked)
        else:
            self._lines.take_out(spot)
            self._lines.add(asked)
            self._moved += 1

    def _asked(self, spot: Spot, entry: Entry) -> Entry:
        risen, fallen = self._comparison.risen.get(spot), self._comparison.fallen.get(spot)
        if risen:
            self._raised += 1
            return dataclasses.replace(entry, least=risen.value)
        if fallen and self._reason:
            self._lowered += 1
            return measured_entry(fallen, self._reason)
        return entry

    def accept(self) -> None:
        """Record what is new."""
        for position in self._comparison.unrecorded:
            self._lines.add_finding(self._comparison.findings[position], self._reason)
        for measure in self._comparison.unmeasured:
            self._lines.add(measured_entry(measure, self._reason))
        self._added = len(self._comparison.unrecorded) + len(self._comparison.unmeasured)

    @property
    def change(self) -> Change:
        """What has become of it."""
        taken = len(self._comparison.left)
        return Change(
            sheets=tuple(self._lines.sheets()),
            taken=taken,
            moved=self._moved,
            raised=self._raised,
            added=self._added + self._lowered,
            left=len(self._comparison.baseline.entries) - taken + self._added,
        )
