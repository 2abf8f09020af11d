"""Tests of parameters that stand for what is expected."""

import pytest

from archcheck.infrastructure.checkers.testing.parametrised_expectations import (
    parametrised_expectations,
)
from tests.unit.infrastructure.checkers.testing.testing_support import counts, forms, function


@pytest.mark.parametrize(
    ("decorator", "names"),
    [
        ("@mark.parametrize('a, b', [(1, raises(E)), (2, nothing())])", {"a", "b"}),
        ("@mark.parametrize(('a', 'b'), [(1, pytest.raises(E))])", {"a", "b"}),
        ("@mark.parametrize(['a'], [raises(E)])", {"a"}),
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
    found = parametrised_expectations(function(f"{decorator}\ndef test_a(): pass"), forms())
    assert found == names


def test_should_count_one_when_an_expectation_is_entered() -> None:
    source = """
    @pytest.mark.parametrize("expectation", [raises(E), nothing()])
    def test_a(expectation):
        with expectation, open(x):
            act()
    """
    assert counts(source) == {"test_a": 1}
