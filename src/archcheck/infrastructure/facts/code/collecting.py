"""One walk over a module: its blocks, what they bind, and the nodes that facts are made of."""

import ast
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from archcheck.infrastructure.facts.code.code_facts import MODULE_BLOCK, BlockKind
from archcheck.infrastructure.facts.code.origins import Origins
from archcheck.infrastructure.facts.code.scopes import (
    CAUGHT,
    UNKNOWN,
    Bound,
    Meaning,
    Scope,
    TypedAs,
    written,
)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DefinitionNode = FunctionNode | ast.ClassDef
ImportNode = ast.Import | ast.ImportFrom
LoopNode = ast.For | ast.AsyncFor
WithNode = ast.With | ast.AsyncWith
TryNode = ast.Try | ast.TryStar
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
INIT = "__init__"
SELF_FREE = frozenset({"staticmethod"})
CLASS_METHOD = "classmethod"
CLASS_METHODS = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
LEAVES: frozenset[type[object]] = frozenset(
    {
        *(type(None), bool, str),
        ast.Constant,
        ast.Pass,
        ast.Break,
        ast.Continue,
        ast.Load,
        ast.Store,
        ast.Del,
        *ast.operator.__subclasses__(),
        *ast.boolop.__subclasses__(),
        *ast.unaryop.__subclasses__(),
        *ast.cmpop.__subclasses__(),
    }
)
EMPTY_FIELDS = frozenset(
    {"ctx", "op", "ops", "attr", "id", "arg", "kind", "conversion", "type_comment", "kwd_attrs"}
)
FIELDS: Mapping[type[ast.AST], tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in EMPTY_FIELDS)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}


class OpenBlock(NamedTuple):
    """A block that is being walked; `scope` is what names are looked up in."""

    kind: BlockKind
    parent: int
    definition: int
    scope: Scope
    names: tuple[ast.expr, ...] = ()
    is_bare: bool = False


class BoundOnSelf(NamedTuple):
    """A name bound in a class body or on self, and what it is bound to."""

    name: str
    node: ast.expr
    block: int
    on_self: bool
    annotation: ast.expr | None
    value: ast.expr | None


