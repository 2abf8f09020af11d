"""Which names with a leading underscore a module offers all the same, in its `__all__`."""

import ast
from collections.abc import Callable, Iterable, Iterator

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.statements import Placed, walk_statements
from archcheck.infrastructure.facts.type_checking import NO_NAMES
from archcheck.infrastructure.facts.word_lines import WordLines

NAME = "__all__"
GROWING = frozenset({"append", "extend"})


def exported_privates(text: SourceText, tree: ast.Module) -> tuple[str, ...]:
    """The literal names in `__all__` that begin with an underscore, sorted, each once."""
    if NAME not in text.text:
        return ()
    placed = walk_statements(tree, NO_NAMES, WordLines(text.text, (NAME,)).touch)
    return tuple(sorted({name for name in _exported(placed) if name.startswith("_")}))


def _exported(placed: Iterable[Placed]) -> Iterator[str]:
    for statement, around in placed:
        reader = READERS.get(type(statement))
        if reader is not None and not around.scopes:
            yield from _literals(reader(statement))


def _literals(values: Iterable[ast.expr]) -> Iterator[str]:
    for value in values:
        for node in ast.walk(value):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _assignment(statement: ast.Assign) -> Iterator[ast.expr]:
    if any(map(_is_list, statement.targets)):
        yield statement.value


def _single(statement: ast.AnnAssign | ast.AugAssign) -> Iterator[ast.expr]:
    if _is_list(statement.target) and statement.value is not None:
        yield statement.value


def _call(statement: ast.Expr) -> Iterator[ast.expr]:
    call = statement.value
    if isinstance(call, ast.Call) and _grows(call.func):
        yield from call.args


def _grows(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr in GROWING and _is_list(function.value)


def _is_list(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == NAME


READERS: dict[type[ast.stmt], Callable[..., Iterator[ast.expr]]] = {
    ast.Assign: _assignment,
    ast.AnnAssign: _single,
    ast.AugAssign: _single,
    ast.Expr: _call,
}
