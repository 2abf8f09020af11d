"""Which markers are registered: by pytest and its plug-ins, by its configuration, by a conftest."""

import ast
import functools
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.discovery.pytest_settings import pytest_lines, settings_file
from archcheck.infrastructure.reading.regular_files import MOST_OF_SOURCE, inside_or_nothing

FILE = "markers.toml"
CONFTESTS = "**/conftest.py"
OPTION = "markers"
REGISTERING = "addinivalue_line"


@functools.cache
def shipped_markers() -> frozenset[str]:
    """Those of pytest and of well-known plug-ins."""
    tables = tomllib.loads((rules_directory() / FILE).read_text(encoding="utf-8"))
    return frozenset(chain.from_iterable(tables.values()))


def registered_markers(view: ProjectView) -> frozenset[str]:
    """All that the project registers, and all that are shipped."""
    lines = chain(_configured(view), _registered_by_code(view))
    return shipped_markers().union(map(_name, lines))


def _name(line: str) -> str:
    """The marker that a line registers, as pytest reads it: `slow(seconds): takes long`."""
    return line.partition(":")[0].partition("(")[0].strip()


def _configured(view: ProjectView) -> Iterator[str]:
    """By the configuration of the project and of its test roots; else by that around it."""
    root = view.project.root
    inside = [root, *(f"{root}/{it}" for it in view.project.test_roots)]
    place = view.inspection.place
    around = [place.table.root] if place and not settings_file(root) else []
    for directory in (*inside, *around):
        yield from pytest_lines(directory, OPTION)


def _registered_by_code(view: ProjectView) -> Iterator[str]:
    words = (REGISTERING,)
    known = {it.path for it in view.code.files if it.occurrences.may_hold_any(words)}
    for path in sorted(known.union(view.matching(CONFTESTS))):
        yield from _lines(inside_or_nothing(view.project.root, path, MOST_OF_SOURCE))


def _lines(data: bytes) -> Iterator[str]:
    """What a file registers: where that is computed, maybe each of its texts."""
    tree = _tree(data) if REGISTERING.encode() in data else ast.Module([], [])
    nodes = [*ast.walk(tree)]
    values = _registered(nodes)
    stated = [*chain.from_iterable(map(_texts, values))]
    is_computed = len(stated) < len(values)
    yield from (_texts(nodes) if is_computed else stated)


def _registered(nodes: Iterable[ast.AST]) -> list[list[ast.expr]]:
    return [call.args[1:] for call in nodes if isinstance(call, ast.Call) and _registers(call)]


def _tree(data: bytes) -> ast.Module:
    try:
        return ast.parse(data)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _registers(call: ast.Call) -> bool:
    """Whether a call may add a line to the option, however its name is written."""
    callee = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    options = [*_texts(call.args[:1])]
    return callee == REGISTERING and options in ([], [OPTION])


def _texts(nodes: Iterable[ast.AST]) -> Sequence[str]:
    constants = (node.value for node in nodes if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, str)]