class Collector:
    """Walks one module; what is collected refers to blocks by their index."""

    def __init__(self, module: str, origins: Origins, watched: Collection[str]) -> None:
        """`watched` are the names that some import of the file binds."""
        self._origins = origins
        self._watched = watched
        self.module_scope = Scope(module, None)
        self.blocks: list[OpenBlock] = [
            OpenBlock(BlockKind.MODULE, -1, -1, self.module_scope),
        ]
        self.definitions: list[tuple[DefinitionNode, int, int]] = []
        self.bound: list[BoundOnSelf] = []
        self.calls: list[tuple[ast.Call, int]] = []
        self.reads: list[tuple[ast.expr, int]] = []
        self.raises: list[tuple[ast.Raise, int]] = []
        self.handlers: list[tuple[ast.ExceptHandler, int]] = []
        self.writes: list[tuple[ast.expr, ast.expr, int]] = []
        self.stars: list[str] = []

    def collect(self, tree: ast.Module) -> None:
        """Walk the whole module."""
        self.body(tree.body, MODULE_BLOCK)

    def forget(self) -> None:
        """Break the cycles of scopes and what they bind: no garbage is collected between files."""
        for block in self.blocks:
            block.scope.forget()

    def body(self, nodes: Iterable[ast.AST], block: int) -> None:
        """Walk some nodes of one block."""
        for node in nodes:
            handler = HANDLERS.get(node.__class__, CHILDREN)
            if handler is not None:
                handler(self, node, block)

    def visit(self, node: ast.AST, block: int) -> None:
        """Walk one node and what is in it."""
        handler = HANDLERS.get(node.__class__, CHILDREN)
        if handler is not None:
            handler(self, node, block)

    def children(self, node: ast.AST, block: int) -> None:
        """Walk what is in a node that means nothing by itself."""
        for name in FIELDS[node.__class__]:
            value = getattr(node, name)
            if value.__class__ is list:
                self.body(value, block)
            else:
                self.visit(value, block)

    def open(
        self,
        kind: BlockKind,
        parent: int,
        scope: Scope | None = None,
        definition: int = -1,
        names: tuple[ast.expr, ...] = (),
        is_bare: bool = False,
    ) -> int:
        """Begin a block; its index."""
        inside = scope or self.blocks[parent].scope
        self.blocks.append(OpenBlock(kind, parent, definition, inside, names, is_bare))
        return len(self.blocks) - 1

    def name(self, node: ast.Name, block: int) -> None:
        """A name that is read, where an import may have bound it, or that is bound."""
        if isinstance(node.ctx, ast.Load):
            if node.id in self._watched:
                self.reads.append((node, block))
        else:
            self.store(node, block, UNKNOWN)

    def attribute(self, node: ast.Attribute, block: int) -> None:
        """A dotted name that is read or written."""
        root = node.value
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name):
            self.visit(root, block)
        elif isinstance(node.ctx, ast.Load):
            if root.id in self._watched:
                self.reads.append((node, block))
        else:
            self.writes.append((node, node, block))

    def subscript(self, node: ast.Subscript, block: int) -> None:
        """An item that is read or written."""
        if not isinstance(node.ctx, ast.Load):
            self.writes.append((_subscripted(node), node, block))
        self.visit(node.value, block)
        self.visit(node.slice, block)

    def call(self, node: ast.Call, block: int) -> None:
        """A call, and what is passed to it."""
        self.calls.append((node, block))
        self.visit(node.func, block)
        self.body(node.args, block)
        for keyword in node.keywords:
            self.visit(keyword.value, block)

    def function(self, node: FunctionNode, block: int) -> None:
        """A function: decorators, defaults and annotations belong to the block around it."""
        self.body(node.decorator_list, block)
        outer = self.blocks[block].scope
        self._arguments(node.args, block)
        if node.returns is not None:
            self.visit(node.returns, block)
        outer.bind(node.name, Meaning(f"{outer.name}.{node.name}"))
        scope = Scope(f"{outer.name}.{node.name}", outer)
        inner = self._defined(node, block, scope, BlockKind.FUNCTION)
        self._bind_parameters(node.args, scope, outer)
        if self.blocks[block].kind is BlockKind.CLASS:
            _bind_first(node, scope, outer)
        self.body(node.body, inner)

    def lambda_(self, node: ast.Lambda, block: int) -> None:
        """A lambda."""
        outer = self.blocks[block].scope
        self._arguments(node.args, block)
        scope = Scope(f"{outer.name}.<lambda>", outer)
        self._bind_parameters(node.args, scope, outer)
        self.visit(node.body, self.open(BlockKind.LAMBDA, block, scope))

    def class_(self, node: ast.ClassDef, block: int) -> None:
        """A class."""
        self.body(node.decorator_list, block)
        self.body(node.bases, block)
        self.body((keyword.value for keyword in node.keywords), block)
        outer = self.blocks[block].scope
        outer.bind(node.name, Meaning(f"{outer.name}.{node.name}"))
        scope = Scope(f"{outer.name}.{node.name}", outer, True, node.bases)
        self.body(node.body, self._defined(node, block, scope, BlockKind.CLASS))

    def import_(self, node: ast.Import, block: int) -> None:
        """`import a.b` binds `a`, `import a.b as c` binds `c`."""
        scope = self.blocks[block].scope
        for alias in node.names:
            top = alias.name.partition(".")[0]
            scope.bind(alias.asname or top, Meaning(alias.name if alias.asname else top))

    def import_from(self, node: ast.ImportFrom, block: int) -> None:
        """The names of another module."""
        origin = self._origins.of(node.module or "", node.level)
        for alias in node.names:
            if alias.name == "*":
                self.stars.append(origin)
            else:
                target = ".".join(filter(None, (origin, alias.name)))
                self.blocks[block].scope.bind(alias.asname or alias.name, Meaning(target))

    def assign(self, node: ast.Assign, block: int) -> None:
        """`a = b = value`."""
        self.visit(node.value, block)
        for target in node.targets:
            self._store_value(target, block, node.value)

    def annotated(self, node: ast.AnnAssign, block: int) -> None:
        """`a: type = value`."""
        self.visit(node.annotation, block)
        if node.value is not None:
            self.visit(node.value, block)
        self._attribute(node.target, block, node.annotation, node.value)
        bound = TypedAs(node.annotation, self.blocks[block].scope, is_annotation=True)
        self.store(node.target, block, bound)

    def augmented(self, node: ast.AugAssign, block: int) -> None:
        """`a += value`."""
        self.visit(node.value, block)
        self._attribute(node.target, block, None, None)
        self.store(node.target, block, UNKNOWN)
        if isinstance(node.target, ast.Name):
            self.writes.append((node.target, node.target, block))

    def walrus(self, node: ast.NamedExpr, block: int) -> None:
        """`(a := value)`."""
        self.visit(node.value, block)
        scope = self.blocks[block].scope
        scope.lasting.bind(node.target.id, TypedAs(node.value, scope, is_annotation=False))

    def for_(self, node: LoopNode, block: int) -> None:
        """A loop is its body: neither what it runs over nor its `else`."""
        self.visit(node.iter, block)
        self._store_value(node.target, block, None)
        self.body(node.body, self.open(BlockKind.LOOP, block))
        self.body(node.orelse, block)

    def while_(self, node: ast.While, block: int) -> None:
        """A loop is its condition too."""
        inner = self.open(BlockKind.LOOP, block)
        self.visit(node.test, inner)
        self.body(node.body, inner)
        self.body(node.orelse, block)

    def comprehension(self, node: Comprehension, block: int) -> None:
        """What a comprehension runs over first is no part of the loop."""
        first = node.generators[0]
        self.visit(first.iter, block)
        outer = self.blocks[block].scope
        inner = self.open(BlockKind.LOOP, block, Scope(outer.name, outer, is_comprehension=True))
        for generator in node.generators:
            if generator is not first:
                self.visit(generator.iter, inner)
            self.store(generator.target, inner, UNKNOWN)
            self.body(generator.ifs, inner)
        self.body(_results(node), inner)

    def with_(self, node: WithNode, block: int) -> None:
        """Each context manager is entered inside of those before it."""
        inner = block
        for item in node.items:
            self.visit(item.context_expr, inner)
            if item.optional_vars is not None:
                self._store_value(item.optional_vars, block, item.context_expr, is_entered=True)
            inner = self.open(BlockKind.WITH, inner, names=(item.context_expr,))
        self.body(node.body, inner)

    def try_(self, node: TryNode, block: int) -> None:
        """What is tried, the handlers, what follows without an error, and the end."""
        self.body(node.body, self._tried(node, block) if node.handlers else block)
        for handler in node.handlers:
            self._handler(handler, block)
        self.body(node.orelse, block)
        if node.finalbody:
            self.body(node.finalbody, self.open(BlockKind.FINALLY, block))

    def raise_(self, node: ast.Raise, block: int) -> None:
        """A raise."""
        self.raises.append((node, block))
        self.children(node, block)

    def global_(self, node: ast.Global, block: int) -> None:
        """Names of the module that a function may assign."""
        scope = self.blocks[block].scope
        if scope.parent is not None:
            scope.globals.update(node.names)

    def nonlocal_(self, node: ast.Nonlocal, block: int) -> None:
        """Names of the function around this one that it assigns."""
        self.blocks[block].scope.nonlocals.update(node.names)

    def captured(self, node: ast.MatchAs | ast.MatchStar, block: int) -> None:
        """A name that a pattern binds."""
        if node.name is not None:
            self.blocks[block].scope.bind(node.name, UNKNOWN)
        self.children(node, block)

    def rest(self, node: ast.MatchMapping, block: int) -> None:
        """The rest of a mapping that a pattern binds."""
        if node.rest is not None:
            self.blocks[block].scope.bind(node.rest, UNKNOWN)
        self.children(node, block)

    def store(self, target: ast.expr, block: int, bound: Bound) -> None:
        """Bind what a target names."""
        scope = self.blocks[block].scope
        if isinstance(target, ast.Name):
            scope.bind(target.id, bound)
            if target.id in scope.globals:
                self.writes.append((target, target, block))
        else:
            self.visit_target(target, block)
        if isinstance(target, ast.Attribute):
            scope.bind_member(written(target), bound)

    def visit_target(self, target: ast.expr, block: int) -> None:
        """A target that is no single name."""
        if isinstance(target, ast.Tuple | ast.List):
            for item in target.elts:
                self.store(item, block, UNKNOWN)
        elif isinstance(target, ast.Starred):
            self.store(target.value, block, UNKNOWN)
        else:
            self.visit(target, block)

    def _store_value(
        self, target: ast.expr, block: int, value: ast.expr | None, is_entered: bool = False
    ) -> None:
        """Bind a target to a value, None where the value is not written."""
        for item in flat(target):
            self._attribute(item, block, None, value if item is target else None)
        scope = self.blocks[block].scope
        bound = UNKNOWN if value is None else TypedAs(value, scope, False, is_entered)
        self.store(target, block, bound)

    def _attribute(
        self, target: ast.expr, block: int, annotation: ast.expr | None, value: ast.expr | None
    ) -> None:
        """Remember what a class body or a method binds on itself."""
        if isinstance(target, ast.Name):
            if self._class_body(block):
                self.bound.append(BoundOnSelf(target.id, target, block, False, annotation, value))
        elif isinstance(target, ast.Attribute) and self._is_self(target.value, block):
            self.bound.append(BoundOnSelf(target.attr, target, block, True, annotation, value))

    def _class_body(self, block: int) -> bool:
        return self.blocks[block].scope.is_class

    def _is_self(self, node: ast.expr, block: int) -> bool:
        return isinstance(node, ast.Name) and node.id in _selves(self.blocks[block].scope)

    def _tried(self, node: TryNode, block: int) -> int:
        names = tuple(error for handler in node.handlers for error in handled(handler))
        is_bare = any(handler.type is None for handler in node.handlers)
        return self.open(BlockKind.TRY, block, names=names, is_bare=is_bare)

    def _handler(self, handler: ast.ExceptHandler, block: int) -> None:
        if handler.type is not None:
            self.visit(handler.type, block)
        if handler.name is not None:
            self.blocks[block].scope.bind(handler.name, CAUGHT)
        inner = self.open(BlockKind.EXCEPT, block)
        self.handlers.append((handler, block))
        self.body(handler.body, inner)

    def _defined(self, node: DefinitionNode, block: int, scope: Scope, kind: BlockKind) -> int:
        inner = self.open(kind, block, scope, len(self.definitions))
        self.definitions.append((node, block, inner))
        return inner

    def _arguments(self, arguments: ast.arguments, block: int) -> None:
        for argument in every_argument(arguments):
            if argument.annotation is not None:
                self.visit(argument.annotation, block)
        self.body(arguments.defaults, block)
        self.body(filter(None, arguments.kw_defaults), block)

    def _bind_parameters(self, arguments: ast.arguments, scope: Scope, outer: Scope) -> None:
        for argument in every_argument(arguments):
            packed = argument in (arguments.vararg, arguments.kwarg)
            if argument.annotation is None or packed:
                scope.bind(argument.arg, UNKNOWN)
            else:
                scope.bind(argument.arg, TypedAs(argument.annotation, outer, is_annotation=True))


