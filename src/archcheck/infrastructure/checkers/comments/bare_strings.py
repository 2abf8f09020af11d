"""Which strings that stand alone are docstrings, of modules, classes, functions, attributes."""

import ast
import enum
from collections.abc import Iterator, Mapping, Sequence

import msgspec

CONSTRUCTORS = ("__init__", "__new__", "__post_init__")
TYPE_ALIAS = "TypeAlias"
FORMATTED = ("JoinedStr", "TemplateStr")


class Shape(enum.Enum):
    """What a statement is, as far as the strings around it go."""

    TEXT = "a plain string"
    OTHER_STRING = "a formatted string or bytes, which document nothing"
    ASSIGNMENT = "something that a string below it documents"
    OTHER = "anything else"


SIMPLE = frozenset((ast.Expr, ast.Assign, ast.Import, ast.ImportFrom, ast.Return, ast.AnnAssign))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SHAPES_OF_CONSTANTS: Mapping[type[object], Shape] = {
    str: Shape.TEXT,
    bytes: Shape.OTHER_STRING,
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
        found.extend(_strays_in(suite, home))
        for statement in suite:
            if type(statement) not in SIMPLE:
                waiting.extend(_suites(statement, home))
    return sorted(found, key=lambda statement: (statement.lineno, statement.col_offset))


def _strays_in(suite: Sequence[ast.stmt], home: Home) -> list[ast.stmt]:
    if ast.Expr not in map(type, suite):
        return []
    shapes = [_shape(statement) for statement in suite]
    return [
        statement
        for index, statement in enumerate(suite)
        if _is_stray(index, shapes[index], shapes, home)
    ]


def _is_stray(index: int, shape: Shape, shapes: Sequence[Shape], home: Home) -> bool:
    if shape is not Shape.TEXT:
        return shape is Shape.OTHER_STRING
    if index == 0:
        return not home.docstring
    return not home.attributes or shapes[index - 1] is not Shape.ASSIGNMENT


def _shape(statement: ast.stmt) -> Shape:
    if isinstance(statement, ast.Expr):
        return _shape_of_value(statement.value)
    is_assignment = isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign)
    return Shape.ASSIGNMENT if is_assignment or _is_type_alias(statement) else Shape.OTHER


def _is_type_alias(statement: ast.stmt) -> bool:
    return type(statement).__name__ == TYPE_ALIAS


def _shape_of_value(value: ast.expr) -> Shape:
    if isinstance(value, ast.Constant):
        return SHAPES_OF_CONSTANTS.get(type(value.value), Shape.OTHER)
    return Shape.OTHER_STRING if type(value).__name__ in FORMATTED else Shape.OTHER


def _suites(statement: ast.stmt, home: Home) -> Iterator[tuple[Sequence[ast.stmt], Home]]:
    inner = _inner_home(statement, home)
    yield getattr(statement, "body", ()), inner
    if isinstance(statement, DEFINITIONS):
        return
    for holder in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield holder.body, inner
    yield getattr(statement, "orelse", ()), inner
    yield getattr(statement, "finalbody", ()), inner


def _inner_home(statement: ast.stmt, home: Home) -> Home:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return function_home(statement.name)
    if isinstance(statement, ast.ClassDef):
        return DOCUMENTED
    return home.below_if() if isinstance(statement, ast.If) else PLAIN
