"""Where a function asserts, and what stands around each assertion."""

import ast
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

import msgspec

from archcheck.infrastructure.checkers.places import Branch, Comprehension, Function, Loop, Node
from archcheck.infrastructure.checkers.testing.blocks import LEAVES, blocks_in, inner_nodes
from archcheck.infrastructure.checkers.testing.call_forms import (
    LINKS,
    SOFT_MANAGERS,
    CallForms,
    chain_of,
    expects_failure,
    is_soft_block,
    is_subtest,
)
from archcheck.infrastructure.checkers.testing.conjunctions import conjuncts
from archcheck.infrastructure.checkers.testing.imported_names import ImportNode
from archcheck.infrastructure.checkers.testing.names import (
    arguments_of,
    callee,
    dotted_name,
    last_name,
    mentioned_names,
    parameter_names,
    target_names,
)
from archcheck.infrastructure.checkers.testing.parametrised_expectations import (
    Constants,
    parametrised_expectations,
)

SUPER = "super"
FAIL = "fail"
FAILURE_ERRORS = frozenset({"AssertionError", "failureException"})


class Subtest(msgspec.Struct, frozen=True, eq=False):
    """A subtest block, within another one or in the test itself."""

    outer: "Subtest | None"


class Place(msgspec.Struct, frozen=True):
    """What stands around a node.

    `loop` is the outermost loop inside of the innermost subtest, `branch` the outermost statement
    that may pass the node over, `soft` the outermost soft-assertion block; where an assertion is
    expected to fail, none counts.
    """

    loop: Loop | None = None
    branch: Branch | None = None
    subtest: Subtest | None = None
    soft: bool = False
    failing: bool = False


class Assertion(msgspec.Struct, frozen=True):
    """A node that asserts; `helper` is the symbol of the module's function that may do it.

    `negated` says that the node is an operand that must be false.
    """

    node: Node
    place: Place
    helper: str = ""
    negated: bool = False


Resolve = Callable[[str], str]


def survey(
    function: Function, forms: CallForms, resolve: Resolve, constants: Constants
) -> tuple[Assertion, ...]:
    """The assertions in a function's body, and calls of the module's own functions.

    In source order. `resolve` gives the symbol of the function of the module that a dotted name
    calls, `constants` are the values of the module's names.
    """
    expectations = parametrised_expectations(function, forms, constants)
    surveyor = _Surveyor(forms.given(parameter_names(function)), resolve, expectations)
    surveyor.look_at(function.body)
    return tuple(sorted(surveyor.found, key=_start))


def _start(assertion: Assertion) -> tuple[int, int]:
    return assertion.node.lineno, assertion.node.col_offset


