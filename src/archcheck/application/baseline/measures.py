"""What files were measured at, held against what a baseline recorded."""

import functools
from collections.abc import Callable, Iterable, Mapping

from archcheck.application.baseline.matching import Past
from archcheck.domain.baseline import Baseline, Entry, Spot
from archcheck.domain.finding import Finding
from archcheck.domain.job import Measure
from archcheck.shared.deferred import dataclass

Place = tuple[str, str]


@dataclass(frozen=True)
class Least:
    """The entry that says what a file must not fall below, and where it stands."""

    spot: Spot
    value: float


def recorded_leasts(baseline: Baseline, past: Past) -> Mapping[Place, Least]:
    """The strictest entry by rule and the path of today."""
    found: dict[Place, Least] = {}
    for spot, entry in baseline.spots():
        if entry.least is not None:
            path = _path_today(entry, baseline.sheets[spot[0]].file, past)
            known = found.get((entry.rule, path))
            if known is None or known.value < entry.least:
                found[entry.rule, path] = Least(spot, entry.least)
    return found


def _path_today(entry: Entry, file: str, past: Past) -> str:
    if past.exists(entry.path):
        return entry.path
    renamed = past.moves(file).renamed
    return next((new for new, old in sorted(renamed.items()) if old == entry.path), entry.path)


@dataclass(frozen=True)
class Measured:
    """The measures of a check beside those that were recorded."""

    leasts: Mapping[Place, Least]
    measures: Mapping[Place, Measure]

    @classmethod
    def of(cls, leasts: Mapping[Place, Least], measures: Iterable[Measure]) -> "Measured":
        """Find measures by rule and path."""
        return cls(leasts, {(each.rule, each.path): each for each in measures})

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about a measure."""
        return _place(finding) in self.measures

    def is_kept(self, finding: Finding) -> bool:
        """Whether a finding is about a file that is not worse than it was."""
        measure, least = self.measures.get(_place(finding)), self.leasts.get(_place(finding))
        return measure is not None and least is not None and measure.value >= least.value

    def changed(self) -> Mapping[Spot, Measure]:
        """What is not as it was recorded, better or worse, by the place of the entry."""
        return {
            least.spot: self.measures[place]
            for place, least in self.leasts.items()
            if place in self.measures and self.measures[place].value != least.value
        }

    def moved(self) -> Mapping[Spot, str]:
        """The paths of today by the places of entries."""
        return {least.spot: path for (_, path), least in self.leasts.items()}

    def unneeded(self, baseline: Baseline, exists: Callable[[str], bool]) -> frozenset[Spot]:
        """Entries about files that are gone or need none, and those that a stricter one repeats."""
        used = {least.spot: place for place, least in self.leasts.items()}
        return frozenset(
            spot
            for spot, entry in baseline.spots()
            if entry.is_measured and self._is_needless(entry.rule, used.get(spot), exists)
        )

    def _is_needless(self, rule: str, place: Place | None, exists: Callable[[str], bool]) -> bool:
        return place is None or (rule in self._rules and self._is_over(place, exists))

    @functools.cached_property
    def _rules(self) -> frozenset[str]:
        return frozenset(measure.rule for measure in self.measures.values())

    def _is_over(self, place: Place, exists: Callable[[str], bool]) -> bool:
        measure = self.measures.get(place)
        return measure.value == measure.limit if measure else not exists(place[1])

    def unrecorded(self) -> list[Measure]:
        """What is no entry's business yet: files that are better or worse than their limit."""
        others = sorted(self.measures.keys() - self.leasts.keys())
        measures = [self.measures[place] for place in others]
        return [measure for measure in measures if measure.value != measure.limit]


def _place(finding: Finding) -> Place:
    return finding.printed_rule, finding.location.path
