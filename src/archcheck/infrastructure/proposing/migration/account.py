"""Every line of a file that was written for another tool, and what becomes of it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.proposing.ledger import Fate, LedgerRow

COMMENT = "#"
REMARK = "a comment"
Mark = tuple[Fate, str]
UNKNOWN: Mark = (Fate.KEPT, "only the tool knows it")


class Account:
    """Lines inherit what was said of the last one above; nothing is left out."""

    def __init__(self, file: str, lines: Mapping[int, str]) -> None:
        """Take the lines that are about the tool, by number."""
        self._file = file
        self._lines = lines
        self._marks: dict[int, Mark] = {}

    @property
    def keeps_any(self) -> bool:
        """Whether the tool is still needed for a line."""
        return any(row.fate is Fate.KEPT for row in self.rows())

    def translated(self, line: int, note: str) -> None:
        """What a line and those below it have become."""
        self._marks[line] = (Fate.TRANSLATED, note)

    def kept(self, line: int, note: str) -> None:
        """Why only the tool can know what a line and those below it mean."""
        self._marks[line] = (Fate.KEPT, note)

    def idle(self, line: int, note: str) -> None:
        """Why a line and those below it say nothing about the code."""
        self._marks[line] = (Fate.SAYS_NOTHING, note)

    def reason_above(self, line: int, note: str) -> str:
        """What the comments right above a line say, which are translated with it."""
        above = itertools.takewhile(self._is_remark, range(line - 1, 0, -1))
        numbers = sorted(above)
        for number in numbers:
            self.translated(number, note)
        return " ".join(self._lines[number].strip(" #\t") for number in numbers)

    def _is_remark(self, line: int) -> bool:
        return self._lines.get(line, "").strip().startswith(COMMENT)

    def rows(self) -> Iterator[LedgerRow]:
        """Each line that is not empty."""
        mark = UNKNOWN
        for number, text in sorted(self._lines.items()):
            mark = self._marks.get(number, mark)
            if text.strip():
                fate, note = _of_comment(number, text, self._marks) or mark
                yield LedgerRow(self._file, number, text.strip(), fate, note)


def _of_comment(number: int, text: str, marks: Mapping[int, Mark]) -> Mark | None:
    is_remark = text.strip().startswith(COMMENT) and number not in marks
    return (Fate.SAYS_NOTHING, REMARK) if is_remark else None


def all_lines(text: str) -> Mapping[int, str]:
    """All lines of a file."""
    return dict(enumerate(text.splitlines(), start=1))


def lines_below(text: str, headers: Iterable[str]) -> Mapping[int, str]:
    """The lines of the tables and sections whose names begin with one of these."""
    found: dict[int, str] = {}
    is_meant = False
    names = tuple(headers)
    for number, line in all_lines(text).items():
        header = _header(line)
        is_meant = header.startswith(names) if header else is_meant
        if is_meant:
            found[number] = line
    return found


def _header(line: str) -> str:
    """The name of a table or section, without blanks and quotes; empty for any other line."""
    text = line.split(COMMENT)[0].strip()
    is_header = text.startswith("[") and text.endswith("]") and "=" not in text
    return text.strip("[] \t").replace(" ", "").replace('"', "") if is_header else ""
