"""The files in which mypy's answer may follow from modules that it does not see."""

import posixpath
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping

from archcheck.domain.facts import ImportStatement
from archcheck.infrastructure.tools.adapter import ToolCall

IN_TYPESHED = ("_typeshed", "mypy_extensions", "typing_extensions")
Imports = Mapping[str, frozenset[str]]


def affected_files(call: ToolCall, blind: Collection[str]) -> frozenset[str]:
    """Those that import what cannot be seen, and those that import these in turn.

    `blind` are files of which mypy says that it cannot see an import; without an environment it
    sees none of another project, whether it says so or is told to be silent about it.
    """
    modules = {_module(path, call): path for path in call.paths}
    stated = call.imports(call.root, call.paths)
    imports = {path: frozenset(_imported(call, path, stated[path])) for path in call.paths}
    affected = {*blind, *(path for path in imports if _is_blind(imports[path], call))}
    return _with_importers(affected, modules, imports)


def _is_blind(names: Collection[str], call: ToolCall) -> bool:
    known = {*call.task.packages, *sys.stdlib_module_names, *IN_TYPESHED, ""}
    tops = {name.partition(".")[0] for name in names}
    return not call.task.python and not tops <= known


def _with_importers(
    affected: Collection[str], modules: Mapping[str, str], imports: Imports
) -> frozenset[str]:
    importers: dict[str, set[str]] = {}
    for path, names in imports.items():
        for imported in names & modules.keys():
            importers.setdefault(modules[imported], set()).add(path)
    reached, waiting = set(affected), list(affected)
    while waiting:
        following = importers.get(waiting.pop(), set()) - reached
        reached |= following
        waiting.extend(following)
    return frozenset(reached)


def _module(path: str, call: ToolCall) -> str:
    roots = sorted(call.task.source_roots, key=len, reverse=True)
    prefixes = [f"{root}/" for root in roots if path.startswith(f"{root}/")]
    inner = path.removeprefix(prefixes[0]) if prefixes else path
    return posixpath.splitext(inner)[0].removesuffix("/__init__").replace("/", ".")


def _imported(call: ToolCall, path: str, stated: Iterable[ImportStatement] | None) -> Iterator[str]:
    package = _module(posixpath.dirname(path), call).split(".")
    for statement in stated or ():
        above = package[: len(package) + 1 - statement.level] if statement.level else ()
        base = ".".join(filter(None, (*above, statement.module)))
        yield from (base, f"{base}.{statement.name}")
