"""Where nodes of Python's own tree lie, in characters, and their text."""

import ast
import re

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText

Node = ast.expr | ast.stmt
Placed = Node | ast.alias | ast.arg | ast.excepthandler | ast.pattern
Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
Branch = ast.If | ast.Match | ast.Try | ast.TryStar
Loop = ast.For | ast.AsyncFor | ast.While | Comprehension
DEFINED_NAME = re.compile(r"(?:async[\s\\]+)?def[\s\\]+(\w+)")
OPENING = re.compile(r"\(?(?:[\s\\]|#[^\n]*\n)*")
CLOSING = re.compile(r"(?:[\s\\)]|#[^\n]*\n)*\)|")


def region_of(text: SourceText, node: Placed) -> Region:
    """Where a node lies: its offsets, which count bytes of UTF-8, as columns."""
    last = node.end_lineno or node.lineno
    return Region(
        node.lineno,
        text.from_bytes(node.lineno, node.col_offset),
        last,
        text.from_bytes(last, node.end_col_offset or 0),
    )


def code_of(text: SourceText, node: Node) -> str:
    """The source text of a node, without parentheses around it."""
    return text.excerpt(region_of(text, node))


def formatless_code(node: Node) -> str:
    """The first line of the code of a node, the same however it is formatted."""
    return ast.unparse(node).partition("\n")[0]


def region_of_name(text: SourceText, function: Function) -> Region:
    """Where the name of a function lies, which may stand on another line than `def`."""
    return region_of_part(text, function, DEFINED_NAME)


def region_of_part(text: SourceText, node: Placed, pattern: re.Pattern[str]) -> Region:
    """Where the first group of a pattern lies in a node; all of it where that is not found."""
    whole = region_of(text, node)
    code = text.excerpt(whole)
    found = pattern.search(code)
    if found is None:
        return whole
    start, end = (_after(whole, code[:offset]) for offset in found.span(1))
    return Region(*start, *end)


def region_of_loop(text: SourceText, loop: Loop) -> Region:
    """The header of a loop without its colon; a comprehension without parentheses."""
    whole = region_of(text, loop)
    if isinstance(loop, ast.For | ast.AsyncFor | ast.While):
        return _header(text, whole, loop.test if isinstance(loop, ast.While) else loop.iter)
    return _bare(text, whole, loop) if isinstance(loop, ast.GeneratorExp) else whole


def _header(text: SourceText, loop: Region, condition: ast.expr) -> Region:
    """From the keyword to the condition's end, parentheses around the condition included."""
    end = _end_of(text, condition, (loop.end_line, loop.end_column))
    return Region(loop.start_line, loop.start_column, *end)


def _bare(text: SourceText, whole: Region, loop: ast.GeneratorExp) -> Region:
    """Without the parentheses around it, and comments that stand right inside of them."""
    opening = next(OPENING.finditer(text.excerpt(whole)))[0]
    last = loop.generators[-1]
    end = _end_of(text, [last.iter, *last.ifs][-1], (whole.end_line, whole.end_column - 1))
    return Region(*_after(whole, opening), *end)


def _end_of(text: SourceText, node: ast.expr, limit: tuple[int, int]) -> tuple[int, int]:
    """Where an expression ends with the parentheses around it, of which none lies at the limit."""
    end = region_of(text, node)
    rest = Region(end.end_line, end.end_column, *limit)
    closing = next(CLOSING.finditer(text.excerpt(rest)))[0]
    return _after(Region(end.end_line, end.end_column, 0, 0), closing)


def _after(start: Region, passed: str) -> tuple[int, int]:
    """Line and column behind a text that begins where a region does."""
    *before, last = passed.split("\n")
    column = 1 if before else start.start_column
    return start.start_line + len(before), column + len(last)
