"""The source line of a finding, with carets under its region."""

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.cells import cell_len
from rich.text import Text

from archcheck.application.visible_text import TAB, visible_character
from archcheck.domain.check_result import ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.location import Region
from archcheck.infrastructure.reports.console.surface import Surface

GUTTER = 5
MORE_LINES = 6
CARET = "^"
LONGEST = 240


class ShownLine(msgspec.Struct, frozen=True):
    """A line as it is shown; the region covers the columns from `start` to `end`, from 0."""

    text: str
    start: int
    end: int


def code_lines(finding: Finding, file: ReportedFile | None, surface: Surface) -> list[Text]:
    """The line with carets, then the other lines of the file that the finding names.

    Nothing when the file cannot be shown any more.
    """
    region = finding.location.region
    line = file.lines.get(region.start_line) if file else None
    if line is None or file is None:
        return []
    style = finding.level.value
    shown = shown_line(line, region.start_column, _end_column(region, line), surface)
    more = list(_other_lines(finding))
    return [
        _gutter(""),
        _numbered(region.start_line, shown.text, surface),
        _carets(shown, style),
        *_others(more, file, surface),
    ]


def _end_column(region: Region, line: str) -> int:
    return region.end_column if region.end_line == region.start_line else len(line) + 1


def _other_lines(finding: Finding) -> Iterable[int]:
    place = finding.location
    related = (entry.location for entry in finding.related)
    numbers = {near.region.start_line for near in related if near.path == place.path}
    return sorted(numbers - {place.region.start_line})


def _others(numbers: Sequence[int], file: ReportedFile, surface: Surface) -> Iterator[Text]:
    for number in numbers[:MORE_LINES]:
        yield _numbered(number, shown_line(file.lines.get(number, ""), 1, 1, surface).text, surface)
    hidden = len(numbers) - MORE_LINES
    if hidden > 0:
        yield _gutter(f"{surface.ellipsis} {hidden} more")


def _gutter(text: str, number: str = "") -> Text:
    bar = Text(f"{number:>{GUTTER}} |", style="gutter")
    return Text.assemble(bar, " ", text) if text else bar


def _numbered(number: int, text: str, surface: Surface) -> Text:
    return _gutter(text.rstrip(), str(number))


def _carets(shown: ShownLine, style: str) -> Text:
    line = _gutter(" " * shown.start) if shown.start else Text.assemble(_gutter(""), " ")
    return line.append(CARET * max(shown.end - shown.start, 1), style=style)


def shown_line(line: str, start_column: int, end_column: int, surface: Surface) -> ShownLine:
    """A line cut to the surface's width around its region; columns from 1, the end exclusive."""
    pieces = list(_pieces(line, surface))
    offsets = list(itertools.accumulate(map(cell_len, pieces), initial=0))
    start = offsets[min(start_column - 1, len(pieces))]
    end = offsets[min(max(end_column, start_column) - 1, len(pieces))]
    room = min(surface.width, LONGEST) - GUTTER - len(" | ")
    whole = ShownLine("".join(pieces), start, end)
    return whole if offsets[-1] <= room else _cut(whole, pieces, offsets, room, surface.ellipsis)


def _pieces(line: str, surface: Surface) -> Iterator[str]:
    column = 0
    for character in line:
        is_tab = character == "\t"
        piece = _to_stop(column) if is_tab else visible_character(character, surface.unicode)
        column += cell_len(piece)
        yield piece


def _to_stop(column: int) -> str:
    return " " * (TAB - column % TAB)


def _cut(
    whole: ShownLine, pieces: Sequence[str], offsets: Sequence[int], room: int, mark: str
) -> ShownLine:
    space = max(room - 2 * len(mark), 1)
    wanted = min(whole.end - whole.start, space)
    left = max(min(whole.start - (space - wanted) // 3, offsets[-1] - space), 0)
    first = bisect.bisect_left(offsets, left)
    last = max(bisect.bisect_right(offsets, left + space) - 1, first)
    before = mark if first else ""
    after = mark if last < len(pieces) else ""
    text = "".join(pieces[first:last])
    shift = len(before) - offsets[first]
    limit = len(before) + cell_len(text)
    return ShownLine(
        before + text + after,
        min(max(whole.start + shift, len(before)), limit),
        min(whole.end + shift, limit),
    )