def _bind_first(node: FunctionNode, scope: Scope, owner: Scope) -> None:
    """`cls` means the class, `self` an instance of it."""
    arguments = (*node.args.posonlyargs, *node.args.args)
    decorators = {written(decorator) for decorator in node.decorator_list}
    if arguments and SELF_FREE.isdisjoint(decorators):
        takes_class = node.name in CLASS_METHODS or CLASS_METHOD in decorators
        scope.names[arguments[0].arg] = [Meaning(owner.name, is_instance=not takes_class)]


def _selves(scope: Scope) -> Iterator[str]:
    """The names that mean the class around a method, also in functions inside it."""
    for inner, outer in itertools.pairwise(scope.around()):
        if outer.is_class:
            owner = [Meaning(outer.name)], [Meaning(outer.name, is_instance=True)]
            yield from (name for name, bound in inner.names.items() if bound in owner)
            return


def flat(target: ast.expr) -> Iterator[ast.expr]:
    """The single targets of an assignment."""
    if isinstance(target, ast.Tuple | ast.List):
        for item in target.elts:
            yield from flat(item)
    else:
        yield target.value if isinstance(target, ast.Starred) else target


def every_argument(arguments: ast.arguments) -> Iterator[ast.arg]:
    """All parameters in the order in which they are written."""
    yield from (*arguments.posonlyargs, *arguments.args)
    yield from filter(None, [arguments.vararg])
    yield from arguments.kwonlyargs
    yield from filter(None, [arguments.kwarg])


