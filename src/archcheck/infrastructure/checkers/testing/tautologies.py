"""Which claims hold whatever the code does, by their form alone."""

import ast
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import ClassVar

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.places import code_of
from archcheck.infrastructure.checkers.testing.conjunctions import conjuncts
from archcheck.infrastructure.checkers.testing.literals import is_literal
from archcheck.infrastructure.checkers.testing.names import (
    OWN_RECEIVERS,
    callee,
    dotted_name,
    last_name,
)
from archcheck.infrastructure.checkers.testing.proposals import EQUALITIES
from archcheck.infrastructure.checkers.testing.survey import Assertion

ABOUT_SAMENESS = re.compile(
    "(?i:equal|itself|reflexive|cache)|NaN|(?<![a-z])(?:nans?|cmp|eq|ne)(?![a-z])"
)
SAMENESS = EQUALITIES | {"assertCountEqual", "assertSequenceEqual"}
BY_VALUE = (ast.Eq, ast.NotEq)
DIFFERENCES = frozenset({"assertIsNot", "assertNotEqual", "assertNotEquals"})
SAME, DIFFERENT = (ast.Eq, ast.Is), (ast.IsNot, ast.NotEq)
NEGATED = {"assertTrue": False, "assertFalse": True}
SIDES = "both sides are the same"
CONSTANT = "it is about a constant"
REASONS: Mapping[type[ast.AST], str] = {
    ast.Compare: SIDES,
    ast.Dict: "a dictionary that is not empty is true",
    ast.GeneratorExp: "a generator is true, and nothing in it is run",
    ast.Lambda: "a function is true, and it is not called",
    ast.List: "a list that is not empty is true",
    ast.Set: "a set that is not empty is true",
    ast.Tuple: "a tuple that is not empty is true",
}
LEAST_ARGUMENTS = dict.fromkeys(SAMENESS, 2)
Truth = bool | None
Kinds = tuple[type[ast.cmpop], ...]


class Tautologies:
    """The assertions of a test that cannot fail."""

    def __init__(self, test: str, text: SourceText, assertions: Sequence[Assertion]) -> None:
        """Take the name of the test, the text of its file, and all that it asserts."""
        different = itertools.chain.from_iterable(map(_different_sides, assertions))
        is_about_sameness = ABOUT_SAMENESS.search(test) is not None
        self._truths = Truths(text, is_about_sameness, frozenset(map(dotted_name, different)))

    def why(self, assertion: Assertion) -> str:
        """Why an assertion cannot fail; empty when it can."""
        node = assertion.node
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self._of_claim(*_claim(assertion))

    def _of_claim(self, claim: ast.AST, negated: bool) -> str:
        if self._truths.of(claim) is not (not negated):
            return ""
        return REASONS.get(type(claim), CONSTANT)

    def _of_call(self, call: ast.Call) -> str:
        """Of the methods of unittest."""
        receiver, _, name = dotted_name(call.func).rpartition(".")
        if receiver not in OWN_RECEIVERS or len(call.args) < LEAST_ARGUMENTS.get(name, 1):
            return ""
        if name in NEGATED:
            return self._of_claim(call.args[0], NEGATED[name])
        return self._of_pair(name, call.args[:2]) if name in SAMENESS else ""

    def _of_pair(self, method: str, sides: Sequence[ast.expr]) -> str:
        operator = ast.Is() if method == "assertIs" else ast.Eq()
        return SIDES if self._truths.of_pair(operator, *sides) else ""


def _claim(assertion: Assertion) -> tuple[ast.AST, bool]:
    node = assertion.node
    return next(conjuncts(node.test)) if isinstance(node, ast.Assert) else (node, assertion.negated)


def _different_sides(assertion: Assertion) -> Sequence[ast.expr]:
    """What a test says is not the same as something else: it may well be about equality."""
    claim, negated = _claim(assertion)
    if isinstance(claim, ast.Compare):
        return _different_operands(claim, SAME if negated else DIFFERENT)
    is_known = last_name(callee(claim)) in DIFFERENCES
    return claim.args[:2] if isinstance(claim, ast.Call) and is_known else ()


