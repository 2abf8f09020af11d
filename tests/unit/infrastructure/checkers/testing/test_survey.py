"""Where a function asserts."""

import ast
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.checkers.testing.survey import survey
from tests.unit.infrastructure.checkers.testing.testing_support import (
    count_in,
    counts,
    forms,
    function,
    only_test,
)

RAISES = "with pytest.raises(E) as caught:\n    f()\n"


def texts_in(source: str) -> list[str]:
    """The code of the assertions of a function, in the order in which they are found."""
    found = survey(function(source), forms(), lambda name: "", {})
    return [ast.unparse(item.node) for item in found]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("assert a", 1),
        ("assert 0 < a < 10", 1),
        ("assert all(x for x in y)", 1),
        ("assert a and b", 2),
        ("assert not (a or b)", 2),
        ("assert a or b", 1),
        ("assert check_open(x).assert_ok()", 2),
        ("self.assertEqual(a, b)\nself.fail()", 2),
        ("with pytest.raises(E), pytest.warns(W):\n    f()", 2),
        ("pytest.raises(E, f, x)", 1),
        ("with RaisesGroup(RaisesExc(E, match='x')):\n    f()", 1),
        ("with RaisesGroup(RaisesGroup(RaisesExc(E)), E):\n    f()", 1),
        ("with pytest.RaisesGroup(pytest.RaisesExc(E)), RaisesExc(E):\n    f()", 2),
        ("with RaisesGroup(E, check=assert_x()):\n    f()", 2),
        ("assert RaisesGroup(E).matches(e)", 1),
        ("assert not RaisesGroup(RaisesExc(E)).matches(e)", 1),
        ("assert RaisesExc(E, match='x').matches(e) and a", 2),
        ("stack.enter_context(RaisesGroup(E))", 1),
        ("raise AssertionError('x')", 1),
        ("raise AssertionError", 1),
        ("raise self.failureException", 1),
        ("raise ValueError('x')", 0),
        ("try:\n    f()\nexcept E:\n    raise", 0),
        ("mock.assert_called()\nmock.x.assert_not_called()", 2),
        ("assert_that(a).b().c()", 1),
        ("assert_that(assert_x(a)).b()", 2),
        ("response.assert_ok().assert_json()", 1),
        ("a[assert_x()]", 1),
        ("[assert_x()][0].f()", 1),
        ("(await assert_x()).f()", 1),
        ("(a if b else assert_x()).f()", 1),
        ("return assert_x()", 1),
        ("value: int = assert_x()", 1),
        ("value += assert_x()", 1),
        ("f(key=assert_x(), *args)", 1),
        ("f'{assert_x()}'", 1),
        ("if a:\n    assert b\nelif c:\n    assert d\nelse:\n    assert e", 3),
        ("match a:\n    case 1:\n        assert b\n    case _:\n        assert c", 2),
        (
            "try:\n    assert a\nexcept E:\n    assert b\n"
            "else:\n    assert c\nfinally:\n    assert d",
            4,
        ),
        ("for a in b:\n    assert a\nelse:\n    assert c", 2),
        ("while a:\n    assert b\nelse:\n    assert c", 2),
        ("with open(x) as a:\n    assert a", 1),
        ("async with a:\n    async for b in c:\n        assert b", 1),
        ("{assert_x(a): assert_y(b) for a, b in c}", 2),
        ("[a for a in assert_x() if assert_y(a) for b in assert_z()]", 3),
        ("{assert_x(a) for a in b}", 1),
        ("list(assert_x(a) for a in b)", 1),
        ("lambda: self.assertTrue(a)", 1),
    ],
)
def test_should_count_assertions_when_they_stand_anywhere_in_a_body(body: str, count: int) -> None:
    """Statically, all branches added up."""
    assert count_in(body) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"{RAISES}assert 'x' in str(caught.value)", 1),
        (f"{RAISES}assert isinstance(caught.value, KeyError) and len(caught.value.args)", 1),
        (f"{RAISES}self.assertEqual(caught.value.code, 1)", 1),
        (f"{RAISES}assert_that(caught.value).has(code=1)", 1),
        (f"{RAISES}check(caught.value)", 1),
        (f"{RAISES}assert caught.value.code == CODE", 1),
        (f"{RAISES}assert caught.value == expected", 1),
        (f"{RAISES}assert self.closed", 2),
        (f"{RAISES}assert caught.value and other", 1),
        ("with pytest.raises(E):\n    f()\nassert caught", 2),
        ("with pytest.raises(E) as (a, b):\n    f()\nassert a == b", 1),
        ("with self.assertLogs() as logs:\n    f()\nself.assertEqual(logs.output, ['x'])", 1),
        ("with self.assertRaises(E) as self.cm:\n    f()\nself.assertEqual(self.cm.code, 1)", 1),
        ("with self.assertRaises(E) as self.cm:\n    f()\nassert self.cm.code == self.code", 1),
        ("with self.assertRaises(E) as self.cm:\n    f()\nself.assertEqual(self.other, 1)", 2),
        ("with self.assertRaises(E) as self.cm:\n    f()\nself.assertTrue(self.cm_of(x))", 2),
        ("with open(x) as caught:\n    f()\nassert caught.value", 1),
        ("caught = pytest.raises(E, f)\nassert caught.value.code == 1", 1),
        ("caught = compute(E, f)\nassert caught.value.code == 1", 1),
    ],
)
def test_should_give_an_assertion_to_its_raises_when_it_mentions_the_error(
    body: str, count: int
) -> None:
    """It mentions the `as` name, and else only `self` and built-ins."""
    assert count_in(body) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("with pytest.raises(AssertionError):\n    assert_open(x)", 1),
        ("with pytest.raises(AssertionError):\n    assert x", 1),
        ("with self.assertRaises(AssertionError):\n    self.assertTrue(x)", 1),
        ("with pytest.raises(ValueError):\n    assert f()", 2),
    ],
)
def test_should_not_count_an_assertion_when_it_is_expected_to_fail(body: str, count: int) -> None:
    """It is what is tested."""
    assert count_in(body) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("with soft_assertions():\n    assert_that(a).b()\n    assert_that(c).d()", 1),
        ("with soft_assertions():\n    with check:\n        assert a", 1),
        ("with check:\n    assert a\nwith check:\n    assert b", 2),
        ("with soft_assertions(), pytest.raises(E):\n    f()", 1),
        (
            "with self.subTest(), self.assertLogs():\n    f()\nwith self.subTest():\n    assert a",
            1,
        ),
        ("with self.assertLogs(), self.subTest(), self.assertRaises(E):\n    f()", 2),
        ("with self.subTest():\n    assert a\nwith self.subTest():\n    assert b", 1),
        ("with self.subTest():\n    assert a\n    assert b", 2),
        ("assert a\nwith subtests.test():\n    assert b", 2),
        (
            "with self.subTest():\n    assert a\n    with self.subTest():\n        assert b\n"
            "    with self.subTest():\n        assert c",
            2,
        ),
        ("with self.subTest():\n    with self.subTest():\n        assert a", 1),
    ],
)
def test_should_count_blocks_when_they_report_assertions_together_or_apart(
    body: str, count: int
) -> None:
    """A soft block is one; of subtests the fullest counts."""
    assert count_in(body) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("def check(x):\n    assert x\ncheck(1)\ncheck(2)", 1),
        ("def assert_open(x):\n    assert x\nassert_open(1)", 1),
        ("def check(x):\n    assert x\n    assert x.y\ncheck(1)", 2),
        ("@given(x)\ndef check(x):\n    assert x\ncheck()", 1),
        ("class Double:\n    def send(self):\n        assert x\nDouble().send()", 1),
    ],
)
def test_should_count_a_nested_function_when_it_is_defined(body: str, count: int) -> None:
    """Its calls are nothing."""
    assert count_in(body) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("import pytest\npytest.fail('x')", 1),
        ("import pytest as pt\npt.fail('x')", 1),
        ("from pytest import fail\nfail('x')", 1),
        ("from pytest import raises as expect_error\nwith expect_error(E):\n    f()", 1),
        ("from pytest import raises as error\ncaught = error(E, f)\nassert caught.value", 1),
        ("if x:\n    import pytest\npytest.fail('x')", 1),
        ("from shop import fail\nfail('x')", 0),
        ("pytest.fail('x')", 0),
    ],
)
def test_should_count_a_call_when_the_function_imports_its_library(body: str, count: int) -> None:
    """As where the module imports it."""
    assert count_in(body) == count


