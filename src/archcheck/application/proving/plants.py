"""Violations that are planted in memory, and what is to be proven by them."""

import dataclasses
import enum
from collections.abc import Mapping

from archcheck.domain.level import Level
from archcheck.shared.deferred import dataclass

PRIVATE = "private directory/"


@dataclass(frozen=True, kw_only=True)
class Plant:
    """Changes of files that nobody writes: text behind the end, other texts, and files that are new.

    Each maps paths to texts. A `tree` is all there is of another project, which lies in a private
    directory as long as it is judged.
    """

    added: Mapping[str, str] = dataclasses.field(default_factory=dict)
    replaced: Mapping[str, str] = dataclasses.field(default_factory=dict)
    tree: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """The files in which something must be found."""
        return frozenset((*self.added, *self.replaced))

    def shows(self, path: str) -> bool:
        """Whether a finding at a path is one in what is planted."""
        return path in self.paths or bool(self.tree) and path.startswith(PRIVATE)


class Outcome(enum.StrEnum):
    """What has become of a claim."""

    FIRES = "fires"
    SILENT = "silent"
    UNTRIED = "untried"
    LISTED = "listed"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something that must be able to fail.

    `what` is the word for it; a finding proves it that carries its name as `contract`, or as the
    rule where it is none. `plants` are tried one after the other; where none is found, it is
    `unproven`, and `reason` says why. Who has tried it already says so by `unproven`.
    """

    what: str
    name: str
    level: Level
    plants: tuple[Plant, ...] = ()
    reason: str = ""
    is_rule: bool = False
    unproven: Outcome = Outcome.SILENT


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What has become of a claim, and why."""

    what: str
    name: str
    outcome: Outcome
    reason: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """What proofs are sorted by."""
        return self.what, self.name
