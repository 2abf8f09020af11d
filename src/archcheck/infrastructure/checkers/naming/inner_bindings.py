"""Where expressions bind names: in comprehensions, in lambdas, and by the walrus operator."""

import ast
from collections.abc import Iterator

from archcheck.infrastructure.checkers.engine.enclosing import nodes_around
from archcheck.infrastructure.checkers.testing.blocks import LEAVES, inner_nodes
from archcheck.infrastructure.facts.word_lines import lines_at, offsets

FOR, OTHERS = "for", ("lambda", ":=")
BINDERS = (ast.Lambda, ast.NamedExpr, ast.comprehension)
Binder = ast.Lambda | ast.NamedExpr | ast.comprehension
NOT_ENTERED = (ast.stmt, ast.excepthandler, ast.match_case, *LEAVES)


def binders_in(tree: ast.Module, text: str) -> Iterator[tuple[Binder, list[ast.AST]]]:
    """What binds names in expressions, with the statements around it, the outermost first.

    Only lines on which it may stand are looked at.
    """
    seen: set[ast.AST] = set()
    for line in dict.fromkeys(binding_lines(text)):
        around = list(nodes_around(tree, line))
        for depth, node in enumerate(around, 1):
            if node not in seen:
                seen.add(node)
                yield from ((binder, around[:depth]) for binder in _binders(node))


def binding_lines(text: str) -> list[int]:
    """The lines on which an expression may bind a name, the headers of loops left out."""
    found = [offset for word in OTHERS for offset in offsets(text, word)]
    found += (offset for offset in offsets(text, FOR) if _may_be_inside(text, offset))
    return lines_at(text, sorted(found))


def _may_be_inside(text: str, offset: int) -> bool:
    """Whether `for` at an offset is a word, and does not begin a line that ends in a colon."""
    end = offset + len(FOR)
    if _continues(text[end : end + 1]) or offset and _continues(text[offset - 1]):
        return False
    start = text.rfind("\n", 0, offset) + 1
    return bool(text[start:offset].strip()) or not text[offset : _line_end(text, end)].endswith(":")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _continues(character: str) -> bool:
    return character.isalnum() or character == "_"


def _binders(statement: ast.AST) -> Iterator[Binder]:
    """Those in a statement, without those of statements in it."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, BINDERS):
            yield node
        waiting += [inner for inner in inner_nodes(node) if not isinstance(inner, NOT_ENTERED)]
