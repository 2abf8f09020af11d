"""What names mean where they stand, as far as one file tells."""

import ast
import builtins
import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Union

from archcheck.infrastructure.facts.code.code_facts import Reference

BUILTINS = frozenset(dir(builtins))
CALLED = "()"
SUPER = "super"
LOWER_CLASSES = frozenset(
    {
        *(name for name, item in vars(builtins).items() if isinstance(item, type)),
        "array.array",
        "collections.defaultdict",
        "collections.deque",
        "datetime.date",
        "datetime.datetime",
        "datetime.time",
        "datetime.timedelta",
        "datetime.timezone",
        "socket.socket",
        "threading.local",
    }
)
OPTIONAL_FORMS = frozenset({"Optional", "Union", "Annotated", "Final", "ClassVar"})
Chain = tuple[ast.expr, tuple[str, ...]]


class Meaning(NamedTuple):
    """A qualified name that a local name stands for, or `self` an instance of."""

    target: str
    is_instance: bool = False

    @property
    def itself(self) -> str:
        """The name by which it goes where nothing is read from it."""
        return self.target + CALLED if self.is_instance else self.target


class TypedAs(NamedTuple):
    """An annotation, or the expression of a value, that tells the type of a local name.

    What is entered by `with` is taken to give itself.
    """

    expression: ast.expr
    scope: "Scope"
    is_annotation: bool
    is_entered: bool = False


class Unknown:
    """A local name of which nothing is known."""


Bound = Union[Meaning, TypedAs, Unknown]
UNKNOWN = Unknown()
CAUGHT = Unknown()
UNKNOWN_ALONE = frozenset({UNKNOWN, CAUGHT})


class Scope:
    """The names that a module, class or function binds; `name` is its qualified name.

    `members` are dotted names (`self.session`) that are assigned here, `rebound` are names of a
    module that a function binds by `global`. `bases` are those of a class.
    A comprehension has a scope of its own, but what `:=` binds in it belongs to the one around it.
    """

    def __init__(
        self,
        name: str,
        parent: "Scope | None",
        is_class: bool = False,
        bases: Iterable[ast.expr] = (),
        is_comprehension: bool = False,
    ) -> None:
        """Begin without names."""
        self.name = name
        self.parent = parent
        self.is_class = is_class
        self.bases = tuple(bases)
        self.is_comprehension = is_comprehension
        self.names: dict[str, list[Bound]] = {}
        self.members: dict[str, list[Bound]] = {}
        self.globals: set[str] = set()
        self.rebound: set[str] = set()
        self.nonlocals: set[str] = set()

    def bind(self, name: str, bound: Bound) -> None:
        """Remember one more meaning of a name; one of the module may be bound from within."""
        if name in self.globals:
            self.top.rebound.add(name)
        self._owner(name).names.setdefault(name, []).append(bound)

    def forget(self) -> None:
        """Let go of all that is bound."""
        self.names.clear()
        self.members.clear()

    def bind_member(self, name: str, bound: Bound) -> None:
        """Remember one more meaning of a dotted name."""
        self.members.setdefault(name, []).append(bound)

    @property
    def lasting(self) -> "Scope":
        """The scope in which `:=` binds."""
        return self.parent.lasting if self.is_comprehension and self.parent else self

    def holder(self, name: str) -> "Scope | None":
        """The innermost scope around this place that binds a name; classes hide theirs."""
        scope: Scope | None = self._owner(name) if self.globals or self.nonlocals else self
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
        if name in self.globals:
            return self.top
        above = self._visible_parent() if name in self.nonlocals else None
        return above._owner(name) if above else self

    def _visible_parent(self) -> "Scope | None":
        above = self.parent
        while above is not None and above.is_class:
            above = above.parent
        return above


class Meanings(NamedTuple):
    """What a name stands for when it is read from, and what it is by itself.

    Of a name of type C these are `C`, whose attributes it has, and `C()`, what calling C gives.
    """

    owners: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()


