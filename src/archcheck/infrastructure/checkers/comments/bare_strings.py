"""Which strings that stand alone are docstrings, of modules, classes, functions, attributes."""

import ast
from collections.abc import Iterator, Mapping, Sequence

import msgspec

CONSTRUCTORS = ("__init__", "__new__", "__post_init__")
ASSIGNMENTS = ("AnnAssign", "Assign", "AugAssign", "TypeAlias")
FORMATTED = ("JoinedStr", "TemplateStr")
HOLDERS = ("handlers", "cases")
SUITES: Mapping[type[ast.stmt], tuple[str, ...]] = {
    ast.FunctionDef: ("body",),
    ast.AsyncFunctionDef: ("body",),
    ast.ClassDef: ("body",),
    ast.With: ("body",),
    ast.AsyncWith: ("body",),
    ast.If: ("body", "orelse"),
    ast.For: ("body", "orelse"),
    ast.AsyncFor: ("body", "orelse"),
    ast.While: ("body", "orelse"),
    ast.Try: ("body", "handlers", "orelse", "finalbody"),
    ast.TryStar: ("body", "handlers", "orelse", "finalbody"),
    ast.Match: ("cases",),
}


class Home(msgspec.Struct, frozen=True):
    """What strings in a suite may be: its docstring, or that of an attribute."""

    docstring: bool
    attributes: bool

    def below_if(self) -> "Home":
        """The home of what stands under an `if`."""
        return Home(False, self.attributes)


DOCUMENTED = Home(docstring=True, attributes=True)
PLAIN = Home(docstring=False, attributes=False)


def function_home(name: str) -> Home:
    """The home of the body of a function."""
    return Home(docstring=True, attributes=name in CONSTRUCTORS)


def stray_strings(tree: ast.Module) -> list[ast.stmt]:
    """The statements of a module that are strings and document nothing, in source order."""
    found: list[ast.stmt] = []
    waiting: list[tuple[Sequence[ast.stmt], Home]] = [(tree.body, DOCUMENTED)]
    while waiting:
        suite, home = waiting.pop()
        found += _strays_in(suite, home)
        for statement in suite:
            if type(statement) in SUITES:
                waiting += _suites(statement, home)
    return sorted(found, key=lambda statement: (statement.lineno, statement.col_offset))


def _strays_in(suite: Sequence[ast.stmt], home: Home) -> Sequence[ast.stmt]:
    if ast.Expr not in map(type, suite):
        return ()
    return [
        statement
        for index, statement in enumerate(suite)
        if isinstance(statement, ast.Expr) and _is_stray(statement.value, index, suite, home)
    ]


def _is_stray(value: ast.expr, index: int, suite: Sequence[ast.stmt], home: Home) -> bool:
    if isinstance(value, ast.Constant):
        is_text = isinstance(value.value, str)
        return not _documents(index, suite, home) if is_text else isinstance(value.value, bytes)
    return type(value).__name__ in FORMATTED


def _documents(index: int, suite: Sequence[ast.stmt], home: Home) -> bool:
    """Whether a plain string is the docstring of its suite, or of the attribute above it."""
    if index == 0:
        return home.docstring
    return home.attributes and type(suite[index - 1]).__name__ in ASSIGNMENTS


def _suites(statement: ast.stmt, home: Home) -> Iterator[tuple[Sequence[ast.stmt], Home]]:
    inner = _inner_home(statement, home)
    for field in SUITES[type(statement)]:
        parts = getattr(statement, field)
        if field in HOLDERS:
            yield from ((holder.body, inner) for holder in parts)
        else:
            yield parts, inner


def _inner_home(statement: ast.stmt, home: Home) -> Home:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return function_home(statement.name)
    if isinstance(statement, ast.ClassDef):
        return DOCUMENTED
    return home.below_if() if isinstance(statement, ast.If) else PLAIN
