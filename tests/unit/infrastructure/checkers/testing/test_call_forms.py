"""Calls that assert by their form."""

import ast

import pytest

from archcheck.infrastructure.checkers.testing.call_forms import (
    chain_of,
    expects_failure,
    is_soft_block,
    is_subtest,
)
from archcheck.infrastructure.checkers.testing.names import last_name
from tests.unit.infrastructure.checkers.testing.testing_support import expression, forms


def call(source: str) -> ast.Call:
    """A parsed call."""
    found = expression(source)
    return found if isinstance(found, ast.Call) else call("no_call()")


def test_should_list_the_calls_of_a_chain_when_they_build_on_each_other() -> None:
    """The outermost first, through attributes, subscripts and await."""
    chain = chain_of(call("(await a(1))[0].b.c(2).d()"))
    assert [last_name(link.func) for link in chain] == ["d", "c", "a"]


@pytest.mark.parametrize(
    "source",
    [
        "self.assertEqual(1, 2)",
        "self.assert_(x)",
        "cls.assertTrue(x)",
        "self.fail('x')",
        "self.failUnless(x)",
        "self.fail_fast()",
        "pytest.raises(ValueError, parse)",
        "raises(ValueError)",
        "pytest.warns(UserWarning)",
        "pytest.deprecated_call()",
        "pytest.RaisesGroup(ValueError)",
        "mock.assert_called_once_with(1)",
        "mock.open.assert_awaited()",
        "mock.assert_has_calls([])",
        "np.testing.assert_allclose(a, b)",
        "assert_frame_equal(a, b)",
        "_assert_open(x)",
        "__assert(x)",
        "page.assertTitle(x)",
        "response.assert_ok().json()",
        "assert_that(x).is_equal_to(1)",
        "assertThat(x).contains(1).ends(2)",
        "expect(page).to_have_text('x')",
        "(await expect(page)).to_have_text('x')",
        "verify(mock).send(1)",
        "archrule('x').match('y').check('shop')",
        "rule.assert_applies(evaluable)",
        "data_regression.check(x)",
        "regtest.check(x)",
        "snapshot.check(x)",
        "image_snapshot(x, 'y.png')",
        "snapshot.assert_match(x, 'y')",
        "result.stdout.fnmatch_lines(['x'])",
        "reprec.assertoutcome(passed=1)",
        "check.equal(1, 2)",
        "check.is_not_none(1)",
        "super().test_order()",
    ],
)
def test_should_count_a_call_when_its_form_is_known(source: str) -> None:
    """Without any import."""
    assert forms().is_assertion(call(source))


@pytest.mark.parametrize(
    "source",
    [
        "assertion(x)",
        "asserted(x)",
        "page.fail('x')",
        "self.page.fail('x')",
        "self.failing()",
        "self.assertion()",
        "pytest.fail('x')",
        "pytest.skip('x')",
        "pytest.xfail('x')",
        "expect(page)",
        "verify(x)",
        "child.expect('x').group(1)",
        "archrule('x').match('y')",
        "page.check('x')",
        "check.order(x)",
        "super().setUp()",
        "other().test_order()",
        "print(x)",
        "(lambda: 1)()",
    ],
)
def test_should_not_count_a_call_when_its_form_says_nothing(source: str) -> None:
    """Names that only look alike, or need an import."""
    assert not forms().is_assertion(call(source))


@pytest.mark.parametrize(
    ("imports", "source"),
    [
        ("import pytest", "pytest.fail('x')"),
        ("import pytest as pt", "pt.fail('x')"),
        ("from pytest import fail", "fail('x')"),
        ("from pytest import raises as expect_error", "expect_error(E)"),
        ("from pytest import warns as expect_warning", "expect_warning(W)"),
        ("from approvaltests import verify", "verify(x)"),
        ("from approvaltests.approvals import verify_as_json as v", "v(x)"),
        ("from approvaltests import Approvals", "Approvals.verify(x)"),
        ("from pytest_check import check", "check.equal(1, 2)"),
        ("from pytest_check import equal", "equal(1, 2)"),
        ("from pytest_archon import archrule", "rule.check('shop')"),
    ],
)
def test_should_count_a_call_when_it_comes_from_a_known_library(imports: str, source: str) -> None:
    """Under any local name."""
    assert forms(imports).is_assertion(call(source))


