"""Where names stand in a text."""

import ast
import re

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText

PlacedNode = ast.expr | ast.alias | ast.arg
BETWEEN_NAMES = r"(?:[ \t\f]|\\\n)*"
WRITTEN_NAME = re.compile(rf"\w+(?:{BETWEEN_NAMES}\.{BETWEEN_NAMES}\w+)*")


class NamedRegions:
    """Where names stand in one text, in code points."""

    def __init__(self, text: SourceText) -> None:
        """Remember whether bytes and code points are the same."""
        self.text = text
        self.is_ascii = text.text.isascii()

    def of_node(self, node: PlacedNode) -> Region:
        """The region of a whole node."""
        return Region(*self.numbers(node))

    def numbers(self, node: PlacedNode) -> tuple[int, int, int, int]:
        """The region of a whole node as four numbers."""
        end_line = node.end_lineno or node.lineno
        end_offset = node.end_col_offset or 0
        if self.is_ascii:
            return node.lineno, node.col_offset + 1, end_line, end_offset + 1
        start = self.text.from_bytes(node.lineno, node.col_offset)
        return node.lineno, start, end_line, self.text.from_bytes(end_line, end_offset)

    def column(self, line: int, offset: int) -> int:
        """The column from 1 of a byte offset from 0."""
        return offset + 1 if self.is_ascii else self.text.from_bytes(line, offset)

    def of_alias(self, alias: ast.alias) -> Region:
        """The region of an imported name without its `as`."""
        whole = self.of_node(alias)
        return self._without_alias(whole) if alias.asname else whole

    def _without_alias(self, whole: Region) -> Region:
        first, last = whole.start_line - 1, whole.end_line
        lines = "\n".join(self.text.lines[first:last])
        name = next(WRITTEN_NAME.finditer(lines, whole.start_column - 1)).group()
        *above, end = name.split("\n")
        start = 1 if above else whole.start_column
        end_line = whole.start_line + len(above)
        return Region(whole.start_line, whole.start_column, end_line, start + len(end))
