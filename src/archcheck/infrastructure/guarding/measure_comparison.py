"""How far what is measured of a file may fall: what the baseline records, else the limit of its rule."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.baseline import FILE_NAME
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.effective_options import effective_options
from archcheck.infrastructure.guarding.recorded_entries import Recorded, is_there, recorded_in

LIMIT = "limit"
Spot = tuple[str, str]
Measures = Mapping[Spot, Recorded]


class MeasureComparison(GateComparison):
    """Knows what is recorded of files; it may move with its file."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each file of today that may fall lower."""
        before, after = _measures(strong), _measures(weak)
        moved = _moved(before, after, weak)
        for spot in sorted({*before, *after}):
            least = moved.get(spot, _least(spot, before, strong))
            now = _least(spot, after, strong)
            if now < least and _is_about_today(spot, after, weak):
                yield _fallen(spot, (before, after), f"{least:g}", f"{now:g}")


def _measures(state: GateState) -> Measures:
    """The highest that is recorded of each file."""
    found = [it for it in recorded_in(state) if it.entry.least is not None]
    found.sort(key=lambda it: it.entry.least or 0.0)
    return {(it.entry.rule, it.entry.path): it for it in found}


def _is_about_today(spot: Spot, measures: Measures, state: GateState) -> bool:
    return spot in measures or is_there(state, spot[1])


def _least(spot: Spot, measures: Measures, state: GateState) -> float:
    """What is recorded; else the limit, where the rule is on, and nothing where it is off."""
    if spot in measures:
        return measures[spot].entry.least or 0.0
    rule = state.inspection.rules.for_file(spot[1]).get(spot[0])
    return float(getattr(effective_options(rule), LIMIT, 0.0)) if rule else 0.0


def _moved(before: Measures, after: Measures, state: GateState) -> Mapping[Spot, float]:
    """What is new of files, and was recorded as much of files that are gone."""
    lost = before.keys() - after.keys()
    gone = [spot for spot in sorted(lost) if not is_there(state, spot[1])]
    found: dict[Spot, float] = {}
    for spot in sorted(after.keys() - before.keys()):
        best = _best(spot, gone, before, _value(after, spot))
        if best is not None:
            gone.remove(best)
            found[spot] = _value(before, best)
    return found


def _best(spot: Spot, gone: Sequence[Spot], before: Measures, most: float) -> Spot | None:
    """The highest of the same rule that is not above a value."""
    fitting = [it for it in gone if it[0] == spot[0] and _value(before, it) <= most]
    return max(fitting, key=lambda it: _value(before, it), default=None)


def _value(measures: Measures, spot: Spot) -> float:
    return measures[spot].entry.least or 0.0


def _fallen(spot: Spot, states: tuple[Measures, Measures], old: str, new: str) -> Lapse:
    rule, path = spot
    about = f"the recorded coverage of {path} went from"
    there, here = (_place(spot, measures) for measures in states)
    return Lapse(
        kind=PolicyKind.COVERAGE,
        what=f"{rule} {path}",
        lost=f"{about} {old} to {new}",
        gained=f"{about} {new} to {old}",
        there=there,
        here=here,
    )


def _place(spot: Spot, measures: Measures) -> Place:
    return measures[spot].place if spot in measures else Place(FILE_NAME)