class Resolver:
    """Turns expressions into qualified names; `stars` are the modules imported whole."""

    def __init__(self, stars: tuple[str, ...]) -> None:
        """Nothing is resolved yet; what a scope's name means is worked out once."""
        self._stars = stars
        self._known: dict[tuple[int, str], Meanings] = {}
        self._known_members: dict[tuple[int, str], tuple[str, ...]] = {}
        self._references: dict[tuple[int, str, tuple[str, ...]], Reference] = {}

    def reference(self, node: ast.expr, scope: Scope) -> Reference:
        """A dotted name, with whatever stands at its root; one of a scope is worked out once."""
        root, parts = chain(node)
        if not isinstance(root, ast.Name):
            return self._resolved(root, parts, scope)
        key = (id(scope), root.id, parts)
        found = self._references.get(key)
        if found is None:
            found = self._references[key] = self._resolved(root, parts, scope)
        return found

    def _read(self, node: ast.expr, scope: Scope) -> Reference:
        """The same while something else is worked out, on which it may depend."""
        return self._resolved(*chain(node), scope)

    def _resolved(self, root: ast.expr, parts: tuple[str, ...], scope: Scope) -> Reference:
        if isinstance(root, ast.Subscript):
            return self._subscript(root, parts, scope)
        if not isinstance(root, ast.Name):
            return _reference(_root_text(root), parts, self._made(root, scope))
        if not parts:
            return Reference(root.id, self._meanings(root.id, scope).itself)
        found = _reference(root.id, parts, self._meanings(root.id, scope).owners)
        types = self._member_types(f"{root.id}.{parts[0]}", scope)
        return _with_types(found, types, parts[1:]) if types else found

    def _subscript(self, node: ast.Subscript, parts: tuple[str, ...], scope: Scope) -> Reference:
        """A generic class with its parameters is the class; of an item nothing is known."""
        found = self._read(node.value, scope).targets
        rest = "".join(f".{part}" for part in parts)
        targets = (target + rest for target in found if is_generic_name(target))
        return Reference(_root_text(node) + rest, tuple(targets))

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

    def is_caught(self, node: ast.expr, scope: Scope) -> bool:
        """Whether an expression is an error that a handler has given a name, or read from one."""
        bound = _bindings(chain(node)[0], scope)
        values = (_bindings(it.expression, it.scope) for it in bound if isinstance(it, TypedAs))
        return CAUGHT in bound or any(CAUGHT in value for value in values)

    def _meanings(self, name: str, scope: Scope) -> Meanings:
        holder = scope.holder(name)
        if holder is None:
            found = self._unbound(name)
            return Meanings(found, found)
        key = (id(holder), name)
        known = self._known.get(key)
        if known is None:
            self._known[key] = Meanings()
            known = self._known[key] = self._bound(name, holder)
        return known

    def variable_types(self, name: str, scope: Scope) -> tuple[str, ...]:
        """The types of what a name of this very scope is bound to."""
        return _once(*self._bound_types(scope.names[name]))

    def _bound(self, name: str, holder: Scope) -> Meanings:
        """All that the bindings of a name say; nothing where all of them are unknown in a function."""
        if holder.parent is not None and UNKNOWN_ALONE.issuperset(holder.names[name]):
            return Meanings()
        meant = [item for item in holder.names[name] if isinstance(item, Meaning)]
        own, types = self._variable(name, holder, len(meant))
        return Meanings(
            _once(*map(_target, meant), *own, *types),
            _once(*map(_itself, meant), *own, *map(_instance, types)),
        )

    def _variable(self, name: str, holder: Scope, meanings: int) -> tuple[list[str], list[str]]:
        """A variable of the module has a name of its own, one of a function goes by its types."""
        if meanings == len(holder.names[name]):
            return [], []
        if holder.parent is None:
            return [f"{holder.name}.{name}"], []
        return [], [*self._bound_types(holder.names[name])]

    def _bound_types(self, bound: Iterable[Bound]) -> Iterator[str]:
        for item in bound:
            if isinstance(item, TypedAs):
                yield from self._types(item)

    def _unbound(self, name: str) -> tuple[str, ...]:
        found = (name,) if name in BUILTINS else ()
        return (*found, *(f"{module}.{name}" for module in self._stars))

    def _types(self, bound: TypedAs) -> list[str]:
        if bound.is_annotation:
            return self._annotated(bound.expression, bound.scope)
        made = (self._made(item, bound.scope) for item in _alternatives(bound.expression))
        entered = self._owners(bound.expression, bound.scope) if bound.is_entered else ()
        return [*itertools.chain.from_iterable(made), *entered]

    def _owners(self, node: ast.expr, scope: Scope) -> tuple[str, ...]:
        """What the attributes of a dotted name begin with."""
        root, parts = chain(node)
        if not isinstance(root, ast.Name):
            return ()
        return self._read(node, scope).targets if parts else self._meanings(root.id, scope).owners

    def _made(self, node: ast.expr, scope: Scope) -> list[str]:
        """The types of what a call gives, awaited or not."""
        while isinstance(node, ast.Await):
            node = node.value
        if not isinstance(node, ast.Call):
            return []
        made = self._read(node.func, scope).targets
        return self._bases(scope) if made == (SUPER,) else list(map(_made_by, made))

    def _bases(self, scope: Scope) -> list[str]:
        """The bases of the innermost class around a scope: what `super()` stands for."""
        around = next((item for item in scope.around() if item.is_class), scope)
        found = (self._read(base, around.parent or around).targets for base in around.bases)
        return list(itertools.chain.from_iterable(found))

    def _member_types(self, name: str, scope: Scope) -> tuple[str, ...]:
        """The types that this function, or one around it, has given to a dotted name."""
        holder = next((place for place in scope.around() if name in place.members), None)
        if holder is None:
            return ()
        known = self._known_members.get((id(holder), name))
        if known is None:
            self._known_members[id(holder), name] = ()
            known = _once(*self._assigned_types(holder.members[name]))
            self._known_members[id(holder), name] = known
        return known

    def _assigned_types(self, bound: Iterable[Bound]) -> Iterator[str]:
        for item in bound:
            if isinstance(item, TypedAs) and not item.is_annotation:
                yield from self.instance_types(item.expression, item.scope)
            elif isinstance(item, TypedAs):
                yield from self._types(item)

    def _typed_name(self, node: ast.Name, scope: Scope) -> Iterator[str]:
        yield from self._bound_types(_bindings(node, scope))

    def _annotated(self, node: ast.expr, scope: Scope) -> list[str]:
        parts = type_parts(node)
        return [target for part in parts for target in self._read(part, scope).targets]