@pytest.mark.parametrize(
    ("imports", "source"),
    [
        ("import pytest", "pytest.skip('x')"),
        ("from shop import fail", "fail('x')"),
        ("from shop import raises_error as expect_error", "expect_error(E)"),
        ("from shop import verify", "verify(x)"),
        ("from hypothesis import assume", "assume(x)"),
        ("from hypothesis.stateful import run_state_machine_as_test as run", "run(Machine)"),
        ("from testfixtures import compare", "compare(1, 2)"),
        ("from nose.tools import eq_", "eq_(1, 2)"),
        ("import pytest", "shop.fail('x')"),
        ("import pytest", "pytest.RaisesGroup(E).matches(e)"),
        ("from pytest import RaisesGroup as Group", "Group(E).matches(e)"),
        ("", "RaisesExc[E](E).matches(e)"),
    ],
)
def test_should_not_count_a_call_when_it_comes_from_elsewhere(imports: str, source: str) -> None:
    """The qualified name decides."""
    assert not forms(imports).is_assertion(call(source))


@pytest.mark.parametrize(
    ("helper", "source", "counts"),
    [
        ("check_*", "check_open(x)", True),
        ("check_*", "page.check_open(x)", True),
        ("page.verify_*", "page.verify_title(x)", True),
        ("page.verify_*", "other.verify_title(x)", False),
        ("check_*", "recheck_open(x)", False),
        ("*", "(lambda: 1)()", False),
    ],
)
def test_should_count_configured_helpers_when_a_glob_fits(
    helper: str, source: str, counts: bool
) -> None:
    """The last name or the whole dotted name."""
    assert forms(helpers=(helper,)).is_assertion(call(source)) is counts


@pytest.mark.parametrize(
    ("source", "is_soft"),
    [
        ("soft_assertions()", True),
        ("assertpy.soft_assertions()", True),
        ("assert_all()", True),
        ("check", True),
        ("check('message')", True),
        ("check.check", True),
        ("assume", True),
        ("monitor.check()", False),
        ("open('x')", False),
    ],
)
def test_should_know_a_soft_block_when_its_manager_collects_failures(
    source: str, is_soft: bool
) -> None:
    """assertpy, pytest-check, pytest-assume and the like."""
    assert is_soft_block(expression(source)) is is_soft


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("self.subTest(x=1)", True),
        ("case.subTest()", True),
        ("subtests.test(msg='x')", True),
        ("client.test()", False),
        ("subTest()", False),
        ("self.subTest", False),
    ],
)
def test_should_know_a_subtest_when_unittest_or_pytest_opens_it(source: str, is_one: bool) -> None:
    """`subtests` is a fixture of pytest."""
    assert is_subtest(expression(source)) is is_one


@pytest.mark.parametrize(
    ("source", "expects"),
    [
        ("pytest.raises(AssertionError)", True),
        ("pytest.raises(builtins.AssertionError, match='x')", True),
        ("self.assertRaises(self.failureException)", True),
        ("pytest.raises(pytest.fail.Exception)", True),
        ("pytest.raises((ValueError, AssertionError))", True),
        ("pytest.raises(ValueError)", False),
        ("pytest.raises(expected_exception=AssertionError)", True),
        ("pytest.raises(*AssertionError)", True),
        ("pytest.raises(())", False),
        ("pytest.raises()", False),
        ("context", False),
    ],
)
def test_should_know_that_a_failure_is_expected_when_it_is_an_assertion_error(
    source: str, expects: bool
) -> None:
    """What stands in such a block is under test."""
    assert expects_failure(expression(source)) is expects