def _different_operands(claim: ast.Compare, operators: Kinds) -> Sequence[ast.expr]:
    sides = [claim.left, *claim.comparators]
    is_other = dotted_name(sides[0]) != dotted_name(sides[1])
    return sides if is_other and isinstance(claim.ops[0], operators) else ()


class Truths:
    """What expressions always are: true, false, or None for neither."""

    def __init__(self, text: SourceText, is_about_sameness: bool, different: Set[str]) -> None:
        """Of what is said to be `different`, or in a test about sameness, equal sides are tested."""
        self._text = text
        self._is_about_sameness = is_about_sameness
        self._different = different

    def of(self, node: ast.AST) -> Truth:
        """The truth of an expression."""
        judge = self.JUDGES.get(type(node))
        return judge(self, node) if judge else None

    def of_pair(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> Truth:
        """The truth of one comparison, of the same names, attributes or literals alone."""
        if self._is_about_sameness or type(left) is not type(right):
            return None
        name = dotted_name(left)
        is_one = self._are_one_name if name else self._are_one_literal
        return self.SAME_SIDES.get(type(operator)) if is_one(operator, left, right) else None

    def _are_one_name(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> bool:
        name = dotted_name(left)
        return name == dotted_name(right) and name not in self._different

    def _are_one_literal(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> bool:
        """Whether both sides are a literal that is written alike; `0x10` and `16` are not."""
        if not isinstance(left, ast.Constant) and not isinstance(operator, BY_VALUE):
            return False
        return is_literal(left) and code_of(self._text, left) == code_of(self._text, right)

    def _of_comparison(self, node: ast.Compare) -> Truth:
        sides = itertools.pairwise([node.left, *node.comparators])
        return _all(self.of_pair(operator, *pair) for operator, pair in zip(node.ops, sides))

    def _of_operation(self, node: ast.BoolOp) -> Truth:
        truths = list(map(self.of, node.values))
        return _all(truths) if isinstance(node.op, ast.And) else _not(_all(map(_not, truths)))

    def _of_sign(self, node: ast.UnaryOp) -> Truth:
        truth = self.of(node.operand)
        return _not(truth) if isinstance(node.op, ast.Not) else truth

    def _of_constant(self, node: ast.Constant) -> Truth:
        return bool(node.value)

    def _of_elements(self, node: ast.Tuple | ast.List | ast.Set) -> Truth:
        return _filled(isinstance(element, ast.Starred) for element in node.elts)

    def _of_dictionary(self, node: ast.Dict) -> Truth:
        return _filled(key is None for key in node.keys)

    def _of_text(self, node: ast.JoinedStr) -> Truth:
        return True if any(isinstance(part, ast.Constant) for part in node.values) else None

    def _of_callable(self, node: ast.expr) -> Truth:
        return True

    SAME_SIDES: ClassVar[Mapping[type[ast.cmpop], bool]] = {
        ast.Eq: True,
        ast.Is: True,
        ast.IsNot: False,
        ast.NotEq: False,
    }
    JUDGES: ClassVar[Mapping[type[ast.AST], Callable[..., Truth]]] = {
        ast.BoolOp: _of_operation,
        ast.Compare: _of_comparison,
        ast.Constant: _of_constant,
        ast.Dict: _of_dictionary,
        ast.GeneratorExp: _of_callable,
        ast.JoinedStr: _of_text,
        ast.Lambda: _of_callable,
        ast.List: _of_elements,
        ast.Set: _of_elements,
        ast.Tuple: _of_elements,
        ast.UnaryOp: _of_sign,
    }


def _all(truths: Iterable[Truth]) -> Truth:
    known = set(truths)
    return False if False in known else None if None in known else True


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _filled(starred: Iterable[bool]) -> Truth:
    """The truth of a collection, whose starred parts may be empty."""
    parts = set(starred)
    return True if False in parts else None if parts else False
