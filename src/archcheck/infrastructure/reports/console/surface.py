"""What text is drawn on: its width, its characters, its colours."""

import io
import re
from collections.abc import Iterable, Iterator

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible

THEME = Theme(
    {
        "error": "bold red",
        "warning": "bold yellow",
        "note": "bold cyan",
        "off": "default",
        "clean": "green",
        "passed": "bold green",
        "failed": "bold red",
        "incomplete": "bold magenta",
        "place": "bold",
        "message": "default",
        "rule": "default",
        "label": "cyan",
        "gutter": "cyan",
        "quiet": "dim",
    },
    inherit=False,
)
WORD = re.compile(r"\s*\S+\s*")
UNLIMITED = 10_000
NARROWEST = 20


class Surface(msgspec.Struct, frozen=True):
    """`width` is in columns; `unicode` whether more than ASCII can be shown."""

    width: int
    unicode: bool
    color: bool

    @classmethod
    def of(cls, options: ReportOptions) -> "Surface":
        """The surface that the options describe; an unknown width is no limit."""
        width = max(options.width, NARROWEST) if options.width else UNLIMITED
        return cls(width, options.unicode, options.color)

    @property
    def ellipsis(self) -> str:
        """The mark of a cut."""
        return "…" if self.unicode else "..."

    def shown(self, text: str) -> str:
        """Text on one line, with escapes for what cannot or must not reach a terminal."""
        return visible(text, self.unicode)

    def text(self, text: str, style: str = "") -> Text:
        """Styled text without markup."""
        return Text(self.shown(text), style=style, end="", no_wrap=True)

    def wrapped(self, indent: int, *pieces: Text, hanging: int = 0) -> list[Text]:
        """Pieces in a row as indented lines; all but the first are indented `hanging` more.

        A word is never broken: it may be a path.
        """
        whole = Text.assemble(*pieces)
        width = max(self.width - indent - hanging, NARROWEST)
        lines = whole.divide(_breaks(whole.plain, width + hanging, width))
        margins = [indent, *[indent + hanging] * (len(lines) - 1)]
        return [
            Text(" " * margin) + _stripped(line)
            for margin, line in zip(margins, lines, strict=True)
        ]

    def fits(self, *pieces: Text) -> bool:
        """Whether pieces fit on one line."""
        return sum(cell_len(piece.plain) for piece in pieces) <= self.width

    def render(self, lines: Iterable[Text]) -> str:
        """All lines as one text, with ANSI codes when colour is wanted."""
        if not self.color:
            return "".join(f"{line.plain.rstrip()}\n" for line in lines)
        stream = io.StringIO()
        self._console(stream).print(Text("\n").join(lines), soft_wrap=True)
        return stream.getvalue()

    def _console(self, stream: io.StringIO) -> Console:
        return Console(
            file=stream,
            width=self.width,
            theme=THEME,
            color_system="standard" if self.color else None,
            force_terminal=self.color,
            no_color=not self.color,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )


def _breaks(text: str, first: int, width: int) -> Iterator[int]:
    """Where lines begin, but the first, which may be wider."""
    used, most = 0, first
    for word in WORD.finditer(text):
        if used and used + cell_len(word[0].rstrip()) > most:
            yield word.start()
            used, most = 0, width
        used += cell_len(word[0])


def _stripped(line: Text) -> Text:
    line.rstrip()
    return line