def test_should_forget_an_import_when_another_function_begins() -> None:
    """A local name is local."""
    source = """
    def test_a():
        import pytest
        pytest.fail("x")
    def test_b():
        pytest.fail("x")
    """
    assert counts(source) == {"test_a": 1, "test_b": 0}


TRIED = "import pytest\ntry:\n    f()\nexcept E as e:\n    assert e.code == 1\n    assert e.text\n"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"{TRIED}else:\n    pytest.fail('x')", 1),
        (f"{TRIED}else:\n    g()\n    self.fail()", 1),
        (f"{TRIED}else:\n    raise AssertionError('x')", 1),
        (f"{TRIED}else:\n    raise ValueError", 2),
        (f"{TRIED}else:\n    g()", 2),
        (f"{TRIED}else:\n    assert x", 3),
        (f"{TRIED}else:\n    fail()", 2),
        (TRIED, 2),
        ("try:\n    f()\nexcept E:\n    assert x\nelse:\n    self.fail()", 2),
    ],
)
def test_should_count_one_when_a_try_expects_an_error(body: str, count: int) -> None:
    """`else` fails where nothing was raised."""
    assert count_in(body) == count


def loops_around(body: str, imports: str = "") -> int:
    """The number of loops that are reported in a test with this body."""
    text = f"{imports}\nasync def test_it():\n" + textwrap.indent(body, "    ")
    return len(only_test(text).loops)


