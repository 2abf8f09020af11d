"""Which lines a comment at the end of a line stands for."""

import ast
from collections.abc import Iterator, Sequence

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import Comment
from archcheck.infrastructure.facts.statements import (
    OPENERS,
    Scope,
    first_line,
    own_nodes,
    walk_statements,
)


class StatementLines:
    """Where simple statements and the headers of functions and classes begin and end."""

    def __init__(self, text: SourceText, tree: ast.Module, comments: Sequence[Comment]) -> None:
        """Read all spans of one file."""
        self._text = text
        self._code_ends = {comment.line: comment.column - 1 for comment in comments}
        self._firsts: dict[int, int] = {}
        for statement, _ in walk_statements(tree):
            for first, last in self._spans(statement):
                self._firsts[last] = min(first, self._firsts.get(last, first))
        firsts = [first_line(statement) for statement in tree.body[:1]]
        self.first_statement = min(firsts, default=len(text.lines) + 1)

    def closed_by(self, line: int) -> int:
        """The first line of what ends on this line; the line itself when nothing longer does."""
        return self._firsts.get(line, line)

    def _spans(self, statement: ast.stmt) -> Iterator[tuple[int, int]]:
        if isinstance(statement, Scope):
            yield statement.lineno, self._colon(statement)
        elif type(statement) not in OPENERS:
            yield statement.lineno, statement.end_lineno or statement.lineno

    def _colon(self, scope: Scope) -> int:
        """The line of the colon that ends a header: the first behind all that belongs to it."""
        start = max(_ends(scope))
        lines = range(start[0], scope.body[0].lineno + 1)
        return next(line for line in lines if ":" in self._code(line, start))

    def _code(self, line: int, start: tuple[int, int]) -> str:
        first = self._text.from_bytes(*start) - 1 if line == start[0] else 0
        end = self._code_ends.get(line)
        return self._text.line(line)[first:end]


def _ends(scope: Scope) -> Iterator[tuple[int, int]]:
    yield scope.lineno, scope.col_offset
    for node, _ in own_nodes(scope):
        line, offset = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
        if line is not None and offset is not None:
            yield line, offset
