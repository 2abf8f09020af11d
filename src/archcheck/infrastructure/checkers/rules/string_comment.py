"""string-comment: a string that is neither used nor a docstring is a comment in disguise."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

import libcst as cst

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.comments.bare_strings import (
    DOCUMENTED,
    PLAIN,
    Home,
    Shape,
    function_home,
    has_strays,
    strays,
)
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
)

ASSIGNMENTS = (cst.Assign, cst.AnnAssign, cst.AugAssign, cst.TypeAlias)
QUOTES = re.compile("""^[A-Za-z]*(\"{3}|'{3}|"|')|(\"{3}|'{3}|"|')$""")
LONGEST_QUOTE = 60


class StringComment(Checker):
    """Flags every bare string that documents nothing."""

    rule = "string-comment"

    @classmethod
    def may_violate(cls, file: ScreenedFile, options: Mapping[str, OptionValue]) -> bool:
        """Whether Python's own tree holds such a string."""
        return has_strays(file.tree)

    def handlers(self, file: ParsedFile) -> Mapping[type[cst.CSTNode], Handler]:
        """Look at the suites of the whole module at once."""
        self.file = file
        self.found: list[cst.CSTNode] = []
        return {cst.Module: self._search}

    def violations(self) -> Iterator[Violation]:
        """One for each string."""
        for node in self.found:
            text = self.file.text.text[slice(*self.file.positions.span(node))]
            yield _violation(node, " ".join(QUOTES.sub("", text).split()))

    def _search(self, module: cst.CSTNode) -> None:
        waiting: list[tuple[cst.CSTNode, Home]] = [(module, DOCUMENTED)]
        while waiting:
            holder, home = waiting.pop()
            suite = list(_statements(holder))
            self.found.extend(suite[index] for index in strays(list(map(_shape, suite)), home))
            for statement in suite:
                inner = _inner_home(statement, home)
                waiting.extend((branch, inner) for branch in _branches(statement))


def _violation(node: cst.CSTNode, words: str) -> Violation:
    quote = textwrap.shorten(words, LONGEST_QUOTE, placeholder=" ...")
    return Violation(
        anchor=Anchor(node),
        message=f'string that is no docstring: "{quote}"',
        key=textwrap.shorten(words, LONGEST_QUOTE, placeholder=""),
    )


def _statements(holder: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a suite, those on one line one by one."""
    for statement in _suite(holder):
        if isinstance(statement, cst.SimpleStatementLine):
            yield from statement.body
        else:
            yield statement


def _suite(holder: cst.CSTNode) -> Sequence[cst.CSTNode]:
    body = getattr(holder, "body", ())
    return body.body if isinstance(body, cst.BaseSuite) else body


def _branches(statement: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """What holds a suite in a compound statement: itself, its `elif`, `except`, `case`, ..."""
    node: cst.CSTNode | None = statement
    while node is not None:
        yield node
        yield from getattr(node, "handlers", ())
        yield from getattr(node, "cases", ())
        yield from filter(None, (getattr(node, "finalbody", None),))
        node = getattr(node, "orelse", None)


def _inner_home(statement: cst.CSTNode, home: Home) -> Home:
    if isinstance(statement, cst.FunctionDef):
        return function_home(statement.name.value)
    if isinstance(statement, cst.ClassDef):
        return DOCUMENTED
    return home.below_if() if isinstance(statement, cst.If) else PLAIN


def _shape(statement: cst.CSTNode) -> Shape:
    if isinstance(statement, cst.Expr):
        return _shape_of_value(statement.value)
    return Shape.ASSIGNMENT if isinstance(statement, ASSIGNMENTS) else Shape.OTHER


def _shape_of_value(value: cst.BaseExpression) -> Shape:
    if not isinstance(value, cst.BaseString):
        return Shape.OTHER
    is_text = all(
        isinstance(part, cst.SimpleString) and "b" not in part.prefix for part in _parts(value)
    )
    return Shape.TEXT if is_text else Shape.OTHER_STRING


def _parts(value: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The literals that are joined, from the left."""
    while isinstance(value, cst.ConcatenatedString):
        yield value.left
        value = value.right
    yield value
