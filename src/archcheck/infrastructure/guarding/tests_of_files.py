"""What the tests of some files are, and how much each asserts."""

import ast
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

import msgspec

from archcheck.domain.project import Project
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.engine.helper_files import helpers_in
from archcheck.infrastructure.checkers.engine.worker import parsed_quietly
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest, analysed_tests
from archcheck.infrastructure.checkers.testing.discovery_settings import (
    TestDiscovery,
    discovery_of_tests,
)
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup
from archcheck.infrastructure.checkers.testing.names import callee, last_name
from archcheck.infrastructure.checkers.testing.tautologies import Tautologies
from archcheck.infrastructure.guarding.changed_files import StateFile
from archcheck.infrastructure.guarding.claims import claims_of
from archcheck.infrastructure.guarding.swallowed_failures import swallowed

SKIPPING = frozenset(
    {
        "skip",
        "skipif",
        "xfail",
        "skipIf",
        "skipUnless",
        "expectedFailure",
        "skipTest",
        "importorskip",
    }
)
PARAMETERS = "parametrize"


class FoundTest(msgspec.Struct, frozen=True):
    """A test: its body as text, whether it is skipped, what it asserts, in how many cases.

    `vacuous` counts those of its assertions that cannot fail.
    """

    path: str
    symbol: str
    line: int
    body: str
    is_skipped: bool
    assertions: int
    vacuous: int
    cases: int
    claims: Mapping[str, int] = {}

    @property
    def worth(self) -> int:
        """How many assertions may fail."""
        return 0 if self.is_skipped else self.assertions - self.vacuous


class ReaderOfTests:
    """Reads test files of one project."""

    def __init__(self, project: Project, seconds: float) -> None:
        """Take the project, and the limit for each file that is read."""
        self._project = project
        self._seconds = seconds

    def tests(self, file: StateFile) -> Iterator[FoundTest]:
        """The tests of a file; none where Python cannot parse it."""
        checked = self._checked(file)
        if checked is None:
            return
        asking = ProjectFacts()
        analysed_tests(checked, asking, ())
        known = ProjectFacts(self._known(asking.asked))
        again = msgspec.structs.replace(checked)
        for test in analysed_tests(again, known, ()):
            yield _test(test, again)

    def _checked(self, file: StateFile) -> CheckedFile | None:
        parsed = parsed_quietly(file.data)
        if parsed is None:
            return None
        return CheckedFile(file.file, file.data, *parsed, self._discovery)

    def _known(self, asked: set[str]) -> frozenset[str]:
        """Those questions about other files whose answer is yes."""
        if not asked:
            return frozenset()
        lookup = self._lookup
        wanted = lookup.wanted(asked)
        while wanted:
            told = helpers_in(self._project.root, self._seconds, wanted)
            for file, facts in zip(wanted, told, strict=True):
                lookup.learn(file, facts or HelperFacts())
            wanted = lookup.wanted(())
        return lookup.known()

    @functools.cached_property
    def _lookup(self) -> HelperLookup:
        return HelperLookup(self._project)

    @functools.cached_property
    def _discovery(self) -> TestDiscovery:
        return discovery_of_tests(self._project)


def _test(test: AnalysedTest, file: CheckedFile) -> FoundTest:
    node = test.test.function.node
    return FoundTest(
        path=file.file.path,
        symbol=test.symbol,
        line=node.lineno,
        body=ast.dump(ast.Module(node.body, [])),
        is_skipped=_is_skipped(test, file),
        assertions=len(test.assertions),
        vacuous=_vacuous(test, file),
        cases=_cases(node),
        claims=claims_of(node),
    )


def _is_skipped(test: AnalysedTest, file: CheckedFile) -> bool:
    is_marked = not SKIPPING.isdisjoint(test.test.marks)
    return is_marked or _skips(test.test.function.node) or _skips(file.tree)


def _vacuous(test: AnalysedTest, file: CheckedFile) -> int:
    node = test.test.function.node
    claims = Tautologies(node.name, file.text, test.assertions)
    unreached = _below(itertools.chain(_unreached(node), swallowed(node)))
    return sum(1 for it in test.assertions if it.node in unreached or claims.why(it))


def _skips(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module) -> bool:
    """Whether a statement of the body itself skips what follows."""
    values = (it.value for it in node.body if isinstance(it, ast.Expr | ast.Assign))
    return any(_is_skip(value) for value in values)


def _below(nodes: Iterable[ast.AST]) -> set[ast.AST]:
    return set(itertools.chain.from_iterable(map(ast.walk, nodes)))


def _unreached(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """What stands behind a return of the body itself, or under a condition that is never true."""
    never = itertools.chain(*(it.body for it in ast.walk(node) if _is_never(it)))
    return itertools.chain(itertools.dropwhile(_goes_on, node.body), never)


def _goes_on(statement: ast.stmt) -> bool:
    return not isinstance(statement, ast.Return)


def _is_never(node: ast.AST) -> TypeGuard[ast.If | ast.While]:
    return (
        isinstance(node, ast.If | ast.While)
        and isinstance(node.test, ast.Constant)
        and not node.test.value
    )


def _is_skip(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in SKIPPING


def _cases(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many sets of parameters are written at it."""
    count = 1
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and last_name(callee(mark)) == PARAMETERS:
            count *= _listed(mark)
    return count


def _listed(mark: ast.Call) -> int:
    values = mark.args[1] if len(mark.args) > 1 else None
    return len(values.elts) if isinstance(values, ast.List | ast.Tuple | ast.Set) else 1
