"""What to do about a test, in the words of its own code."""

import functools
import warnings
from collections.abc import Sequence

import libcst as cst

from archcheck.infrastructure.checkers.testing.conjunctions import conjuncts
from archcheck.infrastructure.checkers.testing.names import dotted_name, last_name
from archcheck.infrastructure.checkers.testing.survey import Assertion, Loop

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
SUITES = (cst.IndentedBlock, cst.SimpleStatementLine, cst.SimpleStatementSuite)
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


@functools.cache
def _printer() -> cst.Module:
    return cst.Module(body=())


def code_of(node: cst.CSTNode) -> str:
    """The source text of a node."""
    return _printer().code_for_node(node)


def comparison_or_split(test: cst.FunctionDef, assertions: Sequence[Assertion]) -> str:
    """How to have one assertion: a tuple where all are about one object, else several tests.

    A tuple is proposed only for assertions that follow one another without an act between.
    """
    options = [_options(item) for item in assertions]
    root = _shared_root(options)
    if root and _follow_one_another(test, assertions):
        return _comparison(root, [option[root] for option in options])
    return SPLIT


def _follow_one_another(test: cst.FunctionDef, assertions: Sequence[Assertion]) -> bool:
    lines = {node: line for line, item in enumerate(test.body.body) for node in _nodes_of(item)}
    found = {lines.get(item.node, -1) for item in assertions}
    return -1 not in found and max(found) - min(found) + 1 == len(found)


