"""Where a function asserts, and what stands around each assertion."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar

import msgspec
import libcst as cst

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
from archcheck.infrastructure.checkers.testing.imported_names import names_bound_by
from archcheck.infrastructure.checkers.testing.names import (
    callee,
    children,
    dotted_name,
    last_name,
    mentioned_names,
    target_names,
)
from archcheck.infrastructure.checkers.engine.field_table import field_table
from archcheck.infrastructure.checkers.testing.parametrised_expectations import (
    parametrised_expectations,
)

Comprehension = cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp
Loop = cst.For | cst.While | Comprehension
SUPER = "super"
FAILURE_ERRORS = frozenset({"AssertionError", "failureException"})


class Subtest(msgspec.Struct, frozen=True, eq=False):
    """A subtest block, within another one or in the test itself."""

    outer: "Subtest | None"


class Place(msgspec.Struct, frozen=True):
    """What stands around a node.

    `loop` is the outermost loop inside of the innermost subtest, `soft` the outermost
    soft-assertion block; where an assertion is expected to fail, none counts.
    """

    loop: Loop | None = None
    subtest: Subtest | None = None
    soft: bool = False
    failing: bool = False


class Assertion(msgspec.Struct, frozen=True):
    """A node that asserts; `helper` is the symbol of the module's function that may do it.

    `negated` says that the node is an operand that must be false.
    """

    node: cst.CSTNode
    place: Place
    helper: str = ""
    negated: bool = False


Pending = tuple[cst.CSTNode, Place, bool]
Resolve = Callable[[str], str]


def survey(function: cst.FunctionDef, forms: CallForms, resolve: Resolve) -> tuple[Assertion, ...]:
    """The assertions in a function's body, and calls of the module's own functions.

    `resolve` gives the symbol of the function of the module that a dotted name calls.
    """
    surveyor = _Surveyor(forms, resolve, parametrised_expectations(function, forms))
    surveyor.look_at(function.body)
    return tuple(surveyor.found)


def _called_name(function: cst.CSTNode) -> str:
    """The dotted name that is called, with `super` for `super()`."""
    if isinstance(function, cst.Attribute) and isinstance(function.value, cst.Call):
        is_super = dotted_name(function.value.func) == SUPER
        return f"{SUPER}.{function.attr.value}" if is_super else ""
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
        self.waiting: list[Pending] = []

    def look_at(self, body: cst.CSTNode) -> None:
        """Visit everything in a body, in source order."""
        self.waiting.append((body, Place(), False))
        while self.waiting:
            node, place, linked = self.waiting.pop()
            visit = self.VISITS.get(type(node))
            if visit is None:
                linked = linked and isinstance(node, LINKS)
                self._push(_inner_nodes(node), place, linked)
            else:
                visit(self, node, place, linked)

    def _push(self, nodes: Iterable[cst.CSTNode], place: Place, linked: bool = False) -> None:
        """Have these visited next, the last one first."""
        self.waiting.extend((node, place, linked) for node in nodes)

    def _record(self, assertion: Assertion) -> None:
        if not assertion.place.failing:
            self.found.append(assertion)

    def _follows_up(self, claims: Iterable[cst.CSTNode]) -> bool:
        """Whether something is said of an error that was expected, whatever else is mentioned."""
        return bool(self.expected) and not self.expected.isdisjoint(mentioned_names(*claims))

    def _visit_assert(self, node: cst.Assert, place: Place, linked: bool) -> None:
        claims = [] if self._follows_up([node.test]) else list(conjuncts(node.test))
        for claim, negated in claims:
            whole = Assertion(node, place)
            operand = Assertion(claim, place, negated=negated)
            self._record(operand if len(claims) > 1 else whole)
        self._push([node.test], place)

    def _visit_raise(self, node: cst.Raise, place: Place, linked: bool) -> None:
        if node.exc is None:
            return
        if last_name(callee(node.exc)) in FAILURE_ERRORS:
            self._record(Assertion(node, place))
        self._push([node.exc], place)

    def _visit_call(self, node: cst.Call, place: Place, linked: bool) -> None:
        if not linked:
            self._judge_call(node, place)
        for argument in reversed(node.args):
            self.waiting.append((argument.value, place, self._is_part(argument.value, node)))
        self._push([node.func], place, True)

    def _is_part(self, argument: cst.CSTNode, call: cst.Call) -> bool:
        """Whether an argument says which errors a call expects."""
        return self.forms.is_matcher(argument) and self.forms.expects(callee(call.func))

    def _judge_call(self, node: cst.Call, place: Place) -> None:
        name = _called_name(node.func)
        if name in self.nested or self._follows_up(_arguments(node)):
            return
        if self.forms.is_assertion(node):
            self._record(Assertion(node, place))
        else:
            self._record_helper(node, place, self.resolve(name))

    def _record_helper(self, node: cst.Call, place: Place, helper: str) -> None:
        if helper:
            self._record(Assertion(node, place, helper))

    def _visit_assign(self, node: cst.Assign, place: Place, linked: bool) -> None:
        if self.forms.expects(callee(node.value)):
            for target in node.targets:
                self.expected |= target_names(target.target)
        self._push([node.value], place)

    def _visit_import(self, node: cst.Import | cst.ImportFrom, place: Place, linked: bool) -> None:
        self.forms = self.forms.knowing(names_bound_by(node))

    def _visit_for(self, node: cst.For, place: Place, linked: bool) -> None:
        if node.orelse is not None:
            self._push([node.orelse], place)
        self._push([node.body], _in_loop(place, node))
        self._push([node.iter], place)

    def _visit_while(self, node: cst.While, place: Place, linked: bool) -> None:
        if node.orelse is not None:
            self._push([node.orelse], place)
        self._push([node.body, node.test], _in_loop(place, node))

    def _visit_comprehension(self, node: Comprehension, place: Place, linked: bool) -> None:
        inside = _in_loop(place, node)
        first = node.for_in
        if first.inner_for_in is not None:
            self._push([first.inner_for_in], inside)
        self._push([condition.test for condition in first.ifs], inside)
        self._push([first.iter], place)
        self._push(_results(node), inside)

    def _visit_with(self, node: cst.With, place: Place, linked: bool) -> None:
        inside = place
        entered: list[Pending] = []
        for item in node.items:
            if last_name(item.item) in self.expectations:
                self._record(Assertion(item.item, inside))
            self._expect(item)
            entered.append((item.item, inside, False))
            inside = self._enter(item.item, inside)
        self._push([node.body], inside)
        self.waiting.extend(item for item in reversed(entered) if not self._collects(item[0]))

    def _expect(self, item: cst.WithItem) -> None:
        asserts = isinstance(item.item, cst.Call) and self.forms.is_assertion(item.item)
        if item.asname is not None and asserts:
            self.expected |= target_names(item.asname.name)

    def _enter(self, item: cst.BaseExpression, place: Place) -> Place:
        if is_subtest(item):
            return msgspec.structs.replace(place, loop=None, subtest=Subtest(place.subtest))
        if self._collects(item):
            return self._enter_soft_block(item, place)
        return msgspec.structs.replace(place, failing=True) if expects_failure(item) else place

    def _collects(self, item: cst.CSTNode) -> bool:
        """Whether a soft-assertion block is entered, and no context manager of the module."""
        return is_soft_block(item) and not self._is_own(dotted_name(callee(item)))

    def _is_own(self, manager: str) -> bool:
        if manager not in SOFT_MANAGERS:
            return False
        return manager in self.nested or bool(self.resolve(manager))

    def _enter_soft_block(self, item: cst.BaseExpression, place: Place) -> Place:
        if not place.soft:
            self._record(Assertion(item, place))
        return msgspec.structs.replace(place, soft=True)

    def _visit_function(self, node: cst.FunctionDef, place: Place, linked: bool) -> None:
        self.nested.add(node.name.value)
        self._push([node.body], place)

    def _visit_body(self, node: cst.ClassDef | cst.Lambda, place: Place, linked: bool) -> None:
        self._push([node.body], place)

    VISITS: ClassVar[Mapping[type[cst.CSTNode], Callable[..., None]]] = {
        cst.Assert: _visit_assert,
        cst.Assign: _visit_assign,
        cst.Call: _visit_call,
        cst.ClassDef: _visit_body,
        cst.DictComp: _visit_comprehension,
        cst.For: _visit_for,
        cst.FunctionDef: _visit_function,
        cst.GeneratorExp: _visit_comprehension,
        cst.Import: _visit_import,
        cst.ImportFrom: _visit_import,
        cst.Lambda: _visit_body,
        cst.ListComp: _visit_comprehension,
        cst.Raise: _visit_raise,
        cst.SetComp: _visit_comprehension,
        cst.While: _visit_while,
        cst.With: _visit_with,
    }


def _arguments(call: cst.Call) -> Iterator[cst.BaseExpression]:
    """The arguments of a call and of the calls that its callee is made of."""
    return (item.value for link in chain_of(call) for item in link.args)


FIELDS = field_table(frozenset({cst.Assert, cst.Call, cst.Raise}))


def _inner_nodes(node: cst.CSTNode) -> list[cst.CSTNode]:
    fields = FIELDS.get(type(node))
    found = children(node, FIELDS.learn(node) if fields is None else fields)
    return [inner for inner in found if FIELDS.get(type(inner)) != ()]


def _in_loop(place: Place, loop: Loop) -> Place:
    return place if place.loop is not None else msgspec.structs.replace(place, loop=loop)


def _results(node: Comprehension) -> list[cst.CSTNode]:
    return [node.value, node.key] if isinstance(node, cst.DictComp) else [node.elt]
