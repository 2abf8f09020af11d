"""What has become of the gate itself: what is demanded no longer, and what is demanded now."""

import enum

from archcheck.domain.level import Level
from archcheck.shared.deferred import dataclass


class PolicyKind(enum.StrEnum):
    """What of a gate may be loosened."""

    CONTRACT = "contract"
    LAYER = "layer"
    RULE = "rule"
    LEVEL = "level"
    TOOL = "tool"
    TEST = "test"
    PIPELINE = "pipeline"
    HOOK = "hook"
    BASELINE = "baseline"
    COVERAGE = "coverage"
    EXCLUDE = "exclude"
    ROOTS = "roots"
    UNCHECKED = "unchecked"
    WAIVER = "waiver"
    FAIL_ON = "fail-on"
    TRUST = "trust"
    IGNORE = "ignore"
    SUPPRESSION = "suppression"

    @property
    def level(self) -> Level:
        """How serious it is to loosen it."""
        return Level.WARNING if self in SEEN_IN_REVIEW else Level.ERROR


SEEN_IN_REVIEW = (PolicyKind.IGNORE, PolicyKind.SUPPRESSION)


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file of the project, from 1; without a path nowhere."""

    path: str = ""
    line: int = 1


NOWHERE = Place()


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """Something that one state of a gate demands and another does not.

    `what` names it without line numbers. `lost` is the sentence where the second state is the
    later one, `gained` where it is the earlier one. `there` is its place in the state that demands
    it, `here` the place in the other one at which that is stated.
    """

    kind: PolicyKind
    what: str
    lost: str
    gained: str
    there: Place = NOWHERE
    here: Place = NOWHERE


@dataclass(frozen=True, kw_only=True)
class PolicyChange:
    """One thing that has become looser or stricter, at a line of today."""

    kind: PolicyKind
    what: str
    sentence: str
    place: Place

    @property
    def order(self) -> tuple[str, str, str, Place]:
        """What changes are sorted by."""
        return self.kind.value, self.what, self.sentence, self.place


@dataclass(frozen=True, kw_only=True)
class PolicyDifference:
    """What has become looser and stricter since a commit, and what is to be said about that."""

    revision: str
    looser: tuple[PolicyChange, ...] = ()
    stricter: tuple[PolicyChange, ...] = ()
    remarks: tuple[str, ...] = ()
