"""The functions and classes of a module, as test collection looks at them."""

from collections.abc import Iterator, Mapping

import msgspec
import libcst as cst

from archcheck.infrastructure.checkers.testing.names import callee, dotted_name

TEST_FLAG = "__test__"
MARKS = "pytestmark"
FLAG_VALUES = {"True": True, "False": False}
BLOCK_FIELDS = ("body", "handlers", "orelse", "finalbody")


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

    node: cst.FunctionDef
    symbol: str
    decorators: tuple[str, ...]
    hidden: bool = False

    @property
    def name(self) -> str:
        """The name after `def`."""
        return self.node.name.value


class ClassOutline(msgspec.Struct, frozen=True, eq=False):
    """A class; `parents` are its bases in the module, `bases` the dotted names of the others."""

    node: cst.ClassDef
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
        return self.node.name.value

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
    """A module; `classes` are those at its top level."""

    functions: tuple[FunctionOutline, ...]
    classes: tuple[ClassOutline, ...]
    settings: Settings


Visible = dict[str, ClassOutline]


def module_outline(module: cst.Module) -> ModuleOutline:
    """The outline of a module; definitions under `if`, `try`, `with` and loops belong to it."""
    statements = tuple(_statements(module.body))
    settings = _settings(statements)
    functions = _functions(statements, "", settings)
    return ModuleOutline(functions, _classes(statements, "", {}), settings)


def _statements(body: object) -> Iterator[cst.CSTNode]:
    """The statements of a block, not those of functions and classes in it."""
    waiting = _parts(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, cst.FunctionDef | cst.ClassDef | cst.BaseSmallStatement):
            yield node
            continue
        for field in reversed(BLOCK_FIELDS):
            waiting.extend(_parts(getattr(node, field, None)))


def _parts(value: object) -> list[cst.CSTNode]:
    if isinstance(value, tuple | list):
        return list(reversed(value))
    return [value] if isinstance(value, cst.CSTNode) else []


def _functions(
    statements: tuple[cst.CSTNode, ...], prefix: str, settings: Settings
) -> tuple[FunctionOutline, ...]:
    hidden = {name for name, flag in settings.flags.items() if not flag}
    return tuple(
        FunctionOutline(
            node, prefix + node.name.value, _decorators(node), node.name.value in hidden
        )
        for node in statements
        if isinstance(node, cst.FunctionDef)
    )


def _classes(
    statements: tuple[cst.CSTNode, ...], prefix: str, outer: Visible
) -> tuple[ClassOutline, ...]:
    visible = dict(outer)
    found: list[ClassOutline] = []
    for node in statements:
        if isinstance(node, cst.ClassDef):
            outline = _class(node, prefix, visible)
            visible[outline.name] = outline
            found.append(outline)
    return tuple(found)


def _class(node: cst.ClassDef, prefix: str, visible: Visible) -> ClassOutline:
    symbol = prefix + node.name.value
    statements = tuple(_statements(node.body))
    settings = _settings(statements)
    bases = [dotted_name(callee(base.value)) for base in node.bases]
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


def _decorators(node: cst.FunctionDef | cst.ClassDef) -> tuple[str, ...]:
    return tuple(dotted_name(callee(decorator.decorator)) for decorator in node.decorators)


def _settings(statements: tuple[cst.CSTNode, ...]) -> Settings:
    flags: dict[str, bool] = {}
    marks: frozenset[str] = frozenset()
    meanings: dict[str, str] = {}
    for target, value in _assignments(statements):
        if target.split(".")[-1] == TEST_FLAG:
            flags.update(_flag(target, value))
        elif target == MARKS:
            marks |= _mark_names(value)
        else:
            meaning = dotted_name(callee(value)) or target
            meanings[target] = meanings.get(meaning, meaning)
    return Settings(flags, marks, meanings)


def _assignments(statements: tuple[cst.CSTNode, ...]) -> Iterator[tuple[str, cst.CSTNode]]:
    for statement in statements:
        if isinstance(statement, cst.Assign | cst.AnnAssign) and statement.value:
            yield from ((target, statement.value) for target in _targets(statement))


def _targets(statement: cst.Assign | cst.AnnAssign) -> list[str]:
    if isinstance(statement, cst.AnnAssign):
        return [dotted_name(statement.target)]
    return [dotted_name(item.target) for item in statement.targets]


def _flag(target: str, value: cst.CSTNode) -> dict[str, bool]:
    known = FLAG_VALUES.get(dotted_name(value))
    return {} if known is None else {target.rpartition(TEST_FLAG)[0].rstrip("."): known}


def _mark_names(value: cst.CSTNode) -> frozenset[str]:
    elements = [element.value for element in getattr(value, "elements", ())]
    return frozenset(dotted_name(callee(mark)) for mark in elements or [value])
