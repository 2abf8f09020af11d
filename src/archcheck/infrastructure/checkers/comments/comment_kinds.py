"""What a comment is: code that was taken out, something to do, a line that divides."""

import ast
import keyword
import re
import textwrap
from collections.abc import Sequence

import msgspec

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.comments.quoting import in_quotes
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, parse_tree

TO_DO = re.compile(r"(?:TODO|FIXME|XXX|HACK|BUG|OPTIMI[SZ]E)\b")
TYPE_COMMENT = re.compile(r"type:\s*(?=\S)(?!ignore\b)")
SAYING = re.compile(r"[\w?!]")
NO_CODE = (ast.Global, ast.Nonlocal)
PLAIN_WORD = rf"\b(?!(?:{'|'.join([*keyword.kwlist, *keyword.softkwlist])})\b)[A-Za-z]\w*"
NEVER_CODE = rf"^[^\"'#]*?{PLAIN_WORD}[^\S\n]+{PLAIN_WORD}\b"


class CommentKind(msgspec.Struct, frozen=True):
    """How comments of a kind are called, and what is to be done about them."""

    name: str
    fix: str = ""


PROSE = CommentKind("comment")
CODE = CommentKind("commented-out code", "Delete it: version control remembers it.")
TASK = CommentKind("TODO comment", "Do it now, or move it to the issue tracker.")
TYPE = CommentKind("type comment", "Write an annotation.")
DIVIDER = CommentKind("dividing comment", "Delete it: functions, classes and modules divide code.")
ATTRIBUTE = CommentKind("attribute comment", "Write a docstring below the attribute.")


def kind_of(lines: Sequence[str]) -> CommentKind:
    """The kind of a block of comments, each from its `#` on."""
    words = [_words(line) for line in lines]
    if any(TO_DO.match(line) for line in words):
        return TASK
    return _formal_kind(lines[0], words[0]) or _free_kind(lines, words)


def quoted(lines: Sequence[str]) -> str:
    """The first line of a block that says something."""
    return in_quotes(next(filter(None, map(_words, lines)), lines[0]))


def _formal_kind(line: str, words: str) -> CommentKind | None:
    if line.startswith("#:"):
        return ATTRIBUTE
    return TYPE if TYPE_COMMENT.match(words) else None


def _free_kind(lines: Sequence[str], words: Sequence[str]) -> CommentKind:
    if not SAYING.search("".join(words)):
        return DIVIDER
    return CODE if statements_in(lines) else PROSE


def _words(line: str) -> str:
    return " ".join(line.lstrip("#").removeprefix(":").split())


def statements_in(lines: Sequence[str]) -> list[ast.stmt]:
    """The statements of comments that are Python and do something; none in other comments.

    `a word` and `Note: a word` are prose.
    """
    text = "\n".join(line[1:] for line in lines)
    if re.match(NEVER_CODE, text):
        return []
    body = _parsed(textwrap.dedent(text).strip("\n"))
    return body if any(map(_acts, body)) else []


def _parsed(code: str) -> list[ast.stmt]:
    whole = f"{code}\n    pass" if code.rstrip().endswith(":") else code
    try:
        return parse_tree(SourceText(whole, "utf-8")).body
    except UnparsableError:
        return []


def _acts(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Call | ast.Await | ast.Yield)
    if isinstance(statement, ast.AnnAssign):
        return statement.value is not None
    return not isinstance(statement, NO_CODE)
