"""Tests of parameters that stand for what is expected."""

import pytest

from archcheck.infrastructure.checkers.testing.parametrised_expectations import (
    parametrised_expectations,
)
from tests.unit.infrastructure.checkers.testing.testing_support import (
    counts,
    expression,
    forms,
    function,
)


@pytest.mark.parametrize(
    ("decorator", "names"),
    [
        ("@mark.parametrize('a, b', [(1, raises(E)), (2, nothing())])", {"b"}),
        ("@mark.parametrize(('a', 'b'), [(1, pytest.raises(E))])", {"b"}),
        ("@mark.parametrize('a, b', [(raises(E), 1), (nullcontext(), raises(E))])", {"a", "b"}),
        ("@mark.parametrize('a,b', [pytest.param(1, raises(E), id='x'), (2, None)])", {"b"}),
        ("@mark.parametrize('a', [pytest.param(raises(E)), nullcontext()])", {"a"}),
        ("@mark.parametrize('a', [nullcontext(), does_not_raise()])", {"a"}),
        ("@mark.parametrize('a', [nullcontext(), open(x)])", set()),
        ("@mark.parametrize('a,', [raises(E) if x else nullcontext()])", {"a"}),
        ("@mark.parametrize(argnames='a', argvalues=(raises(E),))", {"a"}),
        ("@mark.parametrize('a, b', CASES)", {"b"}),
        ("@mark.parametrize('a, b', OTHERS)", set()),
        ("@mark.parametrize('a, b', [])", set()),
        ("@mark.parametrize('a, b', [case])", set()),
        ("@mark.parametrize(['a'], [[raises(E)]])", {"a"}),
        ("@mark.parametrize('a', [1, 2])", set()),
        ("@mark.parametrize(NAMES, [raises(E)])", set()),
        ("@mark.parametrize('a')", set()),
        ("@mark.skip('a', raises(E))", set()),
        ("@fixture", set()),
    ],
)
def test_should_name_parameters_when_a_value_expects_an_error(
    decorator: str, names: set[str]
) -> None:
    constants = {"CASES": expression("[(1, raises(E)), (2, nullcontext())]")}
    test = function(f"{decorator}\ndef test_a(): pass")
    found = parametrised_expectations(test, forms(), constants)
    assert found == names


def test_should_count_one_when_an_expectation_is_entered() -> None:
    source = """
    @pytest.mark.parametrize("expectation", [raises(E), nothing()])
    def test_a(expectation):
        with expectation, open(x):
            act()
    """
    assert counts(source) == {"test_a": 1}


def test_should_count_one_when_the_cases_are_a_constant_of_the_module() -> None:
    source = """
    CASES: list[object] = [(1, pytest.raises(E)), (2, nullcontext())]
    @pytest.mark.parametrize("number, expectation", CASES)
    def test_a(number, expectation):
        with expectation:
            act(number)
    @pytest.mark.parametrize("number, expectation", CASES)
    def test_b(number, expectation):
        with number:
            act(expectation)
    """
    assert counts(source) == {"test_a": 1, "test_b": 0}
