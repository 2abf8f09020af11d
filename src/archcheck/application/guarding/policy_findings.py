"""Loosenings of the gate as findings, and files that belong to a change and are missing in it."""

import dataclasses
import datetime
import itertools
from collections.abc import Iterable, Iterator

from archcheck.application.judging.policy import LineRegion
from archcheck.domain.activation import ActiveRule, PathMatches
from archcheck.domain.configuration import AcceptedChange, JointChange
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.policy_change import Place, PolicyChange
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class PolicyFindings:
    """Makes findings of changes; `today` decides which acceptances hold."""

    today: datetime.date
    line_region: LineRegion
    matches: PathMatches

    def loosened(
        self,
        rule: ActiveRule,
        changes: Iterable[PolicyChange],
        accepted: Iterable[AcceptedChange],
        known: Iterable[AcceptedChange],
    ) -> Iterator[Finding]:
        """One for each loosening, a note where it is accepted; and one for each new acceptance."""
        lasting = self._lasting(accepted)
        by_name = {(entry.kind, entry.what): entry for entry in lasting}
        for change in changes:
            yield self._loosened(rule, change, by_name.get((change.kind.value, change.what)))
        old = set(map(_identity, known))
        for entry in itertools.filterfalse(lambda it: _identity(it) in old, lasting):
            yield self._accepted(rule, entry)

    def _lasting(self, accepted: Iterable[AcceptedChange]) -> list[AcceptedChange]:
        return [entry for entry in accepted if not entry.has_ended(self.today)]

    def missing(
        self, rule: ActiveRule, joint: Iterable[JointChange], changed: Iterable[str]
    ) -> Iterator[Finding]:
        """One for each file that changed without what belongs to it."""
        paths = sorted(changed)
        for entry in joint:
            causes = self._fitting(entry.when, paths)
            if causes and not self._fitting(entry.then, paths):
                yield self._missing(rule, entry, causes)

    def _fitting(self, patterns: Iterable[str], paths: Iterable[str]) -> list[str]:
        pairs = itertools.product(paths, patterns)
        return list(dict.fromkeys(path for path, it in pairs if self.matches(it, path)))

    def _loosened(
        self, rule: ActiveRule, change: PolicyChange, accepted: AcceptedChange | None
    ) -> Finding:
        title = f"{change.sentence} [{change.kind} {change.what}]"
        level = change.kind.level.capped(rule.level)
        found = self._finding(rule, change.place, title, change.what, level)
        if accepted is None:
            return found
        return dataclasses.replace(found, level=level.capped(Level.NOTE), notes=(_by(accepted),))

    def _accepted(self, rule: ActiveRule, entry: AcceptedChange) -> Finding:
        place = Place(entry.origin.source, entry.origin.line)
        title = f"a loosening is accepted [{entry.kind} {entry.what}]: {_by(entry)}"
        key = f"accepted {entry.kind} {entry.what}"
        return self._finding(rule, place, title, key, rule.level.capped(Level.NOTE))

    def _missing(self, rule: ActiveRule, entry: JointChange, causes: list[str]) -> Finding:
        then = " or ".join(entry.then)
        place = Place(entry.origin.source, entry.origin.line)
        others = f" and {len(causes) - 1:,} more" if causes[1:] else ""
        title = f"{causes[0]}{others} changed, and nothing in {then} did"
        key = f"{' '.join(entry.when)} -> {' '.join(entry.then)}"
        found = self._finding(rule, place, title, key, rule.level)
        because = entry.because or found.because
        return dataclasses.replace(found, because=because, fix=f"change something in {then}, too.")

    def _finding(
        self, rule: ActiveRule, place: Place, message: str, key: str, level: Level
    ) -> Finding:
        return Finding(
            analyzer=OWN_ANALYZER,
            rule=rule.definition.name,
            level=level,
            message=message,
            location=Location(place.path, self.line_region(place.path, place.line)),
            key=key,
            symbol=place.path,
            because=rule.definition.because,
            fix=rule.definition.fix,
        )


def _identity(entry: AcceptedChange) -> tuple[str, str, datetime.date | None]:
    return entry.kind, entry.what, entry.expires


def _by(entry: AcceptedChange) -> str:
    until = f" until {entry.expires}" if entry.expires else ""
    return f"accepted by {entry.accepted_by}{until}: {entry.reason}"
