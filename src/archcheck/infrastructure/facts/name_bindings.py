"""Which names of a module mean `importlib`, its loader, or the built-in `__import__`."""

import ast
import enum
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from archcheck.infrastructure.facts.statements import Placed, Scope

DUNDER_IMPORT = "__import__"


class Meaning(enum.Enum):
    """What a name stands for."""

    IMPORTLIB = enum.auto()
    BUILTINS = enum.auto()
    IMPORT_MODULE = enum.auto()
    DUNDER_IMPORT = enum.auto()
    OTHER = enum.auto()


Binding = tuple[str, Meaning | ast.expr]
MODULES = {"importlib": Meaning.IMPORTLIB, "builtins": Meaning.BUILTINS}
ATTRIBUTES = {
    (Meaning.IMPORTLIB, "import_module"): Meaning.IMPORT_MODULE,
    (Meaning.IMPORTLIB, DUNDER_IMPORT): Meaning.DUNDER_IMPORT,
    (Meaning.BUILTINS, DUNDER_IMPORT): Meaning.DUNDER_IMPORT,
}
UNBOUND = {DUNDER_IMPORT: {Meaning.DUNDER_IMPORT}}
FUNCTIONS = {name for _, name in ATTRIBUTES}
IMPORTING = set(ATTRIBUTES.values())


class NameBindings:
    """What names mean in each scope of one module.

    A name bound in several ways means each of them: beside `from importlib import import_module`
    there may be an `except ImportError` that defines another.
    """

    def __init__(self, placed: Iterable[Placed]) -> None:
        """Read the bindings in source order, so that an alias of an alias is known."""
        self._bound: defaultdict[Scope | None, dict[str, set[Meaning]]] = defaultdict(dict)
        for statement, around in placed:
            for name, source in bindings_of(statement):
                self._bind(around.scopes, name, source)
            for function, name in parameters_of(statement):
                self._bind((function,), name, Meaning.OTHER)

    def importing(self) -> set[str]:
        """The names that mean an importing function somewhere, and those of the functions."""
        bound = (pair for scope in self._bound.values() for pair in scope.items())
        return FUNCTIONS | {name for name, meanings in bound if meanings & IMPORTING}

    def meanings(self, function: ast.expr, scopes: tuple[Scope, ...]) -> set[Meaning]:
        """What an expression may stand for where these scopes surround it."""
        if isinstance(function, ast.Name):
            return self._of_name(function.id, scopes)
        if isinstance(function, ast.Attribute):
            owners = self.meanings(function.value, scopes)
            return {ATTRIBUTES.get((owner, function.attr), Meaning.OTHER) for owner in owners}
        return {Meaning.OTHER}

    def _of_name(self, name: str, scopes: tuple[Scope, ...]) -> set[Meaning]:
        scope_chain = (None, *_enclosing(scopes), *scopes[-1:])
        bound = [self._bound[scope].get(name) for scope in scope_chain]
        known = [meanings for meanings in bound if meanings]
        return known[-1] if known else UNBOUND.get(name, {Meaning.OTHER})

    def _bind(self, scopes: tuple[Scope, ...], name: str, source: Meaning | ast.expr) -> None:
        meanings = {source} if isinstance(source, Meaning) else self.meanings(source, scopes)
        scope = scopes[-1] if scopes else None
        self._bound[scope].setdefault(name, set()).update(meanings)


def _enclosing(scopes: tuple[Scope, ...]) -> Iterator[Scope]:
    """The outer scopes whose names are visible: not those of classes."""
    return (scope for scope in scopes[:-1] if not isinstance(scope, ast.ClassDef))


def parameters_of(statement: ast.stmt) -> list[tuple[Scope, str]]:
    """The parameters of a function, each with the function."""
    if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return []
    own = statement.args
    packed = filter(None, (own.vararg, own.kwarg))
    parameters = (*own.posonlyargs, *own.args, *own.kwonlyargs, *packed)
    return [(statement, parameter.arg) for parameter in parameters]


def bindings_of(statement: ast.stmt) -> Iterator[Binding]:
    """The names that a statement binds in its own scope."""
    reader = READERS.get(type(statement))
    return reader(statement) if reader else iter(())


def _import(statement: ast.Import) -> Iterator[Binding]:
    for alias in statement.names:
        top = alias.name.partition(".")[0]
        meant = alias.name if alias.asname else top
        yield alias.asname or top, MODULES.get(meant, Meaning.OTHER)


def _import_from(statement: ast.ImportFrom) -> Iterator[Binding]:
    module = Meaning.OTHER if statement.level else MODULES.get(str(statement.module), Meaning.OTHER)
    for alias in statement.names:
        if alias.name == "*":
            yield from _star(module)
        else:
            meaning = ATTRIBUTES.get((module, alias.name), Meaning.OTHER)
            yield alias.asname or alias.name, meaning


def _star(module: Meaning) -> Iterator[Binding]:
    for (owner, name), meaning in ATTRIBUTES.items():
        if owner is module:
            yield name, meaning


def _definition(statement: ast.FunctionDef | ast.ClassDef) -> Iterator[Binding]:
    yield statement.name, Meaning.OTHER


def _assignment(statement: ast.Assign) -> Iterator[Binding]:
    for target in statement.targets:
        if isinstance(target, ast.Name):
            yield target.id, statement.value
        else:
            yield from _stored(target)


def _target(statement: ast.AnnAssign | ast.For | ast.AsyncFor) -> Iterator[Binding]:
    return _stored(statement.target)


def _with(statement: ast.With | ast.AsyncWith) -> Iterator[Binding]:
    for item in statement.items:
        yield from _stored(item)


def _stored(place: ast.AST) -> Iterator[Binding]:
    for node in ast.walk(place):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, Meaning.OTHER


READERS: dict[type[ast.stmt], Callable[..., Iterator[Binding]]] = {
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _definition,
    ast.AsyncFunctionDef: _definition,
    ast.ClassDef: _definition,
    ast.Assign: _assignment,
    ast.AnnAssign: _target,
    ast.For: _target,
    ast.AsyncFor: _target,
    ast.With: _with,
    ast.AsyncWith: _with,
}
