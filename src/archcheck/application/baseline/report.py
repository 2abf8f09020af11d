"""What reports tell of a baseline."""

from archcheck.application.baseline.comparison import Comparison
from archcheck.domain.baseline import Spot
from archcheck.domain.check_result import BaselineReport, EntryReport


def baseline_report(comparison: Comparison, ratchet: bool) -> BaselineReport:
    """How findings stand against it; what could leave it is told entry by entry."""
    sheets = comparison.baseline.sheets
    return BaselineReport(
        files=tuple(sheet.file for sheet in sheets),
        recorded=len(comparison.baseline.entries),
        known=len(comparison.known),
        shrinkable=tuple(_entry(comparison, spot) for spot in comparison.shrinkable),
        ratchet=ratchet,
    )


def _entry(comparison: Comparison, spot: Spot) -> EntryReport:
    entry = comparison.entry(spot)
    return EntryReport(comparison.baseline.sheets[spot[0]].file, entry.rule, entry.path)


def cut_notices(comparison: Comparison | None) -> list[str]:
    """What to do where nobody knows what was renamed."""
    files = comparison.cut if comparison else ()
    told = "names files that are gone, and the history of this clone is cut before it was written"
    return [f"{file} {told}: git fetch --unshallow tells where they went." for file in files]
