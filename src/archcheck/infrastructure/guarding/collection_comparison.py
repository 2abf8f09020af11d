"""Tests that pytest does not collect, because a conftest.py says so."""

import ast
import fnmatch
import itertools
import os
from collections.abc import Iterable, Iterator
from typing import TypeGuard

import msgspec

from archcheck.application.guarding.gate_state import GateState, some
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.domain.project import Role
from archcheck.infrastructure.checkers.engine.worker import parsed_quietly
from archcheck.infrastructure.checkers.testing.names import last_name
from archcheck.infrastructure.guarding.changed_files import StateFile, files_only_in

CONFTEST = "conftest.py"
LISTS = frozenset({"collect_ignore", "collect_ignore_glob"})
HOOKS = frozenset({"pytest_ignore_collect", "pytest_collection_modifyitems"})
LEAVING_OUT = frozenset(
    {"pytest_ignore_collect", "pytest_deselected", "skip", "skipif", "xfail", "clear"}
)
STATEMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr)
ENDS = ("", "/*")


class Ignored(msgspec.Struct, frozen=True):
    """What a conftest.py leaves out: a pattern, or what one of its functions does."""

    words: str
    path: str
    line: int
    is_pattern: bool = True

    @property
    def pattern(self) -> str:
        """The same from the root."""
        return os.path.normpath(os.path.join(os.path.dirname(self.path), self.words))


class CollectionComparison(GateComparison):
    """Knows which tests of today a conftest.py leaves out."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each entry that leaves out others, and for each function that may."""
        before = tuple(_ignored(strong, weak))
        meant = _all_meant(before, strong)
        known = frozenset(map(_key, before))
        for it in _ignored(weak, strong):
            lost = _meant(it, strong) - meant
            yield from _of_pattern(it, lost) if it.is_pattern else _of_function(it, known)


def _all_meant(ignored: Iterable[Ignored], state: GateState) -> frozenset[str]:
    meant = (_meant(it, state) for it in ignored if it.is_pattern)
    return frozenset(itertools.chain.from_iterable(meant))


def _key(ignored: Ignored) -> tuple[str, str]:
    return ignored.path, ignored.words


def _of_function(ignored: Ignored, known: frozenset[tuple[str, str]]) -> Iterator[Lapse]:
    if _key(ignored) not in known:
        yield _lapse(ignored, "may leave out tests")


def _of_pattern(ignored: Ignored, lost: frozenset[str]) -> Iterator[Lapse]:
    if lost:
        yield _lapse(ignored, f"leaves out {some(lost)}")


def _lapse(ignored: Ignored, how: str) -> Lapse:
    title = f"{ignored.words} in {ignored.path}"
    return Lapse(
        kind=PolicyKind.TEST,
        what=f"{ignored.path} {ignored.words}",
        lost=f"{title} {how}",
        gained=f"{title} no longer {how}",
        there=Place(ignored.path),
        here=Place(ignored.path, ignored.line),
    )


def _meant(ignored: Ignored, state: GateState) -> frozenset[str]:
    """The tests of today that it means, or that lie below."""
    files = state.inspection.project.files
    tests = [it.path for it in files if it.role is Role.TEST]
    found = (fnmatch.filter(tests, f"{ignored.pattern}{end}") for end in ENDS)
    return frozenset(itertools.chain.from_iterable(found))


def _ignored(state: GateState, other: GateState) -> Iterator[Ignored]:
    for file in files_only_in(state, other):
        if os.path.basename(file.path) == CONFTEST:
            yield from _in_file(file)


def _in_file(file: StateFile) -> Iterator[Ignored]:
    parsed = parsed_quietly(file.data)
    for node in ast.walk(parsed.tree) if parsed else ():
        if isinstance(node, ast.stmt):
            yield from _patterns(node, file.path)
            yield from _functions(node, file.path)


def _patterns(node: ast.stmt, path: str) -> Iterator[Ignored]:
    """Texts in a statement about one of the lists: `=`, `+=`, `.append`, `.extend`."""
    if isinstance(node, STATEMENTS) and _is_about(node):
        texts = filter(_is_constant, ast.walk(node))
        yield from (Ignored(str(it.value), path, it.lineno) for it in texts)


def _is_constant(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant)


def _is_about(node: ast.stmt) -> bool:
    return any(isinstance(it, ast.Name) and it.id in LISTS for it in ast.walk(node))


def _functions(node: ast.stmt, path: str) -> Iterator[Ignored]:
    """Hooks of pytest that take tests away."""
    if isinstance(node, ast.FunctionDef) and node.name in HOOKS:
        names = {node.name, *map(last_name, ast.walk(node))}
        if not names.isdisjoint(LEAVING_OUT):
            yield Ignored(node.name, path, node.lineno, is_pattern=False)
