"""What has become of each line of a configuration that was written for another tool."""

import enum

from archcheck.shared.deferred import dataclass


class Fate(enum.StrEnum):
    """What becomes of a line."""

    TRANSLATED = "translated"
    KEPT = "kept by the tool"
    SAYS_NOTHING = "says nothing"


@dataclass(frozen=True, order=True)
class LedgerRow:
    """A line of a file, as it is written there, its fate, and what it has become or why not."""

    file: str
    line: int
    text: str
    fate: Fate
    note: str = ""
