"""Classes and functions as facts."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.location import Region
from archcheck.infrastructure.facts.code.code_facts import (
    Annotation,
    ClassDefinition,
    Decorator,
    Definition,
    FunctionDefinition,
    Parameter,
    ParameterKind,
    Place,
    Reference,
    Value,
)
from archcheck.infrastructure.facts.code.collecting import DefinitionNode, FunctionNode
from archcheck.infrastructure.facts.code.scopes import Resolver, Scope
from archcheck.infrastructure.facts.code.values import ValueReader
from archcheck.infrastructure.facts.named_regions import NamedRegions

HEAD = re.compile(r"(?:async[\s\\]+)?(?:def|class)[\s\\]+(?=\w)")
LOOPS = (ast.For, ast.AsyncFor, ast.While)
BLOCKS: dict[type[ast.stmt], tuple[str, ...]] = {
    ast.If: ("body", "orelse"),
    ast.For: ("body", "orelse"),
    ast.AsyncFor: ("body", "orelse"),
    ast.While: ("body", "orelse"),
    ast.With: ("body",),
    ast.AsyncWith: ("body",),
    ast.Try: ("body", "handlers", "orelse", "finalbody"),
    ast.TryStar: ("body", "handlers", "orelse", "finalbody"),
    ast.Match: ("cases",),
}
DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
Holder = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


class DefinitionReader:
    """Reads the definitions of one file."""

    def __init__(self, regions: NamedRegions, resolver: Resolver, values: ValueReader) -> None:
        """Take what places and names are found with."""
        self._regions = regions
        self._resolver = resolver
        self._values = values
        self._own: dict[Holder, list[ast.stmt]] = {}
        self._counts: dict[Holder, int] = {}

    def statements_below(self, node: Holder) -> int:
        """How many statements stand in a body, at any depth, without its docstring."""
        return self._every_statement(node) - has_docstring(node)

    def _every_statement(self, node: Holder) -> int:
        """The same with it, counted once."""
        if node not in self._counts:
            own = self._own_statements(node)
            inner = (self._every_statement(item) for item in own if isinstance(item, DEFINITIONS))
            self._counts[node] = len(own) + sum(inner)
        return self._counts[node]

    def _own_statements(self, node: Holder) -> list[ast.stmt]:
        """The statements of a body at any depth, without those of definitions in it."""
        if node not in self._own:
            self._own[node] = list(own_statements(node.body))
        return self._own[node]

    def definition(self, node: DefinitionNode, block: int, inner: int, scope: Scope) -> Definition:
        """A class or function; `scope` is what its header is read in."""
        if isinstance(node, ast.ClassDef):
            return self._class(node, block, inner, scope)
        return self._function(node, block, inner, scope)

    def place(self, node: ast.expr | ast.arg) -> Place:
        """The place of an expression or parameter."""
        return self._regions.numbers(node)

    def annotation(self, node: ast.expr | None, scope: Scope) -> Annotation | None:
        """An annotation, if there is one."""
        return None if node is None else self._values.annotation(node, scope)

    def value(self, node: ast.expr | None, scope: Scope) -> Value | None:
        """A value, if there is one."""
        return None if node is None else self._values.value(node, scope)

    def _class(self, node: ast.ClassDef, block: int, inner: int, scope: Scope) -> ClassDefinition:
        return ClassDefinition(
            name=node.name,
            block=block,
            inner=inner,
            place=self._name_place(node),
            lines=_lines(node),
            statements=self.statements_below(node),
            docstring=has_docstring(node),
            decorators=tuple(self._decorators(node, scope)),
            bases=tuple(self._bases(node, scope)),
            keywords=tuple(self._class_keywords(node, scope)),
        )

    def _function(
        self, node: FunctionNode, block: int, inner: int, scope: Scope
    ) -> FunctionDefinition:
        own = self._own_statements(node)
        return FunctionDefinition(
            name=node.name,
            block=block,
            inner=inner,
            place=self._name_place(node),
            lines=_lines(node),
            statements=self.statements_below(node),
            docstring=has_docstring(node),
            decorators=tuple(self._decorators(node, scope)),
            parameters=tuple(self._parameters(node.args, scope)),
            returns=self.annotation(node.returns, scope),
            is_async=isinstance(node, ast.AsyncFunctionDef),
            stub=is_stub(node.body),
            return_statements=sum(item.__class__ is ast.Return for item in own),
            branches=sum(_branches(item) for item in own if item.__class__ in BLOCKS),
        )

    def _bases(self, node: ast.ClassDef, scope: Scope) -> Iterator[Reference]:
        for base in node.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            yield self._resolver.reference(head, scope)

    def _class_keywords(self, node: ast.ClassDef, scope: Scope) -> Iterator[tuple[str, Value]]:
        for keyword in node.keywords:
            if keyword.arg is not None:
                yield keyword.arg, self._values.value(keyword.value, scope)

    def _decorators(self, node: DefinitionNode, scope: Scope) -> Iterator[Decorator]:
        for item in node.decorator_list:
            place, call = self.place(item), _first_call(item)
            if isinstance(call, ast.Call):
                reference = self._resolver.reference(call.func, scope)
                yield Decorator(reference, place, True, self._values.arguments(call, scope))
            else:
                yield Decorator(self._resolver.reference(item, scope), place)

    def _parameters(self, arguments: ast.arguments, scope: Scope) -> Iterator[Parameter]:
        plain = (*arguments.posonlyargs, *arguments.args)
        missing: list[ast.expr | None] = [None] * (len(plain) - len(arguments.defaults))
        positional = len(arguments.posonlyargs)
        for index, (item, default) in enumerate(
            zip(plain, [*missing, *arguments.defaults], strict=True)
        ):
            kind = ParameterKind.POSITIONAL if index < positional else ParameterKind.PLAIN
            yield self._parameter(item, kind, default, scope)
        yield from self._packed(arguments.vararg, ParameterKind.VARIADIC, scope)
        for item, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            yield self._parameter(item, ParameterKind.KEYWORD, default, scope)
        yield from self._packed(arguments.kwarg, ParameterKind.KEYWORDS, scope)

    def _packed(
        self, item: ast.arg | None, kind: ParameterKind, scope: Scope
    ) -> Iterator[Parameter]:
        if item is not None:
            yield self._parameter(item, kind, None, scope)

    def _parameter(
        self, item: ast.arg, kind: ParameterKind, default: ast.expr | None, scope: Scope
    ) -> Parameter:
        row, column, *_ = self._regions.numbers(item)
        place = (row, column, row, column + len(item.arg))
        annotation = self.annotation(item.annotation, scope)
        return Parameter(item.arg, place, kind, annotation, self.value(default, scope))

    def _name_place(self, node: DefinitionNode) -> Place:
        column = self._regions.column(node.lineno, node.col_offset)
        line = self._regions.text.line(node.lineno)
        found = HEAD.match(line, column - 1)
        if found:
            start = found.end() + 1
            return (node.lineno, start, node.lineno, start + len(node.name))
        return self._split_head(node, line, column)

    def _split_head(self, node: DefinitionNode, line: str, column: int) -> Place:
        """Where the name stands on another line than the keyword."""
        last = node.body[0].lineno
        rest = Region(node.lineno, column, last, len(self._regions.text.line(last)) + 1)
        head = next(HEAD.finditer(self._regions.text.excerpt(rest))).group()
        before = head.split("\n")
        start = len(before[-1]) + 1
        row = node.lineno + len(before) - 1
        return (row, start, row, start + len(node.name))


def as_place(region: Region) -> Place:
    """A region as four numbers."""
    return (region.start_line, region.start_column, region.end_line, region.end_column)


def has_docstring(node: Holder) -> bool:
    """Whether the first statement is a string."""
    return bool(node.body) and is_string(node.body[0])


def is_string(statement: ast.stmt) -> bool:
    """Whether a statement is nothing but a string."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def is_stub(body: Sequence[ast.stmt]) -> bool:
    """Whether a body is nothing but docstring, `...`, `pass` and what says that it is missing."""
    return all(is_empty_statement(statement) or _is_refusal(statement) for statement in body)


