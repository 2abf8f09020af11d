"""Which calls are assertions by their form: shipped lists of what test libraries offer."""

import ast
import functools
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.imported_names import (
    ImportedNames,
    ImportNode,
    names_bound_by,
)
from archcheck.infrastructure.checkers.testing.names import (
    OWN_RECEIVERS,
    arguments_of,
    callee,
    dotted_name,
    elements_of,
    last_name,
)
from archcheck.infrastructure.checkers.testing.patterns import any_of

ASSERT_NAME = re.compile(r"assert_|assert[A-Z]|_+assert")
OWN_METHOD = re.compile(r"(?:assert|fail)(?:[A-Z_]|$)")
EXPECTATIONS = frozenset({"raises", "warns", "deprecated_call", "RaisesGroup", "RaisesExc"})
NO_ERROR = frozenset({"does_not_raise", "nullcontext"})
RETRIES = frozenset({"Retrying", "AsyncRetrying"})
MATCHERS = frozenset({"RaisesGroup", "RaisesExc"})
MATCHES = "matches"
FLUENT_ROOTS = frozenset({"assert_that", "assertThat", "expect", "expect_that", "verify"})
ARCHITECTURE_ROOT = "archrule"
ARCHITECTURE_LIBRARY = "pytest_archon"
CHECK = "check"
PYTESTER_CHECKS = frozenset(
    {
        "assertoutcome",
        "fnmatch_lines",
        "fnmatch_lines_random",
        "no_fnmatch_line",
        "no_re_match_line",
        "re_match_lines",
        "re_match_lines_random",
    }
)
SNAPSHOTS = frozenset(
    {
        "check_snapshot",
        "compare_snapshot",
        "image_snapshot",
        "match_snapshot",
        "matches_snapshot",
        "verify_snapshot",
    }
)
OF_PLUG_INS = frozenset(
    {
        "call_and_validate",
        "django_assert_max_num_queries",
        "django_assert_num_queries",
        "run_state_machine_as_test",
    }
)
BY_NAME = EXPECTATIONS | PYTESTER_CHECKS | SNAPSHOTS | OF_PLUG_INS
CHECKING_RECEIVER = re.compile(r"(?:\w+_)?(?:regression|regtest|snapshot)")
LIBRARY_CALLS = re.compile(
    r"pytest\.(?:fail|raises|warns|deprecated_call|RaisesGroup|RaisesExc)"
    r"|approvaltests\.(?:\w+\.)*verify\w*"
    r"|pytest_check\.(?:check\.)?\w+"
)
SOFT_CHECKS = frozenset(
    {
        "almost_equal",
        "between",
        "equal",
        "greater",
        "greater_equal",
        "is_",
        "is_false",
        "is_in",
        "is_instance",
        "is_none",
        "is_not",
        "is_not_in",
        "is_not_instance",
        "is_not_none",
        "is_true",
        "less",
        "less_equal",
        "not_almost_equal",
        "not_equal",
    }
)
SOFT_BLOCKS = frozenset(
    {
        "assert_all",
        "assert_multiple",
        "assert_softly",
        "soft_assert",
        "soft_assertions",
        "soft_asserts",
        "softly",
    }
)
SOFT_MANAGERS = frozenset({"assume", "check", "check.check", "pytest.assume", "pytest_check.check"})
CHECKING_MARKS = frozenset({"check_figures_equal", "image_comparison", "mpl_image_compare"})
LINKS = (ast.Attribute, ast.Subscript, ast.Await)
FAILURES = re.compile(r"(?:.*\.)?(?:AssertionError|failureException|Failed|fail\.Exception)")


def chain_of(call: ast.Call) -> Iterator[ast.Call]:
    """A call and the calls that its callee is made of, the outermost first."""
    node: ast.expr = call
    while isinstance(node, (ast.Call, *LINKS)):
        if isinstance(node, ast.Call):
            yield node
        node = node.func if isinstance(node, ast.Call) else node.value


