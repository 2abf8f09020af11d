"""Lapses of what is declared by name, in one wording for all kinds of it."""

from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Something with a name: what it is called with its sort, and where both states have it.

    It `is_there` where the second state has one of its name too.
    """

    name: str
    title: str
    there: Place
    here: Place
    is_there: bool

    def narrowed(self, kind: PolicyKind, less: tuple[str, str], more: tuple[str, str]) -> Lapse:
        """What it says no longer; each way in words for one that is there, and what is about it."""
        lost, gained = ("is gone", "is new") if not self.is_there else (less[0], more[0])
        return Lapse(
            kind=kind,
            what=self.name,
            lost=f"{self.title} {lost}{less[1]}",
            gained=f"{self.title} {gained}{more[1]}",
            there=self.there,
            here=self.here,
        )

    def asks_less(self, key: str, lost: str, gained: str) -> Lapse:
        """What one of its keys asks for no longer, although it is there."""
        return Lapse(
            kind=PolicyKind.CONTRACT,
            what=f"{self.name}: {key}",
            lost=f"{self.title}: {lost}",
            gained=f"{self.title}: {gained}",
            there=self.there,
            here=self.here,
        )

    def softened(self, before: Level, now: Level) -> Lapse:
        """The lower level at which it says the same."""
        return Lapse(
            kind=PolicyKind.LEVEL,
            what=self.name,
            lost=f"{self.title} fell from {before} to {now}",
            gained=f"{self.title} rose from {now} to {before}",
            there=self.there,
            here=self.here,
        )
