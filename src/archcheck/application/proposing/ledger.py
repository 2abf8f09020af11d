"""What has become of each line of a configuration that was written for another tool."""

import dataclasses
import enum


class Fate(enum.StrEnum):
    """What becomes of a line."""

    TRANSLATED = "translated"
    KEPT = "kept by the tool"
    SAYS_NOTHING = "says nothing"


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class LedgerRow:
    """A line of a file, as it is written there, its fate, and what it has become or why not."""

    file: str
    line: int
    text: str
    fate: Fate
    note: str = ""