def handled(handler: ast.ExceptHandler) -> list[ast.expr]:
    """The classes that a handler names; none of a bare one."""
    if handler.type is None:
        return []
    return list(handler.type.elts) if isinstance(handler.type, ast.Tuple) else [handler.type]


def _results(node: Comprehension) -> list[ast.expr]:
    return [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]


def _subscripted(node: ast.Subscript) -> ast.expr:
    inner: ast.expr = node
    while isinstance(inner, ast.Subscript):
        inner = inner.value
    return inner


Handler = Callable[[Collector, Any, int], None]
CHILDREN: Handler = Collector.children
HANDLERS: dict[type[object], Handler | None] = {
    **dict.fromkeys(LEAVES),
    ast.Name: Collector.name,
    ast.Attribute: Collector.attribute,
    ast.Subscript: Collector.subscript,
    ast.Call: Collector.call,
    ast.FunctionDef: Collector.function,
    ast.AsyncFunctionDef: Collector.function,
    ast.Lambda: Collector.lambda_,
    ast.ClassDef: Collector.class_,
    ast.Import: Collector.import_,
    ast.ImportFrom: Collector.import_from,
    ast.Assign: Collector.assign,
    ast.AnnAssign: Collector.annotated,
    ast.AugAssign: Collector.augmented,
    ast.NamedExpr: Collector.walrus,
    ast.For: Collector.for_,
    ast.AsyncFor: Collector.for_,
    ast.While: Collector.while_,
    ast.ListComp: Collector.comprehension,
    ast.SetComp: Collector.comprehension,
    ast.GeneratorExp: Collector.comprehension,
    ast.DictComp: Collector.comprehension,
    ast.With: Collector.with_,
    ast.AsyncWith: Collector.with_,
    ast.Try: Collector.try_,
    ast.TryStar: Collector.try_,
    ast.Raise: Collector.raise_,
    ast.Global: Collector.global_,
    ast.Nonlocal: Collector.nonlocal_,
    ast.MatchAs: Collector.captured,
    ast.MatchStar: Collector.captured,
    ast.MatchMapping: Collector.rest,
}