def _nodes_of(line: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes that may be the assertions of a line of a test's body."""
    statements = line.body if isinstance(line, cst.SimpleStatementLine) else ()
    parts = [part for statement in statements for part in _parts_of(statement)]
    return [*statements, *parts]


def _parts_of(statement: cst.CSTNode) -> list[cst.BaseExpression]:
    if isinstance(statement, cst.Assert):
        return [claim for claim, _ in conjuncts(statement.test)]
    return [statement.value] if isinstance(statement, cst.Expr) else []


def _shared_root(options: Sequence[Options]) -> str:
    return next((root for root in options[0] if all(root in option for option in options)), "")


def _comparison(root: str, claims: Sequence[Claim]) -> str:
    actual = ", ".join(claim[0] for claim in claims)
    expected = ", ".join(claim[1] for claim in claims)
    example = f"({actual}) == ({expected})"
    if "\n" in example or len(example) > LONGEST_EXAMPLE:
        return f"compare one value, a tuple of what is expected of {root}, or split the test."
    return f"compare one value, for example {example}, or split the test."


def _options(assertion: Assertion) -> Options:
    """What is claimed, by the root object that it can be a claim about."""
    node = assertion.node
    if isinstance(node, cst.Assert):
        return _of_expression(*next(conjuncts(node.test)))
    if isinstance(node, cst.Call) and last_name(node.func) in EQUALITIES | TEMPLATES.keys():
        return _of_call(node)
    return _of_expression(node, assertion.negated) if _is_operand(node) else {}


def _is_operand(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BaseExpression) and not isinstance(node, cst.Call)


def _of_call(call: cst.Call) -> Options:
    arguments = [argument.value for argument in call.args[:2]]
    texts = [code_of(argument) for argument in arguments]
    if last_name(call.func) in TEMPLATES:
        return _from_template(TEMPLATES[last_name(call.func)], arguments, texts)
    return _either_side(arguments, texts) if len(texts) == 2 else {}


def _from_template(
    template: Claim, arguments: Sequence[cst.BaseExpression], texts: Sequence[str]
) -> Options:
    if len(texts) < _places(template[0]):
        return {}
    claim = (template[0].format(*texts), template[1])
    return _for_roots(arguments[: _places(template[0])], claim)


def _places(template: str) -> int:
    return template.count("{")


def _of_expression(node: cst.CSTNode, negated: bool) -> Options:
    if isinstance(node, cst.Comparison):
        return _of_comparison(node, negated)
    return _for_roots([node], (_truth(node), str(not negated)))


def _truth(node: cst.CSTNode) -> str:
    is_truth = isinstance(node, cst.Call) and dotted_name(node.func) in TRUTHS
    return code_of(node) if is_truth else f"bool({code_of(node)})"


def _of_comparison(node: cst.Comparison, negated: bool) -> Options:
    sides = [node.left, *(part.comparator for part in node.comparisons)]
    if not negated and _is_equality(node):
        return _either_side(sides, [code_of(side) for side in sides])
    return _for_roots(sides, (code_of(node), str(not negated)))


def _is_equality(node: cst.Comparison) -> bool:
    operators = [type(part.operator) for part in node.comparisons]
    return operators in ([cst.Equal], [cst.Is])


def _either_side(sides: Sequence[cst.CSTNode], texts: Sequence[str]) -> Options:
    claims = [(texts[0], texts[1]), (texts[1], texts[0])]
    roots = zip(map(root_of, sides), claims, strict=True)
    return {root: claim for root, claim in reversed(list(roots)) if root}


def _for_roots(nodes: Sequence[cst.CSTNode], claim: Claim) -> Options:
    return {root: claim for root in map(root_of, nodes) if root}


def root_of(node: cst.CSTNode) -> str:
    """The object that an expression is about: `order` for `len(order.items[0])`, else empty."""
    path: list[cst.CSTNode] = []
    inner: cst.CSTNode | None = node
    while inner is not None:
        path.append(inner)
        inner = _inner(inner)
    attributes = [item.attr.value for item in path if isinstance(item, cst.Attribute)]
    root = dotted_name(path[-1])
    return ".".join((root, *attributes[-1:])) if root == "self" else root


def _inner(node: cst.CSTNode) -> cst.CSTNode | None:
    if isinstance(node, cst.Attribute | cst.Subscript):
        return node.value
    if isinstance(node, cst.Await):
        return node.expression
    return _inner_of_call(node) if isinstance(node, cst.Call) else None


def _inner_of_call(call: cst.Call) -> cst.CSTNode | None:
    if isinstance(call.func, cst.Attribute):
        return call.func
    return call.args[0].value if call.args else None


def loop_header(loop: Loop) -> str:
    """The header of a loop on one line, without its colon; a comprehension as it is."""
    return " ".join(_header(loop).split())


def _header(loop: Loop) -> str:
    if isinstance(loop, cst.For):
        return f"for {code_of(loop.target)} in {code_of(loop.iter)}"
    return f"while {code_of(loop.test)}" if isinstance(loop, cst.While) else code_of(loop)


def without_loop(loop: Loop) -> str:
    """How to say in one assertion what a loop asserts."""
    example = _all_in_one(loop)
    is_usable = "\n" not in example and len(example) <= LONGEST_EXAMPLE and _compiles(example)
    return f"parametrize the test, or write for example {example}." if is_usable else PARAMETRIZE


def _all_in_one(loop: Loop) -> str:
    """`assert all(...)` for a loop that holds one `assert` only, else no code at all."""
    if not isinstance(loop, cst.For) or loop.asynchronous is not None:
        return NO_CODE
    statement = _only_statement(loop.body)
    if not isinstance(statement, cst.Assert):
        return NO_CODE
    claim = f"{code_of(statement.test)} for {code_of(loop.target)} in {_iterated(loop.iter)}"
    return f"assert all({claim})" if _compiles(code_of(statement.test)) else NO_CODE


def _iterated(values: cst.BaseExpression) -> str:
    """What a comprehension can run through: a `for` needs fewer parentheses."""
    is_bare = isinstance(values, cst.Tuple | cst.IfExp | cst.Lambda) and not values.lpar
    return f"({code_of(values)})" if is_bare else code_of(values)


def _compiles(example: str) -> bool:
    """Whether Python accepts the code outside of functions, where `await` is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(example, "<example>", "exec", dont_inherit=True)
        except SyntaxError:
            return False
    return True


def _only_statement(suite: cst.CSTNode) -> cst.CSTNode:
    while isinstance(suite, SUITES) and len(suite.body) == 1:
        suite = suite.body[0]
    return suite
