"""Imports that are calls: `importlib.import_module("a.b")` and `__import__("a.b")`."""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.facts import Guard, ImportKind, ImportStatement, StatementStart
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.name_bindings import DUNDER_IMPORT, Meaning, NameBindings
from archcheck.infrastructure.facts.named_regions import NamedRegions
from archcheck.infrastructure.facts.statements import Placed, first_line, own_nodes, start_of
from archcheck.infrastructure.facts.word_lines import WordLines

UNPACKED = "**"


class DynamicImports(msgspec.Struct, frozen=True):
    """The imports with a literal name, and how many have a computed one."""

    imports: tuple[ImportStatement, ...] = ()
    computed: int = 0


class Target(msgspec.Struct, frozen=True):
    """The literal and the module that it names; `level` is 0 but beyond the top package."""

    literal: ast.expr
    module: str
    level: int = 0


Reader = Callable[[ast.Call], Target | None]


def may_import_dynamically(text: SourceText) -> bool:
    """False only when no call in this text can import."""
    return "import_module" in text.text or DUNDER_IMPORT in text.text


def dynamic_imports(placed: Sequence[Placed], regions: NamedRegions) -> DynamicImports:
    """The calls that import; `placed` are all statements of a module in source order."""
    bindings = NameBindings(placed)
    lines = WordLines(regions.text.text, bindings.importing())
    suspects = [pair for pair in placed if lines.lie_within(first_line(pair[0]), pair[0])]
    found: list[ImportStatement] = []
    computed = 0
    for call in _calls(suspects, bindings):
        target = call.reader(call.node)
        if target is None:
            computed += 1
        else:
            found.append(call.import_of(target, regions))
    return DynamicImports(tuple(found), computed)


class ImportingCall(msgspec.Struct, frozen=True):
    """A call of a function that imports, and how its arguments are read."""

    node: ast.Call
    reader: Reader
    statement: StatementStart
    guards: tuple[Guard, ...]

    def import_of(self, target: Target, regions: NamedRegions) -> ImportStatement:
        """The import at the literal."""
        region = regions.of_node(target.literal)
        return ImportStatement(
            ImportKind.DYNAMIC,
            target.module,
            "",
            target.level,
            region,
            self.statement,
            self.guards,
        )


def _calls(placed: Iterable[Placed], bindings: NameBindings) -> Iterator[ImportingCall]:
    for statement, around in placed:
        for node, guards in own_nodes(statement, around.guards):
            if isinstance(node, ast.Call):
                for reader in _readers(bindings.meanings(node.func, around.scopes)):
                    yield ImportingCall(node, reader, start_of(statement), guards)


def _readers(meanings: set[Meaning]) -> list[Reader]:
    """The first that fits, or none."""
    fitting: list[Reader] = [READERS[meaning] for meaning in READERS if meaning in meanings]
    return fitting[:1]


def _import_module(call: ast.Call) -> Target | None:
    arguments = _arguments(call, ("name", "package"))
    name, package = _text(arguments, "name"), _text(arguments, "package")
    level = len(name) - len(name.lstrip("."))
    if not name or (level and not package):
        return None
    literal = arguments["name"]
    return _resolved(literal, name[level:], level, package) if level else Target(literal, name)


def _resolved(literal: ast.expr, name: str, level: int, package: str) -> Target:
    parents = package.split(".")
    kept = len(parents) - level + 1
    if kept < 1:
        return Target(literal, name, level)
    return Target(literal, ".".join([*parents[:kept], *([name] if name else [])]))


def _dunder_import(call: ast.Call) -> Target | None:
    arguments = _arguments(call, ("name", "globals", "locals", "fromlist", "level"))
    name, level = _text(arguments, "name"), arguments.get("level")
    is_absolute = level is None or (isinstance(level, ast.Constant) and level.value == 0)
    return Target(arguments["name"], name) if name and is_absolute else None


READERS = {Meaning.IMPORT_MODULE: _import_module, Meaning.DUNDER_IMPORT: _dunder_import}


def _arguments(call: ast.Call, parameters: Sequence[str]) -> Mapping[str, ast.expr]:
    """The arguments by parameter, none at all when some of them are unpacked."""
    named = {keyword.arg or UNPACKED: keyword.value for keyword in call.keywords}
    arguments = dict(zip(parameters, call.args, strict=False)) | named
    unpacked = UNPACKED in named or ast.Starred in map(type, call.args)
    return {} if unpacked else arguments


def _text(arguments: Mapping[str, ast.expr], parameter: str) -> str:
    """A literal text, empty when it is computed."""
    value = arguments.get(parameter)
    text = value.value if isinstance(value, ast.Constant) else ""
    return text if isinstance(text, str) else ""