@pytest.mark.parametrize(
    ("body", "loops"),
    [
        ("for attempt in Retrying(stop=x):\n    with attempt:\n        assert a", 0),
        ("async for attempt in tenacity.AsyncRetrying():\n    with attempt:\n        assert a", 0),
        ("again = Retrying()\nfor attempt in again:\n    with attempt:\n        assert a", 0),
        ("for attempt in Again():\n    with attempt:\n        assert a", 0),
        ("for attempt in attempts():\n    with attempt:\n        assert a", 1),
        ("for i in r:\n    try:\n        assert a\n        break\n    except E:\n        g()", 0),
        (
            "for i in r:\n    try:\n        assert a\n    except E:\n        g()\n    else:\n        return",
            0,
        ),
        ("while True:\n    try:\n        self.assertTrue(a)\n        return\n    except E: g()", 0),
        ("for i in r:\n    if a: break\n    assert b", 1),
        ("for i in r:\n    if a:\n        assert b\n    else:\n        break", 1),
        ("for i in r:\n    for j in s:\n        assert b\n        break", 1),
        ("for i in r:\n    assert b\nelse:\n    assert c\n    return", 1),
        ("for i in r:\n    g()\n    break\n    assert a", 1),
    ],
)
def test_should_report_no_loop_when_it_tries_again(body: str, loops: int) -> None:
    """tenacity's, and what leaves at the first success."""
    assert loops_around(body, "from tenacity import Retrying as Again") == loops


OWN_CHECK = "@contextlib.contextmanager\ndef {0}():\n    yield\n"


@pytest.mark.parametrize(
    ("definition", "body", "count"),
    [
        ("", "with check():\n    assert a\n    assert b", 1),
        (OWN_CHECK.format("check"), "with check():\n    assert a\n    assert b", 2),
        (OWN_CHECK.format("check"), "with check:\n    assert a\n    assert b", 2),
        (OWN_CHECK.format("assume"), "with assume():\n    assert a\n    assert b", 2),
        (OWN_CHECK.format("check"), "with check.check:\n    assert a\n    assert b", 1),
        (OWN_CHECK.format("other"), "with check:\n    assert a\n    assert b", 1),
        (OWN_CHECK.format("soft_asserts"), "with soft_asserts():\n    assert a\n    assert b", 1),
        ("", "def check():\n    yield\nwith check():\n    assert a\n    assert b", 2),
    ],
)
def test_should_count_what_a_block_holds_when_the_module_defines_its_manager(
    definition: str, body: str, count: int
) -> None:
    """It is not the one of pytest-check or pytest-assume."""
    assert count_in(body, definition) == count


def test_should_find_assertions_in_source_order_when_there_are_many() -> None:
    """Operands, calls and context managers."""
    source = """
    def test_it():
        assert a and b
        with pytest.raises(E), self.assertLogs():
            assert c
        if assert_d():
            assert_e()
        f(assert_g(), x=assert_h())
        for i in assert_j():
            assert k
    """
    assert texts_in(source) == [
        "a",
        "b",
        "pytest.raises(E)",
        "self.assertLogs()",
        "assert c",
        "assert_d()",
        "assert_e()",
        "assert_g()",
        "assert_h()",
        "assert_j()",
        "assert k",
    ]


def test_should_not_recurse_when_an_expression_is_long() -> None:
    """A chain of additions is as deep as it is long."""
    total: ast.expr = ast.Name("a")
    for _ in range(2000):
        total = ast.BinOp(total, ast.Add(), ast.Name("a"))
    deep = function("def test_it(): ...")
    deep.body = [ast.Expr(total)]
    assert survey(deep, forms(), lambda name: "", {}) == ()


STATEMENTS = st.recursive(
    st.sampled_from(["assert a", "self.assertTrue(a)", "mock.assert_called()", "f(a)"]),
    lambda inner: st.tuples(
        st.sampled_from(["if a:", "for a in b:", "while a:", "with a:", "def f():"]), inner
    ).map(lambda parts: parts[0] + "\n    " + parts[1].replace("\n", "\n    ")),
    max_leaves=4,
)


@given(st.lists(STATEMENTS, min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_should_count_each_assertion_once_when_blocks_are_nested(statements: list[str]) -> None:
    """Blocks neither add nor hide any."""
    body = "\n".join(statements)
    assert count_in(body) == body.count("assert")
