"""What to do about a test, in the words of its own code."""

import ast
import warnings
from collections.abc import Sequence

import msgspec

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.places import Function, Loop, code_of
from archcheck.infrastructure.checkers.testing.conjunctions import conjuncts
from archcheck.infrastructure.checkers.testing.names import arguments_of, dotted_name, last_name
from archcheck.infrastructure.checkers.testing.survey import Assertion

SPLIT = "split the test: one test for each assertion, sharing the arrangement in a fixture."
PARAMETRIZE = (
    "parametrize the test over what the loop runs through, or compare all results at once."
)
LONGEST_EXAMPLE = 160
NO_CODE = "\n"
EQUALITIES = frozenset(
    {
        "assertDictEqual",
        "assertEqual",
        "assertEquals",
        "assertIs",
        "assertListEqual",
        "assertMultiLineEqual",
        "assertSetEqual",
        "assertTupleEqual",
    }
)
TRUTHS = frozenset({"all", "any", "bool", "callable", "hasattr", "isinstance", "issubclass"})
BARE = (ast.IfExp, ast.Lambda, ast.NamedExpr)
TEMPLATES = {
    "assertFalse": ("bool({0})", "False"),
    "assertGreater": ("{0} > {1}", "True"),
    "assertGreaterEqual": ("{0} >= {1}", "True"),
    "assertIn": ("{0} in {1}", "True"),
    "assertIsInstance": ("isinstance({0}, {1})", "True"),
    "assertIsNone": ("{0}", "None"),
    "assertIsNot": ("{0} is not {1}", "True"),
    "assertIsNotNone": ("{0} is not None", "True"),
    "assertLess": ("{0} < {1}", "True"),
    "assertLessEqual": ("{0} <= {1}", "True"),
    "assertNotEqual": ("{0} != {1}", "True"),
    "assertNotIn": ("{0} in {1}", "False"),
    "assertNotIsInstance": ("isinstance({0}, {1})", "False"),
    "assertTrue": ("bool({0})", "True"),
}

Claim = tuple[str, str]
Options = dict[str, Claim]


class Proposals(msgspec.Struct, frozen=True):
    """Proposals for the tests of one file."""

    text: SourceText

    def for_assertions(self, test: Function, assertions: Sequence[Assertion]) -> str:
        """How to have one assertion: a tuple where all are about one object, else several tests.

        A tuple is proposed only for assertions that follow one another without an act between.
        """
        options = list(map(self._options, assertions))
        root = _shared_root(options)
        if root and _follow_one_another(test, assertions):
            return _comparison(root, [option[root] for option in options])
        return SPLIT

    def without_loop(self, loop: Loop) -> str:
        """How to say in one assertion what a loop asserts; `assert all(...)` where it can be."""
        example = self._all_in_one(loop) if isinstance(loop, ast.For) else NO_CODE
        is_usable = "\n" not in example and len(example) <= LONGEST_EXAMPLE and _compiles(example)
        return (
            f"parametrize the test, or write for example {example}." if is_usable else PARAMETRIZE
        )

    def _all_in_one(self, loop: ast.For) -> str:
        """`assert all(...)` for a loop that holds one `assert` only, else no code at all."""
        statement = loop.body[0]
        if len(loop.body) > 1 or not isinstance(statement, ast.Assert):
            return NO_CODE
        claim, target = self._code(statement.test), code_of(self.text, loop.target)
        example = f"assert all({claim} for {target} in {self._code(loop.iter)})"
        return example if _compiles(claim) else NO_CODE

    def _code(self, node: ast.expr) -> str:
        """The source of an expression, in the parentheses that it needs in a larger one."""
        code = code_of(self.text, node)
        is_bare = isinstance(node, ast.Tuple) and not code.startswith("(")
        return f"({code})" if is_bare or isinstance(node, BARE) else code

    def _options(self, assertion: Assertion) -> Options:
        """What is claimed, by the root object that it can be a claim about."""
        node = assertion.node
        if isinstance(node, ast.Assert):
            return self._of_expression(*next(conjuncts(node.test)))
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self._of_expression(node, assertion.negated) if isinstance(node, ast.expr) else {}

    def _of_call(self, call: ast.Call) -> Options:
        arguments = arguments_of(call)[:2]
        texts = list(map(self._code, arguments))
        name = last_name(call.func)
        if name in EQUALITIES:
            return _either_side(arguments, texts) if len(texts) == 2 else {}
        template, expected = TEMPLATES.get(name, ("", ""))
        places = template.count("{")
        if not 0 < places <= len(texts):
            return {}
        return _for_roots(arguments[:places], (template.format(*texts), expected))

    def _of_expression(self, node: ast.expr, negated: bool) -> Options:
        if isinstance(node, ast.Compare):
            return self._of_comparison(node, negated)
        code = self._code(node)
        is_truth = isinstance(node, ast.Call) and dotted_name(node.func) in TRUTHS
        return _for_roots([node], (code if is_truth else f"bool({code})", str(not negated)))

    def _of_comparison(self, node: ast.Compare, negated: bool) -> Options:
        sides = [node.left, *node.comparators]
        is_equality = [type(operator) for operator in node.ops] in ([ast.Eq], [ast.Is])
        if is_equality and not negated:
            return _either_side(sides, list(map(self._code, sides)))
        return _for_roots(sides, (self._code(node), str(not negated)))


