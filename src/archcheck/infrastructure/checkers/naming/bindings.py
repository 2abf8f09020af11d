"""Where a file gives names: what it assigns, defines, takes, and imports under another name."""

import ast
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar, Optional

import msgspec

from archcheck.infrastructure.checkers.naming.inner_bindings import Binder, binders_in
from archcheck.infrastructure.checkers.naming.names import NUMBERED, SINGLE, NameFaults
from archcheck.infrastructure.checkers.places import Function, Placed
from archcheck.infrastructure.checkers.testing.names import (
    OWN_RECEIVERS,
    callee,
    elements_of,
    last_name,
)

COUNTERS, ERROR, NONE = frozenset("ijk"), frozenset("e"), frozenset[str]()
SHORT_LOOP = 3
TYPE_VARIABLES = frozenset({"ParamSpec", "TypeVar", "TypeVarTuple"})
GIVEN_ELSEWHERE = frozenset({"overload", "override"})
ENUMERATIONS = ("Enum", "Flag")
VARIABLE, ATTRIBUTE, PARAMETER = "variable", "attribute", "parameter"


class Binding(msgspec.Struct, frozen=True, eq=False):
    """A node that gives a name, what it names, and what is wrong with the name."""

    node: Placed
    name: str
    kind: str
    fault: str


class Scope(msgspec.Struct, frozen=True, eq=False):
    """What names belong to: each is reported once.

    `kind` is what is assigned in it, `accepts` which faults its names may have, `owner` the class
    whose attributes are those of `self`.
    """

    kind: str = VARIABLE
    accepts: Collection[str] = NONE
    owner: Optional["Scope"] = None
    reported: set[str] = msgspec.field(default_factory=set)


