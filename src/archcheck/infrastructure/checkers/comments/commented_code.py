"""Which comments are code that was there, and no words that happen to be Python."""

import ast
import builtins
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.infrastructure.checkers.comments.comment_blocks import Block, Prose
from archcheck.infrastructure.checkers.comments.comment_kinds import (
    NEVER_CODE,
    TO_DO,
    statements_in,
)

SPACED = re.compile(r"(?!#\s*print\b)[^\"']*(?:[\w)]\s+\(|\w\.\s+\w|\w\*\s+\w)")
BEGINNINGS = (
    "assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if"
    "|import|lambda|match|nonlocal|pass|raise|return|try|while|with|yield"
)
SENTENCE = re.compile(rf"\s*(?!(?:{BEGINNINGS})\b)[A-Za-z][\w'-]*(?: [\w'-]+){{2,}}[.!?]?\s*$")
TASK = re.compile(rf"\s*{TO_DO.pattern}")
KEYWORD_ARGUMENT = re.compile(r"#\s*\w+=\S+\s*$")
INTRODUCTION = re.compile(r"(?:[:,]|\be\.g\.?|\b(?:example|instead|like|this|with))\s*$", re.I)
START = re.compile(r"\s*([\w.]+\s*[=(])")


def code_runs(block: Block, before: str) -> Iterator[Block]:
    """The parts of a block that are code; `before` is what stands before it on its line."""
    if block[0].comment.own_line:
        yield from _own_runs([list(part) for _, part in itertools.groupby(block, _may_be_code)])
    elif _replaces(block, before):
        yield block


def _own_runs(parts: Sequence[Block]) -> Iterator[Block]:
    for above, part, below in zip([[], *parts], parts, [*parts[1:], []]):
        run = _stripped(part)
        if _was_there(run) and not _illustrates(run, above, below):
            yield run


def _may_be_code(entry: Prose) -> bool:
    words = entry.text[1:]
    return not any(re.match(pattern, words) for pattern in (NEVER_CODE, SENTENCE, TASK))


def _is_blank(entry: Prose) -> bool:
    return not entry.text.strip("# \t")


def _stripped(part: Sequence[Prose]) -> Block:
    """Without lines of nothing at both ends."""
    rest = list(itertools.dropwhile(_is_blank, part))
    while rest and _is_blank(rest[-1]):
        rest.pop()
    return rest


def _was_there(run: Block) -> bool:
    lines = [entry.text for entry in run]
    statements = statements_in(lines)
    if not statements or any(map(SPACED.match, lines)):
        return False
    return len(lines) > 1 or not _may_be_words(statements[0], lines[0])


def _may_be_words(statement: ast.stmt, line: str) -> bool:
    """Whether a single statement may be a heading, a remark about an argument, or a keyword."""
    judge = AMBIGUOUS.get(type(statement))
    return judge is not None and judge(statement, line)


def _is_heading(statement: ast.Expr, line: str) -> bool:
    """`price()`, and `yield prices`."""
    value = statement.value
    if isinstance(value, ast.Call):
        return not value.args and not value.keywords
    return isinstance(value, ast.Yield) and isinstance(value.value, ast.Name | None)


def _is_argument(statement: ast.Assign, line: str) -> bool:
    """`rate=1`, as arguments are written."""
    is_simple = isinstance(statement.value, ast.Name | ast.Constant)
    return is_simple and KEYWORD_ARGUMENT.match(line) is not None


def _is_remark(statement: ast.AnnAssign, line: str) -> bool:
    """`note: price = 1`, of which the second word is no type."""
    kind = statement.annotation
    if isinstance(kind, ast.Name):
        return kind.id.islower() and not hasattr(builtins, kind.id)
    return isinstance(kind, ast.UnaryOp)


def _is_bare(statement: ast.Return | ast.Raise, line: str) -> bool:
    """`return` and `raise` alone."""
    return len(line.lstrip("# \t").split()) == 1


def _is_keyword(statement: ast.stmt, line: str) -> bool:
    return True


AMBIGUOUS: Mapping[type[ast.stmt], Callable[..., bool]] = {
    ast.AnnAssign: _is_remark,
    ast.Assign: _is_argument,
    ast.Break: _is_keyword,
    ast.Continue: _is_keyword,
    ast.Expr: _is_heading,
    ast.Pass: _is_keyword,
    ast.Raise: _is_bare,
    ast.Return: _is_bare,
}


def _illustrates(run: Block, above: Sequence[Prose], below: Sequence[Prose]) -> bool:
    """Whether words around code say what it is, or that it is no more than an example."""
    words = _stripped(above)
    if not words:
        return False
    is_introduced = INTRODUCTION.search(words[-1].text) is not None
    is_deeper = _indentation(run[0]) > _indentation(words[-1])
    return is_introduced or is_deeper or len(below) >= len(run) == 1


def _indentation(entry: Prose) -> int:
    words = entry.text.lstrip("#")
    return len(words) - len(words.lstrip())


def _replaces(block: Block, before: str) -> bool:
    """Whether a comment behind code is what the code was before: of the same name or call."""
    old = START.match(block[0].text.lstrip("#"))
    new = START.match(before)
    return old is not None and new is not None and old[1] == new[1] and _was_there(block)
