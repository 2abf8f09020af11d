"""What the rules about assertions share."""

import pytest

from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.testing.checking import possible_tests, related
from tests.unit.infrastructure.checkers.testing.testing_support import only_test, parsed

SOURCE = "def test_a(): ...\ndef check(): ...\ndef runTest(): ...\ndef it_works(): ..."


@pytest.mark.parametrize(
    ("path", "functions", "names"),
    [
        ("tests/test_a.py", ("test",), {"test_a", "runTest"}),
        ("tests/test_a.py", ("it_",), {"test_a", "runTest", "it_works"}),
        ("tests/helpers.py", ("test",), set()),
    ],
)
def test_should_name_possible_tests_when_a_file_is_collected(
    path: str, functions: tuple[str, ...], names: set[str]
) -> None:
    """unittest's names are possible whatever the settings say."""
    file = parsed(SOURCE, TestDiscovery(functions=functions), path)
    assert possible_tests(file) == names


def test_should_number_assertions_when_they_are_related() -> None:
    """A helper is named."""
    source = "def check(): assert 1\ndef test_a():\n    assert 1\n    check()"
    assert [label for _, label in related(parsed(source), only_test(source).counted)] == [
        "assertion 1",
        "assertion 2, in check",
    ]