def _bindings(node: ast.expr, scope: Scope) -> list[Bound]:
    """All that a simple name is bound to where it stands."""
    name = node.id if isinstance(node, ast.Name) else ""
    holder = scope.holder(name)
    return holder.names[name] if holder else []


def _reference(root: str, parts: tuple[str, ...], owners: Iterable[str]) -> Reference:
    if not parts:
        return Reference(root, tuple(map(_instance, owners)))
    rest = f".{'.'.join(parts)}"
    return Reference(root + rest, tuple([owner + rest for owner in owners]))


def _with_types(found: Reference, types: Iterable[str], parts: tuple[str, ...]) -> Reference:
    """A dotted name that also goes by the types of its first attribute."""
    more = _reference("", parts, types).targets
    return Reference(found.written, _once(*found.targets, *more))


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names)) if len(names) > 1 else names


def _instance(kind: str) -> str:
    return kind if kind.endswith(CALLED) else kind + CALLED


def chain(node: ast.expr) -> Chain:
    """The root of a dotted expression, and the attributes read from it, outermost last."""
    if not isinstance(node, ast.Attribute):
        return node, ()
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.reverse()
    return node, tuple(parts)


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
    return target if is_class_name(target) else target + CALLED


def is_class_name(name: str) -> bool:
    """Whether a qualified name looks like that of a class, or is one that does not look so."""
    return name.rpartition(".")[2][:1].isupper() or name in LOWER_CLASSES


def is_generic_name(name: str) -> bool:
    """Whether what stands before a subscript looks like a class, not like a constant."""
    last = name.rpartition(".")[2]
    return is_class_name(name) and not last.isupper() and not name.endswith(CALLED)


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


def _target(item: Meaning) -> str:
    return item.target


def _itself(item: Meaning) -> str:
    return item.itself
