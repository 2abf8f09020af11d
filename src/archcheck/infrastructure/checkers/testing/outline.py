"""The functions and classes of a module, as test collection looks at them."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.blocks import statements_in
from archcheck.infrastructure.checkers.testing.names import (
    callee,
    dotted_name,
    elements_of,
    last_name,
)

TEST_FLAG = "__test__"
MARKS = "pytestmark"
FIXTURES = frozenset({"fixture", "yield_fixture"})


class Settings(msgspec.Struct, frozen=True):
    """Assignments that steer collection: `__test__`, `x.__test__`, `pytestmark`, named marks.

    `meanings` are the dotted names, without arguments, that are assigned to names.
    """

    flags: Mapping[str, bool] = msgspec.field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    meanings: Mapping[str, str] = msgspec.field(default_factory=dict)


class FunctionOutline(msgspec.Struct, frozen=True, eq=False):
    """A function of a module or a method; `decorators` are dotted names without arguments.

    `hidden` says that it is declared to be no test.
    """

    node: Function
    symbol: str
    decorators: tuple[str, ...]
    hidden: bool = False

    @property
    def name(self) -> str:
        """The name after `def`."""
        return self.node.name

    @property
    def fixture(self) -> str:
        """The name under which tests get what a fixture makes; empty when it is none."""
        marks = [mark for mark in self.node.decorator_list if last_name(callee(mark)) in FIXTURES]
        return _stated_name(marks[0], self.name) if marks else ""


def _stated_name(fixture: ast.expr, usual: str) -> str:
    keywords = fixture.keywords if isinstance(fixture, ast.Call) else []
    values = {item.arg: getattr(item.value, "value", usual) for item in keywords}
    return str(values.get("name", usual))


class ClassOutline(msgspec.Struct, frozen=True, eq=False):
    """A class; `parents` are its bases in the module, `bases` the dotted names of the others."""

    node: ast.ClassDef
    symbol: str
    decorators: tuple[str, ...]
    bases: tuple[str, ...]
    parents: tuple["ClassOutline", ...]
    functions: tuple[FunctionOutline, ...]
    classes: tuple["ClassOutline", ...]
    settings: Settings

    @property
    def name(self) -> str:
        """The name after `class`."""
        return self.node.name

    def lineage(self) -> Iterator["ClassOutline"]:
        """The class and its ancestors in the module, the nearest first, each once."""
        seen: set[ClassOutline] = set()
        waiting = [self]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                yield current
                waiting.extend(reversed(current.parents))


class ModuleOutline(msgspec.Struct, frozen=True):
    """A module; `classes` are those at its top level, `constants` the values of its names."""

    functions: tuple[FunctionOutline, ...]
    classes: tuple[ClassOutline, ...]
    settings: Settings
    constants: Mapping[str, ast.expr]


Visible = dict[str, ClassOutline]


def module_outline(tree: ast.Module) -> ModuleOutline:
    """The outline of a module; definitions under `if`, `try`, `with` and loops belong to it."""
    statements = tuple(statements_in(tree.body))
    settings = _settings(statements)
    functions = _functions(statements, "", settings)
    constants = dict(assignments(statements))
    return ModuleOutline(functions, _classes(statements, "", {}), settings, constants)


def _functions(
    statements: Sequence[ast.AST], prefix: str, settings: Settings
) -> tuple[FunctionOutline, ...]:
    return tuple(
        FunctionOutline(
            node=node,
            symbol=prefix + node.name,
            decorators=_decorators(node),
            hidden=settings.flags.get(node.name) is False,
        )
        for node in statements
        if isinstance(node, Function)
    )


def _classes(
    statements: Sequence[ast.AST], prefix: str, outer: Visible
) -> tuple[ClassOutline, ...]:
    visible = dict(outer)
    found: list[ClassOutline] = []
    for node in statements:
        if isinstance(node, ast.ClassDef):
            outline = _class(node, prefix, visible)
            visible[outline.name] = outline
            found.append(outline)
    return tuple(found)


def _class(node: ast.ClassDef, prefix: str, visible: Visible) -> ClassOutline:
    symbol = prefix + node.name
    statements = tuple(statements_in(node.body))
    settings = _settings(statements)
    bases = [dotted_name(callee(base)) for base in node.bases]
    parents = {base: _class_named(base, visible) for base in bases}
    return ClassOutline(
        node=node,
        symbol=symbol,
        decorators=_decorators(node),
        bases=tuple(base for base in bases if parents[base] is None),
        parents=tuple(filter(None, parents.values())),
        functions=_functions(statements, f"{symbol}.", settings),
        classes=_classes(statements, f"{symbol}.", visible),
        settings=settings,
    )


def _class_named(dotted: str, visible: Visible) -> ClassOutline | None:
    root, *rest = dotted.split(".")
    found = visible.get(root)
    for name in rest:
        inner = found.classes if found else ()
        found = next((item for item in inner if item.name == name), None)
    return found


def _decorators(node: Function | ast.ClassDef) -> tuple[str, ...]:
    return tuple(dotted_name(callee(decorator)) for decorator in node.decorator_list)


def _settings(statements: Sequence[ast.AST]) -> Settings:
    flags: dict[str, bool] = {}
    marks: frozenset[str] = frozenset()
    meanings: dict[str, str] = {}
    for target, value in assignments(statements):
        if target.split(".")[-1] == TEST_FLAG:
            flags.update(_flag(target, value))
        elif target == MARKS:
            marks |= _mark_names(value)
        else:
            meaning = dotted_name(callee(value)) or target
            meanings[target] = meanings.get(meaning, meaning)
    return Settings(flags, marks, meanings)


def assignments(statements: Iterable[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    """What is assigned among these, by the dotted name of the target; empty for other targets."""
    for statement in statements:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value:
            yield from ((target, statement.value) for target in _targets(statement))


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    if isinstance(statement, ast.AnnAssign):
        return [dotted_name(statement.target)]
    return list(map(dotted_name, statement.targets))


def _flag(target: str, value: ast.expr) -> dict[str, bool]:
    known = value.value if isinstance(value, ast.Constant) else None
    owner = target.rpartition(TEST_FLAG)[0].rstrip(".")
    return {owner: known} if isinstance(known, bool) else {}


def _mark_names(value: ast.expr) -> frozenset[str]:
    return frozenset(dotted_name(callee(mark)) for mark in elements_of(value) or [value])
