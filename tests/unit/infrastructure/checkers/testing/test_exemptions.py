"""Tests that need no assertion."""

import pytest

from archcheck.infrastructure.checkers.testing.exemptions import is_empty, may_be_without_assertion
from tests.unit.infrastructure.checkers.testing.testing_support import function, only_test


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("...", True),
        ("pass", True),
        ("'''text'''", True),
        ("'a' 'b'", True),
        ("'''text'''\n    pass", True),
        ("pass; ...", True),
        ("raise NotImplementedError", True),
        ("'''text'''\n    raise NotImplementedError('later')", True),
        ("raise ValueError", False),
        ("raise", False),
        ("return", False),
        ("f()", False),
        ("if x:\n        pass", False),
    ],
)
def test_should_call_a_test_empty_when_its_body_does_nothing(body: str, empty: bool) -> None:
    """Constants, `pass`, and what is not implemented."""
    assert is_empty(function(f"def test_it():\n    {body}\n")) is empty


def test_should_call_a_test_empty_when_it_is_one_line() -> None:
    """A suite without a block."""
    assert is_empty(function("def test_it(): ...\n"))


@pytest.mark.parametrize(
    ("source", "exempt"),
    [
        ("def test_it(benchmark): benchmark(f)", True),
        ("def test_it(benchmark, /): f()", True),
        ("def test_it(*, benchmark): f()", True),
        ("def test_it(benchmark): ...", False),
        ("def test_f_should_not_raise_when_x(): f()", True),
        ("def test_f_does_not_raise(): f()", True),
        ("def test_f_does_not_crash_when_x(): f()", True),
        ("def test_f_runs_without_error(): f()", True),
        ("def test_f():\n    with nullcontext(): f()", True),
        ("def test_f():\n    with contextlib.nullcontext(): f()", True),
        ("def test_f():\n    'text'\n    x = g()\n    with nullcontext(): f(x)", True),
        ("def test_f():\n    import x\n    y: int = 1\n    with does_not_raise(): x.f(y)", True),
        ("def test_f():\n    with nullcontext(): f()\n    g()", False),
        ("def test_f():\n    g()\n    with nullcontext(): f()", False),
        ("def test_f():\n    with nullcontext(), open(x): f()", False),
        ("def test_f():\n    with open(x): f()", False),
        ("def test_should_list_no_errors_of_the_form(): f()", False),
        ("def test_should_list_no_error(): f()", True),
        ("def test_f_has_no_errors(): f()", True),
        ("def test_f_runs_without_errors_or_warnings(): f()", False),
        ("def test_should_not_raise_flags(): f()", True),
        ("def test_should_not_raised(): f()", False),
        ("def test_f_does_not_failover(): f()", False),
        ("from pytest_bdd import scenario\n@scenario('a', 'b')\ndef test_it(): f()", True),
        ("import pytest_bdd as b\n@b.scenario('a', 'b')\ndef test_it(): f()", True),
        ("from shop import scenario\n@scenario('a', 'b')\ndef test_it(): f()", False),
        ("def test_f_does_not_raise(): pass", False),
        ("def test_it(): f()", False),
        ("def test_it(): pytest.skip('x')", True),
        ("def test_it():\n    'text'\n    pytest.xfail('x')", True),
        ("def test_it(): numpy = pytest.importorskip('numpy')", True),
        ("def test_it(): self.skipTest('x')", True),
        ("def test_it(): raise unittest.SkipTest('x')", True),
        ("def test_it(): raise SkipTest", True),
        ("def test_it():\n    pytest.skip('x')\n    f()", False),
        ("def test_it(): 'text'", False),
        ("def test_it():\n    if x:\n        pytest.skip('x')", False),
        ("@pytest.mark.skip\ndef test_it(): f()", True),
        ("@pytest.mark.skip\ndef test_it(): ...", True),
        ("@pytest.mark.skipif(x)\ndef test_it(): f()", True),
        ("@pytest.mark.xfail(strict=True)\ndef test_it(): f()", True),
        ("@unittest.skip('x')\ndef test_it(): f()", True),
        ("@skipUnless(x, 'y')\ndef test_it(): f()", True),
        ("@unittest.skipIf(x, 'y')\ndef test_it(): f()", True),
        ("@unittest.expectedFailure\ndef test_it(): f()", True),
        ("@pytest.mark.mpl_image_compare\ndef test_it(): return f()", True),
        ("@pytest.mark.slow\ndef test_it(): f()", False),
        ("pytestmark = pytest.mark.skip\ndef test_it(): f()", True),
        ("@pytest.mark.skip\nclass TestA:\n    def test_it(self): f()", True),
    ],
)
def test_should_need_no_assertion_when_a_test_is_exempt(source: str, exempt: bool) -> None:
    """Skipped, measured, checked by a mark, or named so."""
    assert may_be_without_assertion(only_test(source).test) is exempt
