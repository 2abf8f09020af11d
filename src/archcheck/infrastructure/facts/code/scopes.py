"""What names mean where they stand, as far as one file tells."""

import ast
import builtins
import itertools
from collections.abc import Iterator
from typing import NamedTuple, Union

from archcheck.infrastructure.facts.code.code_facts import Reference

BUILTINS = frozenset(dir(builtins))
OPTIONAL_FORMS = frozenset({"Optional", "Union", "Annotated", "Final", "ClassVar"})
Chain = tuple[ast.expr, tuple[str, ...]]


class Meaning(NamedTuple):
    """A qualified name that a local name stands for."""

    target: str


class TypedAs(NamedTuple):
    """An annotation, or the expression of a value, that tells the type of a local name."""

    expression: ast.expr
    scope: "Scope"
    is_annotation: bool


class Unknown:
    """A local name of which nothing is known."""


Bound = Union[Meaning, TypedAs, Unknown]
UNKNOWN = Unknown()


class Scope:
    """The names that a module, class or function binds; `name` is its qualified name."""

    def __init__(self, name: str, parent: "Scope | None", is_class: bool = False) -> None:
        """Begin without names."""
        self.name = name
        self.parent = parent
        self.is_class = is_class
        self.names: dict[str, list[Bound]] = {}
        self.globals: set[str] = set()

    def bind(self, name: str, bound: Bound) -> None:
        """Remember one more meaning of a name."""
        self._owner(name).names.setdefault(name, []).append(bound)

    def holder(self, name: str) -> "Scope | None":
        """The innermost scope around this place that binds a name; classes hide theirs."""
        scope: Scope | None = self._owner(name)
        while scope is not None and name not in scope.names:
            scope = scope._visible_parent()
        return scope

    def around(self) -> "Iterator[Scope]":
        """This scope and those around it, the innermost first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def top(self) -> "Scope":
        """The scope of the module."""
        return self if self.parent is None else self.parent.top

    def _owner(self, name: str) -> "Scope":
        return self.top if name in self.globals else self

    def _visible_parent(self) -> "Scope | None":
        above = self.parent
        while above is not None and above.is_class:
            above = above.parent
        return above


class Resolver:
    """Turns expressions into qualified names; `stars` are the modules imported whole."""

    def __init__(self, stars: tuple[str, ...]) -> None:
        """Nothing is resolved yet; what a scope's name means is worked out once."""
        self._stars = stars
        self._known: dict[tuple[int, str], list[str]] = {}

    def reference(self, node: ast.expr, scope: Scope) -> Reference:
        """A dotted name, with whatever stands at its root."""
        root, parts = chain(node)
        if isinstance(root, ast.Name):
            targets = self._meanings(root.id, scope)
            text = root.id
        else:
            targets = self._made(root, scope)
            text = _root_text(root)
        if parts:
            rest = ".".join(("", *parts))
            return Reference(text + rest, tuple([target + rest for target in targets]))
        return Reference(text, tuple(targets))

    def instance_types(self, node: ast.expr, scope: Scope) -> tuple[str, ...]:
        """The types of a value: what a call makes, or what is known of a typed name."""
        found = [*self._made(node, scope)]
        for item in _alternatives(node):
            found += self._typed_name(item, scope) if isinstance(item, ast.Name) else ()
            found += self._made(item, scope) if item is not node else ()
        return tuple(dict.fromkeys(found))

    def annotated_types(self, node: ast.expr, scope: Scope) -> tuple[str, ...]:
        """The types that an annotation allows for the value itself, not for what it holds."""
        return tuple(dict.fromkeys(self._annotated(node, scope)))

    def _meanings(self, name: str, scope: Scope) -> list[str]:
        holder = scope.holder(name)
        if holder is None:
            return self._unbound(name)
        key = (id(holder), name)
        found = self._known.get(key)
        if found is None:
            self._known[key] = []
            found = list(dict.fromkeys(self._bound(holder, name)))
            self._known[key] = found
        return found

    def variable_types(self, name: str, scope: Scope) -> tuple[str, ...]:
        """The types of what a name of this very scope is bound to."""
        typed = (bound for bound in scope.names[name] if isinstance(bound, TypedAs))
        return tuple(dict.fromkeys(itertools.chain.from_iterable(map(self._types, typed))))

    def _bound(self, holder: Scope, name: str) -> Iterator[str]:
        """A variable of the module has a name of its own, one of a function goes by its types."""
        bindings = holder.names[name]
        yield from (bound.target for bound in bindings if isinstance(bound, Meaning))
        if holder.parent is not None:
            yield from self.variable_types(name, holder)
        elif not all(isinstance(bound, Meaning) for bound in bindings):
            yield f"{holder.name}.{name}"

    def _unbound(self, name: str) -> list[str]:
        found = [name] if name in BUILTINS else []
        return [*found, *(f"{module}.{name}" for module in self._stars)]

    def _types(self, bound: TypedAs) -> list[str]:
        if bound.is_annotation:
            return self._annotated(bound.expression, bound.scope)
        return self._made(bound.expression, bound.scope)

    def _made(self, node: ast.expr, scope: Scope) -> list[str]:
        """The types of what a call gives, awaited or not."""
        while isinstance(node, ast.Await):
            node = node.value
        if isinstance(node, ast.Call):
            return [_made_by(target) for target in self.reference(node.func, scope).targets]
        return []

    def _typed_name(self, node: ast.Name, scope: Scope) -> Iterator[str]:
        holder = scope.holder(node.id)
        for bound in holder.names[node.id] if holder else ():
            if isinstance(bound, TypedAs):
                yield from self._types(bound)

    def _annotated(self, node: ast.expr, scope: Scope) -> list[str]:
        parts = type_parts(node)
        return [target for part in parts for target in self.reference(part, scope).targets]