def _shared_root(options: Sequence[Options]) -> str:
    return next((root for root in options[0] if all(root in option for option in options)), "")


def _follow_one_another(test: Function, assertions: Sequence[Assertion]) -> bool:
    lines = {node: line for line, item in enumerate(test.body) for node in _nodes_of(item)}
    found = {lines.get(item.node, -1) for item in assertions}
    return -1 not in found and max(found) - min(found) + 1 == len(found)


def _nodes_of(statement: ast.stmt) -> list[ast.AST]:
    """The nodes that may be the assertions of a statement of a test's body."""
    if isinstance(statement, ast.Assert):
        return [statement, *(claim for claim, _ in conjuncts(statement.test))]
    return [statement, statement.value] if isinstance(statement, ast.Expr) else [statement]


def _comparison(root: str, claims: Sequence[Claim]) -> str:
    actual = ", ".join(claim[0] for claim in claims)
    expected = ", ".join(claim[1] for claim in claims)
    example = f"({actual}) == ({expected})"
    if "\n" in example or len(example) > LONGEST_EXAMPLE:
        return f"compare one value, a tuple of what is expected of {root}, or split the test."
    return f"compare one value, for example {example}, or split the test."


def _either_side(sides: Sequence[ast.expr], texts: Sequence[str]) -> Options:
    claims = [(texts[0], texts[1]), (texts[1], texts[0])]
    roots = zip(map(root_of, sides), claims, strict=True)
    return {root: claim for root, claim in reversed(list(roots)) if root}


def _for_roots(nodes: Sequence[ast.expr], claim: Claim) -> Options:
    return {root: claim for root in map(root_of, nodes) if root}


def root_of(node: ast.expr) -> str:
    """The object that an expression is about: `order` for `len(order.items[0])`, else empty."""
    attribute = ""
    inner: ast.expr | None = node
    while inner is not None:
        node, inner = inner, _inner(inner)
        attribute = node.attr if isinstance(node, ast.Attribute) else attribute
    root = dotted_name(node)
    return f"{root}.{attribute}" if root == "self" and attribute else root


def _inner(node: ast.expr) -> ast.expr | None:
    if isinstance(node, ast.Attribute | ast.Subscript | ast.Await):
        return node.value
    return _inner_of_call(node) if isinstance(node, ast.Call) else None


def _inner_of_call(call: ast.Call) -> ast.expr | None:
    if isinstance(call.func, ast.Attribute):
        return call.func
    return next(iter(arguments_of(call)), None)


def _compiles(example: str) -> bool:
    """Whether Python accepts the code outside of functions, where `await` is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(example, "<example>", "exec", dont_inherit=True)
        except SyntaxError:
            return False
    return True