class CallForms(msgspec.Struct, frozen=True, dict=True):
    """What counts in one module, with the configured helpers.

    `parameters` hide imports of the same name: they stand for fixtures.
    """

    imports: ImportedNames
    helpers: tuple[str, ...]
    project: ProjectFacts
    parameters: frozenset[str] = frozenset()

    def is_assertion(self, call: ast.Call) -> bool:
        """Whether a call, or a call that its callee is made of, asserts by its form."""
        name = dotted_name(call.func)
        if not name:
            return self._form_asserts(call)
        if name not in self._known:
            self._known[name] = self._form_asserts(call)
        return self._known[name]

    @functools.cached_property
    def _known(self) -> dict[str, bool]:
        """What calls of dotted names are: nothing but the name decides."""
        return {}

    def _form_asserts(self, call: ast.Call) -> bool:
        chain = tuple(chain_of(call))
        if last_name(call.func) == MATCHES and self.is_matcher(chain[-1]):
            return False
        return any(map(self._asserts, chain)) or self._is_fluent(chain)

    def is_matcher(self, node: ast.AST) -> bool:
        """Whether this describes errors: where it asserts, it stands for itself."""
        return isinstance(node, ast.Call) and self._meaning(callee(node.func)) in MATCHERS

    def expects(self, function: ast.AST) -> bool:
        """Whether what is called expects an error or a warning, under whatever local name."""
        return self._meaning(function) in EXPECTATIONS

    def retries(self, iterated: ast.expr) -> bool:
        """Whether a loop over this tries again until it succeeds, as tenacity's do."""
        qualified = self.imports.qualified(dotted_name(callee(iterated)))
        return qualified.rpartition(".")[2] in RETRIES

    def _meaning(self, function: ast.AST) -> str:
        return self._library_name(function).rpartition(".")[2] or last_name(function)

    def knowing(self, statement: ImportNode) -> "CallForms":
        """The forms where more names are imported."""
        imports = self.imports.joined(statement)
        parameters = self.parameters.difference(names_bound_by(statement, imports.package))
        return msgspec.structs.replace(self, imports=imports, parameters=parameters)

    def given(self, parameters: Iterable[str]) -> "CallForms":
        """The forms in a function with these parameters."""
        wanted = frozenset(parameters)
        if wanted not in self._by_parameters:
            self._by_parameters[wanted] = msgspec.structs.replace(self, parameters=wanted)
        return self._by_parameters[wanted]

    @functools.cached_property
    def _by_parameters(self) -> dict[frozenset[str], "CallForms"]:
        return {}

    def asserts_elsewhere(self, function: ast.AST) -> bool:
        """Whether this is a function of another module of the project that asserts."""
        root, dot, rest = dotted_name(function).partition(".")
        if root in self.parameters:
            return not dot and self._fixture_asserts(root)
        origin = self.imports.names.get(root)
        return origin is not None and self.project.asserts(origin + dot + rest)

    def _fixture_asserts(self, name: str) -> bool:
        """Whether a fixture asserts: one that is imported, or one that a conftest offers."""
        imported = self.imports.names.get(name)
        if imported is not None and self.project.asserts(imported):
            return True
        return self.project.fixture_asserts(name)

    def _is_fluent(self, chain: tuple[ast.Call, ...]) -> bool:
        if len(chain) == 1 or not isinstance(chain[-1].func, ast.Name):
            return False
        root = chain[-1].func.id
        is_rule = root == ARCHITECTURE_ROOT and last_name(chain[0].func) == CHECK
        return is_rule or root in FLUENT_ROOTS

    def _asserts(self, call: ast.Call) -> bool:
        name = last_name(call.func)
        if name in BY_NAME or ASSERT_NAME.match(name):
            return True
        return self._method_asserts(call.func) or self._is_listed(call.func)

    def _is_listed(self, function: ast.expr) -> bool:
        is_known = self._comes_from_library(function) or self._is_configured(function)
        return is_known or self.asserts_elsewhere(function)

    def _method_asserts(self, method: ast.expr) -> bool:
        if not isinstance(method, ast.Attribute):
            return False
        if isinstance(method.value, ast.Call):
            return _is_inherited_test(method, method.value)
        receiver = last_name(method.value)
        return _is_own(method, receiver) or self._is_check(method.attr, receiver)

    def _is_check(self, name: str, receiver: str) -> bool:
        if receiver == CHECK:
            return name in SOFT_CHECKS
        if name != CHECK:
            return False
        return CHECKING_RECEIVER.fullmatch(receiver) is not None or self._knows_archon

    @functools.cached_property
    def _knows_archon(self) -> bool:
        return self.imports.imports_from(ARCHITECTURE_LIBRARY)

    def _comes_from_library(self, function: ast.AST) -> bool:
        name = self._library_name(function)
        return bool(name) and LIBRARY_CALLS.fullmatch(name) is not None

    def _library_name(self, function: ast.AST) -> str:
        libraries = self.imports.of_test_libraries
        if not libraries:
            return ""
        root, dot, rest = dotted_name(function).partition(".")
        known = None if root in self.parameters else libraries.get(root)
        return "" if known is None else known + dot + rest

    @functools.cached_property
    def _matches_helper(self) -> Callable[[str], object]:
        return any_of(self.helpers).match

    def _is_configured(self, function: ast.AST) -> bool:
        if not self.helpers:
            return False
        names = (last_name(function), dotted_name(function))
        return any(self._matches_helper(name) for name in names if name)


def _is_own(method: ast.Attribute, receiver: str) -> bool:
    is_own = isinstance(method.value, ast.Name) and receiver in OWN_RECEIVERS
    return is_own and OWN_METHOD.match(method.attr) is not None


def _is_inherited_test(method: ast.Attribute, receiver: ast.Call) -> bool:
    """Whether this is `super().test_x`: a test of a base class that may lie elsewhere."""
    return last_name(receiver.func) == "super" and method.attr.startswith("test")


def is_soft_block(item: ast.AST) -> bool:
    """Whether a context manager collects failed assertions and reports them together."""
    manager = callee(item)
    return last_name(manager) in SOFT_BLOCKS or dotted_name(manager) in SOFT_MANAGERS


def is_subtest(item: ast.expr) -> bool:
    """Whether a context manager is a subtest of unittest or pytest."""
    if not isinstance(item, ast.Call) or not isinstance(item.func, ast.Attribute):
        return False
    name = item.func.attr
    return name == "subTest" or (name == "test" and last_name(item.func.value) == "subtests")


def expects_failure(item: ast.expr) -> bool:
    """Whether a context manager expects that an assertion in it fails."""
    expected = arguments_of(item)[:1] if isinstance(item, ast.Call) else []
    return any(_is_failure(error) for each in expected for error in elements_of(each) or [each])


def _is_failure(error: ast.AST) -> bool:
    return FAILURES.fullmatch(dotted_name(error)) is not None