def _called_name(function: ast.expr) -> str:
    """The dotted name that is called, with `super` for `super()`."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call):
        is_super = dotted_name(function.value.func) == SUPER
        return f"{SUPER}.{function.attr}" if is_super else ""
    return dotted_name(function)


class _Surveyor:
    """Walks a body with a stack of its own, so that no expression is nested too deeply."""

    def __init__(self, forms: CallForms, resolve: Resolve, expectations: frozenset[str]) -> None:
        self.forms = forms
        self.expectations = expectations
        self.resolve = resolve
        self.found: list[Assertion] = []
        self.expected: set[str] = set()
        self.nested: set[str] = set()
        self.retrying: set[str] = set()
        self.waiting: list[tuple[ast.AST, Place, bool]] = []

    def look_at(self, body: Sequence[ast.stmt]) -> None:
        """Visit everything in a body; statements in source order."""
        self._push(body, Place())
        while self.waiting:
            node, place, linked = self.waiting.pop()
            visit = self.VISITS.get(type(node))
            if visit is None:
                self._push(inner_nodes(node), place, linked and isinstance(node, LINKS))
            else:
                visit(self, node, place, linked)

    def _push(self, nodes: Sequence[ast.AST], place: Place, linked: bool = False) -> None:
        """Have these visited next, the first one first."""
        self.waiting += [(node, place, linked) for node in nodes[::-1] if type(node) not in LEAVES]

    def _record(self, node: Node, place: Place, helper: str = "", negated: bool = False) -> None:
        if not place.failing:
            self.found.append(Assertion(node, place, helper, negated))

    def _follows_up(self, claims: Iterable[ast.expr]) -> bool:
        """Whether something is said of an error that was expected, whatever else is mentioned."""
        return bool(self.expected) and not self.expected.isdisjoint(mentioned_names(*claims))

    def _visit_assert(self, node: ast.Assert, place: Place, linked: bool) -> None:
        claims = [] if self._follows_up([node.test]) else list(conjuncts(node.test))
        for claim, negated in claims if len(claims) > 1 else ():
            self._record(claim, place, negated=negated)
        if len(claims) == 1:
            self._record(node, place)
        self._push([node.test], place)

    def _visit_raise(self, node: ast.Raise, place: Place, linked: bool) -> None:
        if _raised(node) in FAILURE_ERRORS:
            self._record(node, place)
        self._push(inner_nodes(node), place)

    def _visit_call(self, node: ast.Call, place: Place, linked: bool) -> None:
        if not linked and not place.failing:
            self._judge_call(node, place)
        for argument in arguments_of(node):
            if type(argument) not in LEAVES:
                self.waiting.append((argument, place, self._is_part(argument, node)))
        self._push([node.func], place, linked=True)

    def _is_part(self, argument: ast.expr, call: ast.Call) -> bool:
        """Whether an argument says which errors a call expects."""
        return (
            isinstance(argument, ast.Call)
            and self.forms.is_matcher(argument)
            and self.forms.expects(callee(call.func))
        )

    def _judge_call(self, node: ast.Call, place: Place) -> None:
        name = _called_name(node.func)
        if name in self.nested or self._follows_up(_arguments(node)):
            return
        if self.forms.is_assertion(node):
            self._record(node, place)
        elif helper := self.resolve(name):
            self._record(node, place, helper)

    def _visit_assign(self, node: ast.Assign, place: Place, linked: bool) -> None:
        if self.forms.expects(callee(node.value)):
            self.expected |= frozenset().union(*map(target_names, node.targets))
        if self.forms.retries(node.value):
            self.retrying |= frozenset().union(*map(target_names, node.targets))
        self._push([node.value], place)

    def _visit_import(self, node: ImportNode, place: Place, linked: bool) -> None:
        self.forms = self.forms.knowing(node)

    def _visit_for(self, node: ast.For | ast.AsyncFor, place: Place, linked: bool) -> None:
        self._push(node.orelse, place)
        inside = place if self._is_retry(node) else _in_loop(place, node)
        self._push(node.body, inside)
        self._push([node.iter], place)

    def _visit_while(self, node: ast.While, place: Place, linked: bool) -> None:
        self._push(node.orelse, place)
        inside = place if self._leaves_at_success(node) else _in_loop(place, node)
        self._push([node.test, *node.body], inside)

    def _is_retry(self, loop: ast.For | ast.AsyncFor) -> bool:
        is_known = last_name(loop.iter) in self.retrying or self.forms.retries(loop.iter)
        return is_known or self._leaves_at_success(loop)

    def _leaves_at_success(self, loop: ast.For | ast.AsyncFor | ast.While) -> bool:
        """Whether an assertion is followed by what ends the loop, so that it is tried again."""
        return any(map(self._asserts_and_leaves, blocks_in(loop.body)))

    def _asserts_and_leaves(self, block: Sequence[ast.stmt]) -> bool:
        *before, last = block
        if not isinstance(last, ast.Break | ast.Return):
            return False
        nodes = itertools.chain.from_iterable(map(ast.walk, before))
        return any(isinstance(node, ast.Assert) or self._is_assertion(node) for node in nodes)

    def _is_assertion(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and self.forms.is_assertion(node)

    def _visit_branch(self, node: Branch, place: Place, linked: bool) -> None:
        self._push(inner_nodes(node), _in_branch(place, node))

    def _visit_try(self, node: ast.Try | ast.TryStar, place: Place, linked: bool) -> None:
        """`try: ... except E as error: ... else: fail()` expects an error as `raises` does."""
        if any(map(self._fails, node.orelse[-1:])):
            self.expected.update(handler.name or "" for handler in node.handlers)
        elif node.handlers:
            place = _in_branch(place, node)
        self._push(inner_nodes(node), place)

    def _fails(self, statement: ast.stmt) -> bool:
        if isinstance(statement, ast.Raise):
            return _raised(statement) in FAILURE_ERRORS
        call = statement.value if isinstance(statement, ast.Expr) else statement
        return last_name(callee(call)) == FAIL and self._is_assertion(call)

    def _visit_comprehension(self, node: Comprehension, place: Place, linked: bool) -> None:
        first, *others = node.generators
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._push([*results, *first.ifs, *others], _in_loop(place, node))
        self._push([first.iter], place)

    def _visit_with(self, node: ast.With | ast.AsyncWith, place: Place, linked: bool) -> None:
        inside = place
        for item in node.items:
            manager = item.context_expr
            if last_name(manager) in self.expectations:
                self._record(manager, inside)
            self._expect(item)
            if not self._collects(manager):
                self._push([manager], inside)
            inside = self._enter(manager, inside)
        self._push(node.body, inside)

    def _expect(self, item: ast.withitem) -> None:
        manager, target = item.context_expr, item.optional_vars
        if target and isinstance(manager, ast.Call) and self.forms.is_assertion(manager):
            self.expected |= target_names(target)

    def _enter(self, item: ast.expr, place: Place) -> Place:
        if is_subtest(item):
            return msgspec.structs.replace(place, loop=None, subtest=Subtest(place.subtest))
        if self._collects(item):
            return self._enter_soft_block(item, place)
        return msgspec.structs.replace(place, failing=True) if expects_failure(item) else place

    def _collects(self, item: ast.expr) -> bool:
        """Whether a soft-assertion block is entered, and no context manager of the module."""
        return is_soft_block(item) and not self._is_own(dotted_name(callee(item)))

    def _is_own(self, manager: str) -> bool:
        if manager not in SOFT_MANAGERS:
            return False
        return manager in self.nested or bool(self.resolve(manager))

    def _enter_soft_block(self, item: ast.expr, place: Place) -> Place:
        if not place.soft:
            self._record(item, place)
        return msgspec.structs.replace(place, soft=True)

    def _visit_function(self, node: Function, place: Place, linked: bool) -> None:
        self.nested.add(node.name)
        self._push(node.body, place)

    def _visit_class(self, node: ast.ClassDef, place: Place, linked: bool) -> None:
        self._push(node.body, place)

    def _visit_lambda(self, node: ast.Lambda, place: Place, linked: bool) -> None:
        self._push([node.body], place)

    VISITS: ClassVar[Mapping[type[ast.AST], Callable[..., None]]] = {
        ast.Assert: _visit_assert,
        ast.Assign: _visit_assign,
        ast.AsyncFor: _visit_for,
        ast.AsyncFunctionDef: _visit_function,
        ast.AsyncWith: _visit_with,
        ast.Call: _visit_call,
        ast.ClassDef: _visit_class,
        ast.DictComp: _visit_comprehension,
        ast.For: _visit_for,
        ast.FunctionDef: _visit_function,
        ast.GeneratorExp: _visit_comprehension,
        ast.If: _visit_branch,
        ast.Import: _visit_import,
        ast.ImportFrom: _visit_import,
        ast.Lambda: _visit_lambda,
        ast.ListComp: _visit_comprehension,
        ast.Match: _visit_branch,
        ast.Raise: _visit_raise,
        ast.SetComp: _visit_comprehension,
        ast.Try: _visit_try,
        ast.TryStar: _visit_try,
        ast.While: _visit_while,
        ast.With: _visit_with,
    }


def _raised(statement: ast.Raise) -> str:
    return last_name(callee(statement.exc)) if statement.exc else ""


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call and of the calls that its callee is made of."""
    return (argument for link in chain_of(call) for argument in arguments_of(link))


def _in_loop(place: Place, loop: Loop) -> Place:
    return place if place.loop is not None else msgspec.structs.replace(place, loop=loop)


def _in_branch(place: Place, branch: Branch) -> Place:
    return place if place.branch is not None else msgspec.structs.replace(place, branch=branch)