class BadNames:
    """Walks over all statements once; into expressions only where a line may bind a name."""

    def __init__(self, faults: NameFaults) -> None:
        """Take what is wrong with names."""
        self._fault = faults.fault
        self._good = faults.good
        self._found: list[Binding] = []
        self._waiting: list[tuple[Sequence[ast.AST], Scope]] = []
        self._outermost = Scope()
        self._scopes: dict[ast.AST, Scope] = {}

    def found_in(self, tree: ast.Module, text: str) -> list[Binding]:
        """The bad names of a module, in source order."""
        self._walk(tree)
        for binder, around in binders_in(tree, text):
            self._take_inner(binder, around)
        return sorted(self._found, key=lambda found: (found.node.lineno, found.node.col_offset))

    def _walk(self, tree: ast.Module) -> None:
        visits, waiting = self.VISITS, self._waiting
        waiting.append((tree.body, self._outermost))
        while waiting:
            body, scope = waiting.pop()
            for statement in body:
                visit = visits.get(type(statement))
                if visit is not None:
                    visit(self, statement, scope)

    def _inner(self, node: ast.AST, scope: Scope) -> Scope:
        self._scopes[node] = scope
        return scope

    def _take_inner(self, binder: Binder, around: Sequence[ast.AST]) -> None:
        """The names that expressions bind; comprehensions and lambdas have their own."""
        if isinstance(binder, ast.Lambda):
            self._parameters(binder.args, Scope())
        elif isinstance(binder, ast.comprehension):
            self._target(binder.target, Scope(), COUNTERS)
        else:
            scopes = filter(None, map(self._scopes.get, reversed(around)))
            self._target(binder.target, next(scopes, self._outermost))

    def _judge(
        self, node: Placed, name: str, kind: str, scope: Scope, allowed: Collection[str] = NONE
    ) -> None:
        """Report a name once in its scope, unless nothing is wrong with it here."""
        fault = self._fault(name)
        if fault and not (name in allowed or name in scope.reported or fault in scope.accepts):
            scope.reported.add(name)
            self._found.append(Binding(node, name, kind, fault))

    def _target(self, target: ast.AST, scope: Scope, allowed: Collection[str] = NONE) -> None:
        """What an assignment or a loop binds."""
        if isinstance(target, ast.Name):
            if target.id not in self._good:
                self._judge(target, target.id, scope.kind, scope, allowed)
        elif isinstance(target, ast.Attribute):
            self._attribute(target, scope.owner)
        else:
            for part in elements_of(target):
                self._target(part, scope, allowed)

    def _attribute(self, target: ast.Attribute, owner: Scope | None) -> None:
        if target.attr in self._good or owner is None:
            return
        if last_name(target.value) in OWN_RECEIVERS:
            self._judge(target, target.attr, ATTRIBUTE, owner)

    def _parameters(self, arguments: ast.arguments, scope: Scope) -> None:
        stars = filter(None, (arguments.vararg, arguments.kwarg))
        for item in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *stars):
            if item.arg not in self._good:
                self._judge(item, item.arg, PARAMETER, scope)

    def _visit_assign(self, node: ast.Assign, scope: Scope) -> None:
        for target in node.targets:
            if not isinstance(target, ast.Name):
                self._target(target, scope)
            elif target.id not in self._good and not _is_type_variable(node.value):
                self._target(target, scope)

    def _visit_annotated(self, node: ast.AnnAssign, scope: Scope) -> None:
        self._target(node.target, scope)

    def _visit_loop(self, node: ast.For | ast.AsyncFor, scope: Scope) -> None:
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        self._target(node.target, scope, COUNTERS if lines <= SHORT_LOOP else NONE)
        self._visit_branches(node, scope)

    def _visit_branches(
        self, node: ast.If | ast.For | ast.AsyncFor | ast.While, scope: Scope
    ) -> None:
        self._waiting += ((node.body, scope), (node.orelse, scope))

    def _visit_try(self, node: ast.Try | ast.TryStar, scope: Scope) -> None:
        for block in (node.body, node.handlers, node.orelse, node.finalbody):
            self._waiting.append((block, scope))

    def _visit_with(self, node: ast.With | ast.AsyncWith, scope: Scope) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                self._target(item.optional_vars, scope)
        self._waiting.append((node.body, scope))

    def _visit_handler(self, node: ast.ExceptHandler, scope: Scope) -> None:
        if node.name:
            self._judge(node, node.name, VARIABLE, scope, ERROR)
        self._waiting.append((node.body, scope))

    def _visit_import(self, node: ast.Import | ast.ImportFrom, scope: Scope) -> None:
        for alias in node.names:
            if alias.asname:
                self._judge(alias, alias.asname, "name of an import", scope)

    def _visit_match(self, node: ast.Match, scope: Scope) -> None:
        self._waiting.append((node.cases, scope))

    def _visit_case(self, node: ast.match_case, scope: Scope) -> None:
        for part in ast.walk(node.pattern):
            name = getattr(part, "rest", None) or getattr(part, "name", None)
            if name and isinstance(part, ast.pattern):
                self._judge(part, name, scope.kind, scope)
        self._waiting.append((node.body, scope))

    def _visit_class(self, node: ast.ClassDef, scope: Scope) -> None:
        self._judge(node, node.name, "class", scope)
        is_enumeration = any(last_name(base).endswith(ENUMERATIONS) for base in node.bases)
        accepts = (SINGLE, NUMBERED) if is_enumeration else NONE
        self._waiting.append((node.body, self._inner(node, Scope(ATTRIBUTE, accepts))))

    def _visit_function(self, node: Function, scope: Scope) -> None:
        inner = self._inner(node, Scope(owner=scope if scope.kind == ATTRIBUTE else scope.owner))
        decorators = map(last_name, map(callee, node.decorator_list))
        if GIVEN_ELSEWHERE.isdisjoint(decorators):
            self._judge(node, node.name, "function", scope)
            self._parameters(node.args, inner)
        self._waiting.append((node.body, inner))

    def _visit_declaration(self, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
        """Names of outer scopes are reported there."""
        scope.reported.update(node.names)

    VISITS: ClassVar[Mapping[type[ast.AST], Callable[..., None]]] = {
        ast.AnnAssign: _visit_annotated,
        ast.Assign: _visit_assign,
        ast.AsyncFor: _visit_loop,
        ast.AsyncFunctionDef: _visit_function,
        ast.AsyncWith: _visit_with,
        ast.ClassDef: _visit_class,
        ast.ExceptHandler: _visit_handler,
        ast.For: _visit_loop,
        ast.FunctionDef: _visit_function,
        ast.Global: _visit_declaration,
        ast.If: _visit_branches,
        ast.Import: _visit_import,
        ast.ImportFrom: _visit_import,
        ast.Match: _visit_match,
        ast.Nonlocal: _visit_declaration,
        ast.Try: _visit_try,
        ast.TryStar: _visit_try,
        ast.While: _visit_branches,
        ast.With: _visit_with,
        ast.match_case: _visit_case,
    }


def _is_type_variable(value: ast.expr) -> bool:
    return last_name(callee(value)) in TYPE_VARIABLES
