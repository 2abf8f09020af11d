"""From the tree of a source file to the facts about its code."""

import ast
import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.code_facts import (
    Arguments,
    Attribute,
    Binding,
    Block,
    Call,
    Catch,
    Declarations,
    Fact,
    Occurrences,
    Place,
    Raise,
    Read,
    Reference,
    Write,
)
from archcheck.infrastructure.facts.code.collecting import (
    BoundOnSelf,
    Collector,
    OpenBlock,
    handled,
)
from archcheck.infrastructure.facts.code.contents import ContentReader, literal_exports
from archcheck.infrastructure.facts.code.definitions import (
    DefinitionReader,
    is_empty_statement,
    has_docstring,
)
from archcheck.infrastructure.facts.code.origins import Origins
from archcheck.infrastructure.facts.code.scopes import Meaning, Resolver, Scope, written
from archcheck.infrastructure.facts.code.values import ValueReader
from archcheck.infrastructure.facts.named_regions import NamedRegions
from archcheck.infrastructure.facts.statements import walk_statements
from archcheck.infrastructure.facts.word_lines import WordLines

EVERYTHING = Reference("*", ("*",))
CAUGHT = Reference("")
ENCODER = msgspec.msgpack.Encoder()
LOG_METHODS = frozenset(
    {"debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log", "trace"}
)
LOG_FUNCTIONS = frozenset({"print", "warnings.warn"})
NAMES = (ast.Name, ast.Attribute)


Foreseen = Callable[[Reference], bool]


def every_call(_: Reference) -> bool:
    """Any, so that all arguments are told."""
    return True


class CodeFacts(msgspec.Struct, frozen=True):
    """What a file declares, and what happens in it."""

    declarations: Declarations
    occurrences: Occurrences


def extract_code(
    text: SourceText,
    tree: ast.Module,
    module: str,
    is_package: bool,
    foreseen: Foreseen = every_call,
) -> CodeFacts:
    """The facts of one file; `module` is its dotted name, from which relative imports start.

    Of calls that are not `foreseen` nobody is told what is passed.
    """
    collector = Collector(module, Origins(module, is_package), _imported_names(text, tree))
    collector.collect(tree)
    facts = _Facts(text, tree, collector, foreseen).facts()
    collector.forget()
    return facts


def with_code(
    facts: FileFacts,
    text: SourceText,
    tree: ast.Module,
    file: SourceFile,
    foreseen: Foreseen = every_call,
) -> FileFacts:
    """The facts of a file with those about its code."""
    code = extract_code(text, tree, file.module, file.is_package, foreseen)
    return dataclasses.replace(
        facts,
        declarations=_encoded(code.declarations),
        occurrences=_encoded(code.occurrences),
    )


def _encoded(facts: Fact) -> bytes:
    """Strings that UTF-8 cannot hold are kept with escapes."""
    try:
        return ENCODER.encode(facts)
    except UnicodeEncodeError:
        return ENCODER.encode(_escaped(msgspec.to_builtins(facts)))


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return list(map(_escaped, value))
    if isinstance(value, dict):
        return {_escaped(key): _escaped(item) for key, item in value.items()}
    return value


