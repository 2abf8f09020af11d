"""The functions of a module that assert."""

import pytest

from tests.unit.infrastructure.checkers.testing.testing_support import counts


@pytest.mark.parametrize(
    ("helpers", "count"),
    [
        ("def check(x): assert x", 1),
        ("def check(x):\n    assert x\n    assert x.y", 1),
        ("def check(x): print(x)", 0),
        ("def check(x): other(x)\ndef other(x): assert x", 1),
        ("def check(x): other(x)\ndef other(x): check(x)", 0),
        (
            "def check(x):\n    a(x)\n    b(x)\ndef a(x): check(x)\ndef b(x): assert x",
            1,
        ),
        ("def check(x):\n    def inner(): assert x\n    inner()", 1),
        ("if x:\n    def check(x): assert x", 1),
        ("@pytest.fixture\ndef check():\n    def inner(x): assert x\n    return inner", 1),
        ("", 0),
    ],
)
def test_should_count_a_call_once_when_a_function_of_the_module_asserts(
    helpers: str, count: int
) -> None:
    """Itself, or through others."""
    assert counts(f"{helpers}\ndef test_it():\n    check(1)")["test_it"] == count


@pytest.mark.parametrize(
    ("call", "count"),
    [
        ("self.check()", 1),
        ("cls.check()", 1),
        ("TestA.check()", 1),
        ("self.check_in_base()", 1),
        ("super().check_in_base()", 1),
        ("super().check()", 0),
        ("other().check()", 0),
        ("self.prepare()", 0),
        ("self.unknown()", 0),
        ("other.check()", 0),
        ("check()", 0),
        ("TestA.TestInner.check_inside()", 1),
    ],
)
def test_should_count_a_method_when_it_is_called_on_the_class(call: str, count: int) -> None:
    """Of the class itself and of its bases in the module."""
    source = f"""
class Base:
    def check_in_base(self): assert 1
class TestA(Base):
    class TestInner:
        def check_inside(self): assert 1
    def check(self): assert 1
    def prepare(self): print(1)
    def test_it(self):
        {call}
"""
    assert counts(source)["TestA.test_it"] == count


def test_should_resolve_hooks_in_the_subclass_when_it_inherits_the_test() -> None:
    """The class that the test runs in decides."""
    source = """
    class Contract:
        def test_it(self): self.check()
    class TestOrders(Contract):
        def check(self): assert 1
    """
    assert counts(source) == {"Contract.test_it": 1}


def test_should_count_another_test_when_it_is_called() -> None:
    """A test is a function of the module too."""
    source = """
    def test_first(): assert 1
    def test_second():
        test_first()
        assert 2
    """
    assert counts(source) == {"test_first": 1, "test_second": 2}
