"""How far comments reach that tell a tool to look away."""

import enum
import re
from collections.abc import Iterable

import msgspec

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import Comment
from archcheck.infrastructure.guarding.silence_words import CODE, Said

END = re.compile(
    r"#\s*(?:ruff:\s*)?(?P<who>fmt|isort|yapf|pylint|ruff):\s*(?:on(?!\w)|enable)(?P<codes>[\s=\[\w.,-]*)"
)
OPEN = ("fmtoff", "isortoff", "yapfdisable", "ruffdisable")
SCOPED, NEXT, MEASURED, WHOLE = "pylintdisable", "next", "pragma", "typeignore"
HEADER, DECORATOR = ":", "@"


class Reach(enum.IntEnum):
    """How much of its file a comment is about."""

    LINE = 0
    BLOCK = 1
    REST = 2
    FILE = 3


class End(msgspec.Struct, frozen=True):
    """A comment that ends what another one has begun."""

    who: str
    codes: frozenset[str]
    line: int


class Reaches:
    """Knows of the comments of one file how far they reach."""

    def __init__(self, text: SourceText, comments: Iterable[Comment]) -> None:
        """Find what ends others."""
        self._text = text
        self._ends = [
            End(found["who"], frozenset(CODE.findall(found["codes"])), comment.line)
            for comment in comments
            for found in END.finditer(comment.text)
        ]

    def of(self, said: Said, comment: Comment, code: str) -> Reach:
        """How far something that a comment beside this code says reaches."""
        if _is_open(said, comment):
            return Reach.BLOCK if self._is_ended(said, comment) else Reach.REST
        if self._is_about_all(said, comment):
            return Reach.FILE
        return _of_line(said, code)

    def _is_about_all(self, said: Said, comment: Comment) -> bool:
        return said.who == WHOLE and comment.own_line and self._is_first(comment)

    def _is_ended(self, said: Said, comment: Comment) -> bool:
        return any(
            end.line > comment.line and said.who.startswith(end.who) and _holds(end, said)
            for end in self._ends
        )

    def _is_first(self, comment: Comment) -> bool:
        """Whether only comments stand before it."""
        before = (self._text.line(number).strip() for number in range(1, comment.line))
        return all(not line or line.startswith("#") for line in before)


def _of_line(said: Said, code: str) -> Reach:
    return Reach.BLOCK if _is_about_block(said) and _begins_block(code) else Reach.LINE


def _is_open(said: Said, comment: Comment) -> bool:
    """Whether it holds until something ends it."""
    is_scoped = said.who == SCOPED and _is_about_block(said)
    return said.who in OPEN or is_scoped and comment.own_line


def _is_about_block(said: Said) -> bool:
    """Whether it holds for all that the line begins beside which it stands."""
    return said.who.startswith((SCOPED, MEASURED)) and NEXT not in said.words


def _holds(end: End, said: Said) -> bool:
    return not end.codes or bool(said.codes) and said.codes <= end.codes


def _begins_block(code: str) -> bool:
    return code.endswith(HEADER) or code.startswith(DECORATOR)