class _Facts:
    """Turns what was collected into facts."""

    def __init__(
        self, text: SourceText, tree: ast.Module, found: Collector, foreseen: Foreseen
    ) -> None:
        self._tree = tree
        self._foreseen = foreseen
        self._found = found
        self._text = text
        self._regions = NamedRegions(text)
        self._stars = tuple(dict.fromkeys(found.stars))
        self._resolver = Resolver(self._stars)
        self._values = ValueReader(self._resolver)
        self._definitions = DefinitionReader(self._regions, self._resolver, self._values)

    def facts(self) -> CodeFacts:
        """All facts."""
        return CodeFacts(self._declarations(), self._occurrences())

    def _declarations(self) -> Declarations:
        found = self._found
        top = found.module_scope
        contents = ContentReader(self._regions, self._definitions, self._values, top)
        return Declarations(
            docstring=has_docstring(self._tree),
            exports=literal_exports(self._tree),
            stars=self._stars,
            names={name: self._binding(name, top) for name in sorted(top.names)},
            blocks=tuple(map(self._block, found.blocks)),
            definitions=tuple(
                self._definitions.definition(node, block, inner, self._scope(block))
                for node, block, inner in found.definitions
            ),
            attributes=tuple(map(self._attribute, found.bound)),
            statements=tuple(contents.statements(self._tree)),
            rebound=tuple(sorted(top.rebound)),
            lines=len(self._text.lines) - (not self._text.lines[-1]),
            statement_count=self._definitions.statements_below(self._tree),
        )

    def _occurrences(self) -> Occurrences:
        found = self._found
        callees: dict[Reference, int] = {}
        calls = tuple(self._call(node, block, callees) for node, block in found.calls)
        wanted = [*map(self._foreseen, callees)]
        return Occurrences(
            calls=calls,
            arguments=tuple(
                self._arguments(node, block) if wanted[call.callee] else None
                for call, (node, block) in zip(calls, found.calls, strict=True)
            ),
            callees=tuple(callees),
            reads=tuple(self._reads()),
            raises=tuple(self._raise(node, block) for node, block in found.raises),
            catches=tuple(self._catches()),
            writes=tuple(self._writes()),
        )

    def _scope(self, block: int) -> Scope:
        return self._found.blocks[block].scope

    def _place(self, node: ast.expr) -> Place:
        return self._regions.numbers(node)

    def _binding(self, name: str, top: Scope) -> Binding:
        """What a name of the module means; a variable goes by the types of its value."""
        meant = (item.target for item in top.names[name] if isinstance(item, Meaning))
        return Binding(tuple(dict.fromkeys(meant)), self._resolver.variable_types(name, top))

    def _block(self, block: OpenBlock) -> Block:
        if not block.names and not block.is_bare:
            return Block(block.kind, block.parent, block.definition)
        entered = self._references(map(_entered, block.names), block.scope)
        passed = itertools.chain.from_iterable(map(_passed, block.names))
        return Block(
            block.kind,
            block.parent,
            block.definition,
            (*entered, EVERYTHING) if block.is_bare else entered,
            self._references(passed, block.scope),
        )

    def _references(self, nodes: Iterable[ast.expr], scope: Scope) -> tuple[Reference, ...]:
        return tuple(self._resolver.reference(node, scope) for node in nodes)

    def _attribute(self, bound: BoundOnSelf) -> Attribute:
        scope = self._scope(bound.block)
        if bound.annotation is not None:
            types = self._resolver.annotated_types(bound.annotation, scope)
        else:
            types = () if bound.value is None else self._resolver.instance_types(bound.value, scope)
        return Attribute(
            bound.name,
            bound.block,
            self._attribute_place(bound),
            bound.on_self,
            self._definitions.annotation(bound.annotation, scope),
            self._definitions.value(bound.value, scope),
            types,
        )

    def _attribute_place(self, bound: BoundOnSelf) -> Place:
        """An attribute of self at its own name."""
        row, column, last, end = self._place(bound.node)
        start = end - len(bound.name) if bound.on_self else column
        return (last if bound.on_self else row, start, last, end)

    def _call(self, node: ast.Call, block: int, callees: dict[Reference, int]) -> Call:
        """A call; its callee joins the known ones."""
        callee = self._resolver.reference(node.func, self._scope(block))
        index = callees.setdefault(callee, len(callees))
        return Call(index, self._place(node.func), block)

    def _arguments(self, node: ast.Call, block: int) -> Arguments:
        return self._values.arguments(node, self._scope(block))

    def _reads(self) -> Iterator[Read]:
        for node, block in self._found.reads:
            reference = self._resolver.reference(node, self._scope(block))
            if reference.targets:
                start = self._place(node)[:2]
                yield Read(reference, start, tuple(self._ends(node)), block)

    def _ends(self, node: ast.expr) -> list[tuple[int, int]]:
        """The ends of a dotted name and of all that it begins with, the shortest first."""
        ends = [self._place(node)[2:]]
        while isinstance(node, ast.Attribute):
            node = node.value
            ends.append(self._place(node)[2:])
        return ends[::-1]

    def _raise(self, node: ast.Raise, block: int) -> Raise:
        error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if error is None:
            column = self._text.from_bytes(node.lineno, node.col_offset)
            return Raise(CAUGHT, (node.lineno, column, node.lineno, column + len("raise")), block)
        scope = self._scope(block)
        is_caught = self._resolver.is_caught(error, scope)
        reference = CAUGHT if is_caught else self._resolver.reference(error, scope)
        return Raise(reference, self._place(error), block)

    def _catches(self) -> Iterator[Catch]:
        for handler, block in self._found.handlers:
            swallows = all(map(_is_quiet, handler.body))
            if handler.type is None:
                column = self._text.from_bytes(handler.lineno, handler.col_offset)
                place = (handler.lineno, column, handler.lineno, column + len("except"))
                yield Catch(EVERYTHING, place, block, swallows)
            for error in handled(handler):
                reference = self._resolver.reference(error, self._scope(block))
                yield Catch(reference, self._place(error), block, swallows)

    def _writes(self) -> Iterator[Write]:
        for name, node, block in self._found.writes:
            reference = self._resolver.reference(name, self._scope(block))
            if reference.targets:
                yield Write(reference, self._place(node), block)


def _entered(node: ast.expr) -> ast.expr:
    """What a context manager is made by."""
    return node.func if isinstance(node, ast.Call) else node


def _passed(node: ast.expr) -> list[ast.expr]:
    """The names among what a context manager is made with."""
    arguments = node.args if isinstance(node, ast.Call) else []
    return [item for item in arguments if isinstance(item, NAMES)]


def _is_quiet(statement: ast.stmt) -> bool:
    """Whether a statement of a handler does nothing, or only logs."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    is_log = isinstance(value, ast.Call) and _is_log(written(value.func))
    return is_log or is_empty_statement(statement)


def _is_log(callee: str) -> bool:
    """Whether a call reads as one of a logger: `log.warning`, `self.logger.exception`, `print`."""
    receiver, _, method = callee.rpartition(".")
    return callee in LOG_FUNCTIONS or (method in LOG_METHODS and "log" in receiver.lower())


class _EveryName(frozenset[str]):
    """Where all names of a module are imported, any name may be one of them."""

    def __contains__(self, name: object) -> bool:
        return True


def _imported_names(text: SourceText, tree: ast.Module) -> frozenset[str]:
    """The names that any import statement of a file binds."""
    if "import" not in text.text:
        return frozenset()
    enters = WordLines(text.text, ("import",)).touch
    bound = (_bound_names(statement) for statement, _ in walk_statements(tree, enters=enters))
    names = frozenset(itertools.chain.from_iterable(bound))
    return _EveryName() if "*" in names else names


def _bound_names(statement: ast.stmt) -> list[str]:
    if not isinstance(statement, ast.Import | ast.ImportFrom):
        return []
    return [alias.asname or alias.name.partition(".")[0] for alias in statement.names]
