"""What a baseline knows of the findings of one check."""

import dataclasses
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence

from archcheck.application.baseline.comparison import Comparison
from archcheck.application.baseline.matching import Matching, Past
from archcheck.application.baseline.measures import Least, Measured, Place, recorded_leasts
from archcheck.application.baseline.recordable import Recordable
from archcheck.application.judging.policy import Policy
from archcheck.domain.baseline import Baseline, Entry, Spot
from archcheck.domain.finding import Finding
from archcheck.domain.job import Measure
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Recorded:
    """A baseline as one check reads it."""

    baseline: Baseline
    past: Past
    notices: tuple[str, ...] = ()

    @functools.cached_property
    def leasts(self) -> Mapping[Place, Least]:
        """What files must not fall below."""
        return recorded_leasts(self.baseline, self.past)


class BaselineKnowledge:
    """Tells which findings are known, and remembers how it came to that."""

    def __init__(self, recorded: Recorded, law: Recordable, measures: Iterable[Measure]) -> None:
        """Take the baseline, what may stand in it, and what was measured."""
        self._recorded = recorded
        self._law = law
        self._measured = Measured.of(recorded.leasts, measures)
        self.comparison = Comparison(baseline=recorded.baseline)

    def __call__(self, findings: Sequence[Finding]) -> Collection[int]:
        """The positions of known findings."""
        matching = Matching(self._recorded.baseline, self._recorded.past)
        measured = self._concerned(findings)
        candidates = self._candidates(findings, measured)
        wanted = self._taken(findings, candidates)
        matching.match(findings, wanted)
        others = sorted(set(candidates).difference(wanted))
        besides = matching.known_besides(findings, others)
        kept = frozenset(at for at in measured if self._is_kept(findings[at]))
        self.comparison = Comparison(
            baseline=self._recorded.baseline,
            findings=findings,
            pairs=matching.pairs,
            known=besides.union(matching.pairs, kept),
            unrecorded=tuple(at for at in wanted if at not in matching.pairs),
            left=self._left(matching),
            changed=self._measured.changed(),
            moved=self._measured.moved(),
            unmeasured=tuple(filter(self._law.takes_measure, self._measured.unrecorded())),
            cut=tuple(matching.cut),
        )
        return self.comparison.known

    def _concerned(self, findings: Sequence[Finding]) -> set[int]:
        return {at for at, finding in enumerate(findings) if self._measured.concerns(finding)}

    def _candidates(self, findings: Sequence[Finding], measured: Collection[int]) -> list[int]:
        return [
            at
            for at, finding in enumerate(findings)
            if at not in measured and self._law.is_of_interest(finding)
        ]

    def _taken(self, findings: Sequence[Finding], candidates: Iterable[int]) -> list[int]:
        return [at for at in candidates if self._law.takes(findings[at])]

    def _is_kept(self, finding: Finding) -> bool:
        return self._law.is_of_interest(finding) and self._measured.is_kept(finding)

    def _left(self, matching: Matching) -> frozenset[Spot]:
        taken = {*matching.pairs.values()}
        findings = {
            spot
            for spot, entry in self._recorded.baseline.spots()
            if not entry.is_measured and spot not in taken
        }
        return (
            self._measured.unneeded(self._recorded.baseline, self._recorded.past.exists) | findings
        )


def judged(comparison: Comparison, policy: Policy, analyzers: Collection[str]) -> Comparison:
    """Only what was looked at: nothing is gone of which nobody could say so."""
    if policy.partial:
        return dataclasses.replace(comparison, left=frozenset(), changed={})
    left = (
        spot for spot in comparison.left if _is_judged(comparison.entry(spot), policy, analyzers)
    )
    return dataclasses.replace(comparison, left=frozenset(left))


def _is_judged(entry: Entry, policy: Policy, analyzers: Collection[str]) -> bool:
    """Whether the analyzer of an entry has answered, or is no part of the gate any more."""
    if entry.path in policy.unchecked:
        return False
    tool, colon, _ = entry.rule.partition(":")
    return bool(colon) and tool not in analyzers or policy.was_answered(entry.rule)