def chain(node: ast.expr) -> Chain:
    """The root of a dotted expression, and the attributes read from it, outermost last."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return node, tuple(reversed(parts))


def written(node: ast.expr) -> str:
    """A dotted expression as text, with `()` and `[]` for calls and subscripts."""
    root, parts = chain(node)
    return ".".join((_root_text(root), *parts))


def _root_text(root: ast.expr) -> str:
    if isinstance(root, ast.Name):
        return root.id
    if isinstance(root, ast.Call):
        return f"{written(root.func)}()"
    if isinstance(root, ast.Subscript):
        return f"{written(root.value)}[]"
    return written(root.value) if isinstance(root, ast.Await) else ""


def _made_by(target: str) -> str:
    """What calling something gives: an instance where the name looks like a class."""
    return target if target.rpartition(".")[2][:1].isupper() else f"{target}()"


def _alternatives(node: ast.expr) -> list[ast.expr]:
    """What `a or b` and `a if c else b` may give, the first of them first."""
    if isinstance(node, ast.BoolOp):
        return list(node.values)
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def type_parts(node: ast.expr | None) -> Iterator[ast.expr]:
    """The names of the types of a value with this annotation, unions and strings opened."""
    if isinstance(node, ast.Name | ast.Attribute):
        yield node
    elif isinstance(node, ast.BinOp):
        yield from type_parts(node.left)
        yield from type_parts(node.right)
    elif isinstance(node, ast.Subscript):
        yield from _subscript_parts(node)
    elif isinstance(node, ast.Constant):
        yield from type_parts(parsed_string(node))


def _subscript_parts(node: ast.Subscript) -> Iterator[ast.expr]:
    form = written(node.value).rpartition(".")[2]
    if form not in OPTIONAL_FORMS:
        yield from type_parts(node.value)
        return
    items = elements(node.slice)
    for item in items[:1] if form == "Annotated" else items:
        yield from type_parts(item)


def elements(node: ast.expr) -> list[ast.expr]:
    """The items of a subscript."""
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]


def parsed_string(node: ast.Constant) -> ast.expr | None:
    """The expression in a string annotation, at the place of the string; None without one."""
    if not isinstance(node.value, str):
        return None
    try:
        return ast.parse(node.value.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
