"""From bytes to Python's own tree, or to a sentence that says why there is none."""

import ast
import re

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText, split_lines
from archcheck.infrastructure.checkers.engine.type_aliases import plain_aliases

FILE_START = Region(1, 1, 1, 1)
TOO_DEEP = "nested too deeply for this Python"
MAY_BE_NEWER = re.compile(
    r"""\btype\s+\w+\s*[\[=]|\b(?:def|class)\s+\w+\s*\[|\bexcept\b[^:\n]*,|\blazy\s+(?:import|from)\b
    |\b(?:[fFtT][rR]?|[rR][fFtT])["']|[\[{(]\s*\*""",
    re.VERBOSE,
)
ENCODING_WORDS = ("coding:", "coding=")


class UnparsableError(Exception):
    """A file that Python cannot parse: what is wrong, and where."""

    def __init__(self, problem: str, region: Region = FILE_START) -> None:
        """Keep both."""
        super().__init__(problem)
        self.problem = problem
        self.region = region


def decode(data: bytes) -> SourceText:
    """Decode as Python does; raises UnparsableError at the byte or the declaration at fault."""
    try:
        return SourceText.decode(data)
    except UnicodeDecodeError as error:
        raise _undecodable(error) from error
    except (SyntaxError, LookupError, ValueError) as error:
        raise _wrong_encoding(data, error) from error


def _undecodable(error: UnicodeDecodeError) -> UnparsableError:
    before = split_lines(error.object[: error.start].decode(error.encoding, "replace"))
    line, column = len(before), len(before[-1]) + 1
    byte = error.object[error.start]
    return UnparsableError(
        f"byte 0x{byte:02x} cannot be decoded as {error.encoding}",
        Region(line, column, line, column + 1),
    )


def _wrong_encoding(data: bytes, error: Exception) -> UnparsableError:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        return _undecodable(undecodable)
    return UnparsableError(f"encoding not usable: {error}", _declaration(SourceText(text, "")))


def _declaration(text: SourceText) -> Region:
    for number in (1, 2):
        if any(word in text.line(number) for word in ENCODING_WORDS):
            return text.whole_line(number)
    return FILE_START


def parse_tree(text: SourceText) -> ast.Module:
    """Python's own tree; raises UnparsableError where Python points. It may warn."""
    _refuse_null_byte(text)
    try:
        return plain_aliases(ast.parse(text.text), text.text)
    except SyntaxError as error:
        raise UnparsableError(sentence_of(error), region_of(error, text)) from error
    except (RecursionError, MemoryError) as error:
        raise UnparsableError(TOO_DEEP) from error
    except ValueError as error:
        raise UnparsableError(f"not parsable: {error}") from error


def may_be_newer(text: SourceText, error: UnparsableError) -> bool:
    """Whether Python may have refused a text for syntax that a newer one knows."""
    return isinstance(error.__cause__, SyntaxError) and MAY_BE_NEWER.search(text.text) is not None


def parse_newer_tree(text: SourceText, error: UnparsableError) -> tuple[ast.Module, str]:
    """Python's tree of a text that it refuses, newer syntax left out, and the Python that it needs.

    Raises the error where newer syntax is not all that is wrong.
    """
    from archcheck.infrastructure.checkers.engine.newer_syntax import older_reading

    reading = older_reading(text)
    if reading is None:
        raise error
    try:
        tree = ast.parse(reading.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise error from error.__cause__
    return tree, ".".join(map(str, reading.python))


def _refuse_null_byte(text: SourceText) -> None:
    offset = text.text.find("\0")
    if offset >= 0:
        before = split_lines(text.text[:offset])
        line, column = len(before), len(before[-1]) + 1
        raise UnparsableError("it contains a null byte", Region(line, column, line, column + 1))


def sentence_of(error: SyntaxError) -> str:
    """What Python says is wrong."""
    message = error.msg.rstrip(".")
    return message if message.startswith("invalid syntax") else f"invalid syntax: {message}"


def region_of(error: SyntaxError, text: SourceText) -> Region:
    """Where Python says that it is, kept inside the text."""
    line = error.lineno or 1
    if not _counts_from_the_line(error, text.line(line)):
        return text.whole_line(line)
    start = _place(line, error.offset, text)
    end = _place(error.end_lineno, error.end_offset, text)
    return Region(*start, *max(end, _place(line, start[1] + 1, text)))


def _counts_from_the_line(error: SyntaxError, line: str) -> bool:
    """False for a replacement field of a formatted string, which Python 3.11 parses by itself."""
    shown = (error.text or "").strip()
    return shown in line or line.strip() in shown


def _place(line: int | None, column: int | None, text: SourceText) -> tuple[int, int]:
    known = min(max(line or 1, 1), len(text.lines))
    return known, min(max(column or 1, 1), len(text.line(known)) + 1)


def is_nested_beyond(tree: ast.Module, levels: int) -> bool:
    """Whether some node stands more than `levels` levels below the module."""
    layer: list[ast.AST] = [tree]
    for _ in range(levels + 1):
        layer = [child for node in layer for child in ast.iter_child_nodes(node)]
        if not layer:
            return False
    return True
