"""Tests of the environment."""

import pytest

from archcheck.shared.configuration import Environment, read_environment


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, Environment()),
        ({"NO_COLOR": "1"}, Environment(no_color=True)),
        ({"NO_COLOR": ""}, Environment()),
        ({"FORCE_COLOR": "1"}, Environment(force_color=True)),
        ({"COLUMNS": "60", "TERM": "dumb"}, Environment(columns=60, term="dumb")),
        ({"COLUMNS": "wide"}, Environment()),
        ({"ARCHCHECK_DEBUG": "1"}, Environment(debug=True)),
    ],
)
def test_should_read_conventions_when_variables_are_set(
    variables: dict[str, str], expected: Environment
) -> None:
    assert read_environment(variables) == expected
