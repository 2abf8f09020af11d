"""Where nodes stand in the text: the only file that relies on LibCST's private `CodegenState`.

Code generation asks for the position of every node. This state only counts characters; lines and
columns are looked up for the few nodes that are asked for. The result equals `PositionProvider`.
"""

import bisect
import contextlib
from collections.abc import Iterator, Mapping

import libcst as cst
from libcst._nodes.internal import CodegenState

from archcheck.domain.location import Region
from archcheck.domain.source_text import LINE_END, split_lines

DIFFERS = "LibCST does not give back the text of this file"

Span = tuple[int, int]
_Recording = tuple[cst.CSTNode, int, cst.CSTNode | None, cst.CSTNode | None]


class PositionsError(Exception):
    """The positions of a file cannot be told: its tree does not give back its text."""


class _CountingState(CodegenState):
    """Counts the characters generated so far, and keeps the span of every node."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.offset = 0
        self.spans: dict[int, Span] = {}
        self._starts: list[int] = []
        self._recordings: list[_Recording] = []
        self.last_newline = ""

    def add_indent_tokens(self) -> None:
        self.tokens.extend(self.indent_tokens)
        self.offset += sum(map(len, self.indent_tokens))

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.offset += len(value)

    def pop_trailing_newline(self) -> None:
        self.last_newline = "".join(self.tokens[-1:])
        del self.tokens[-1:]

    def before_codegen(self, node: cst.CSTNode) -> None:
        self._starts.append(self.offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        start = self._starts.pop()
        if id(node) not in self.spans:
            self.spans[id(node)] = (start, self.offset)

    def record_syntactic_position(  # type: ignore[override]
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> contextlib.AbstractContextManager[None]:
        self._recordings.append((node, self.offset, start_node, end_node))
        return self

    def __enter__(self) -> None:
        """The recording has been begun."""

    def __exit__(self, *_: object) -> None:
        node, start, start_node, end_node = self._recordings.pop()
        first = start if start_node is None else self.spans[id(start_node)][0]
        last = self.offset if end_node is None else self.spans[id(end_node)][1]
        self.spans[id(node)] = (first, last)


class Positions:
    """The positions of all nodes of one module; holds the module, so that ids stay its own."""

    def __init__(self, module: cst.Module, text: str) -> None:
        """Generate the code once; raises PositionsError when it is not `text`."""
        state = _CountingState(module)
        module._codegen(state)
        generated = "".join(state.tokens)
        closed = generated + state.last_newline
        self._module = module
        self._spans = state.spans
        self._line_starts = [0, *(end.end() for end in LINE_END.finditer(closed))]
        self._lines = _aligned(generated.rstrip(), text.rstrip())

    def span(self, node: cst.CSTNode) -> Span:
        """First and last offset (exclusive) of a node in the text, as LibCST's semantic ones."""
        return self._spans[id(node)]

    def region(self, start: int, end: int) -> Region:
        """Lines and columns of a stretch of the text."""
        return Region(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._line_starts, offset)
        return line + self._shift(line), offset - self._line_starts[line - 1] + 1

    def _shift(self, line: int) -> int:
        """How many lines LibCST has left out above a line; behind the last one, all of them."""
        known = min(line, len(self._lines))
        return self._lines[known] - known if known else 0


def _aligned(generated: str, text: str) -> Mapping[int, int]:
    """The lines that stand elsewhere in the text: LibCST leaves out some blank ones in footers."""
    if generated == text:
        return {}
    moved: dict[int, int] = {}
    numbered = enumerate(split_lines(text), start=1)
    for expected, line in enumerate(split_lines(generated), start=1):
        moved[expected] = _next_equal(line, numbered)
    if next(numbered, None):
        raise PositionsError(DIFFERS)
    return moved


def _next_equal(line: str, numbered: Iterator[tuple[int, str]]) -> int:
    for number, found in numbered:
        if found == line:
            return number
        if found.strip():
            break
    raise PositionsError(DIFFERS)
