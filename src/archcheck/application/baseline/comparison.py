"""Findings held against a baseline."""

import dataclasses
from collections.abc import Mapping, Sequence

from archcheck.domain.baseline import Baseline, Entry, Spot
from archcheck.domain.finding import Finding
from archcheck.domain.job import Measure
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What became of findings and entries.

    `pairs` are the entries of findings, by the findings' positions; `known` are all positions of
    findings that do not close the gate; `unrecorded` those of findings that could stand in the
    baseline, and do not. `left` are entries that nobody needs. `changed` are measures that are not
    as they were recorded, `moved` the paths of today of such entries, `unmeasured` what could be
    recorded. `cut` are files of the baseline before which the history of this clone is cut.
    """

    baseline: Baseline
    findings: Sequence[Finding] = ()
    pairs: Mapping[int, Spot] = dataclasses.field(default_factory=dict)
    known: frozenset[int] = frozenset()
    unrecorded: tuple[int, ...] = ()
    left: frozenset[Spot] = frozenset()
    changed: Mapping[Spot, Measure] = dataclasses.field(default_factory=dict)
    moved: Mapping[Spot, str] = dataclasses.field(default_factory=dict)
    unmeasured: tuple[Measure, ...] = ()
    cut: tuple[str, ...] = ()

    def entry(self, spot: Spot) -> Entry:
        """The entry at a place."""
        sheet, line = spot
        found = self.baseline.sheets[sheet].lines[line]
        if found is None:
            raise LookupError(spot)
        return found

    @property
    def risen(self) -> Mapping[Spot, Measure]:
        """What was measured better than it was recorded."""
        return {spot: each for spot, each in self.changed.items() if self._is_better(spot)}

    @property
    def fallen(self) -> Mapping[Spot, Measure]:
        """What was measured worse than it was recorded."""
        return {spot: each for spot, each in self.changed.items() if not self._is_better(spot)}

    def _is_better(self, spot: Spot) -> bool:
        return self.changed[spot].value > (self.entry(spot).least or 0.0)

    @property
    def shrinkable(self) -> tuple[Spot, ...]:
        """Entries that could leave the baseline, or ask for more."""
        return tuple(sorted({*self.left, *self.risen}))
