"""The recorded set of known findings."""

from collections.abc import Iterator

from archcheck.domain.known_findings import Identity
from archcheck.shared.deferred import dataclass

FILE_NAME = "archcheck-baseline.txt"
FILE_IN_PACKAGE = ".archcheck-todo"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One known finding: which of equal ones, and the reason for which it was accepted later.

    Or what a file was measured at: `least` is then what it must not fall below.
    """

    rule: str
    path: str
    ordinal: int = 0
    fingerprint: str = ""
    least: float | None = None
    reason: str = ""

    @property
    def identity(self) -> Identity:
        """What the finding is known by."""
        return Identity(self.rule, self.path, self.fingerprint)

    @property
    def is_measured(self) -> bool:
        """Whether it says what a file was measured at."""
        return self.least is not None


@dataclass(frozen=True)
class Sheet:
    """One file of a baseline: its lines after the first, None for an empty one.

    `file` is relative to the project root, or as somebody has named it.
    """

    file: str
    lines: tuple[Entry | None, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of the file."""
        return tuple(filter(None, self.lines))


Spot = tuple[int, int]


@dataclass(frozen=True)
class Baseline:
    """All files of a baseline: one, or one for each package that has known findings."""

    sheets: tuple[Sheet, ...]
    per_package: bool = False

    def spots(self) -> Iterator[tuple[Spot, Entry]]:
        """Each entry with its place: the numbers of the file and of the line in it."""
        for number, sheet in enumerate(self.sheets):
            for line, entry in enumerate(sheet.lines):
                if entry is not None:
                    yield (number, line), entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return tuple(entry for sheet in self.sheets for entry in sheet.entries)

    @property
    def name(self) -> str:
        """What people call it."""
        if len(self.sheets) == 1:
            return self.sheets[0].file
        return f"{len(self.sheets)} files {FILE_IN_PACKAGE}"