def _is_refusal(statement: ast.stmt) -> bool:
    """Whether a statement raises NotImplementedError, with arguments or without."""
    raised = statement.exc if isinstance(statement, ast.Raise) else None
    named = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(named, ast.Name) and named.id == "NotImplementedError"


def is_empty_statement(statement: ast.stmt) -> bool:
    """Whether a statement does nothing: a string, `...` or `pass`."""
    if isinstance(statement, ast.Pass) or is_string(statement):
        return True
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and value.value is ...


def own_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body at any depth, without those of definitions in it."""
    stack = list(body)
    while stack:
        statement = stack.pop()
        yield statement
        if statement.__class__ in BLOCKS:
            stack.extend(inner_statements(statement))


def inner_statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    """The statements one level below a statement."""
    for name in BLOCKS[statement.__class__]:
        for part in getattr(statement, name):
            if isinstance(part, ast.stmt):
                yield part
            else:
                yield from part.body


def _lines(node: DefinitionNode) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _branches(statement: ast.stmt) -> int:
    """The ways that a statement adds (pylint's too-many-branches)."""
    if isinstance(statement, ast.If):
        return 1 + bool(statement.orelse and not _is_elif(statement.orelse))
    if isinstance(statement, LOOPS):
        return 1 + bool(statement.orelse)
    ways = (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ()))
    ends = (getattr(statement, "orelse", ()), getattr(statement, "finalbody", ()))
    return len(ways) + sum(map(bool, ends))


def _is_elif(alternative: Sequence[ast.stmt]) -> bool:
    return len(alternative) == 1 and isinstance(alternative[0], ast.If)


def _first_call(decorator: ast.expr) -> ast.expr:
    """Of a call of what a call gives (`@retry(3)(print)`) the one that names something."""
    while isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Call):
        decorator = decorator.func
    return decorator
