"""Tests of which versions of Python a project says that it runs on."""

import pytest

from archcheck.infrastructure.distributions.python_bounds import PythonBounds, python_bounds


def _bounds(text: str) -> PythonBounds:
    found = python_bounds({"project": {"requires-python": text}})
    if found is None:
        raise LookupError(text)
    return found


@pytest.mark.parametrize(
    ("text", "version", "expected"),
    [
        (">=3.12.2", "3.12.1", False),
        (">=3.12.2", "3.12.2", True),
        (">=3.12.2", "3.12", True),
        (">=3.12", "3", True),
        ("soon", "2.7", True),
        ("soon || >=3.12", "3.11", False),
    ],
)
def test_should_tell_whether_a_python_is_within_when_bounds_are_stated(
    text: str, version: str, expected: bool
) -> None:
    assert _bounds(text).hold(version) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("soon", None), ("soon || >=3.12", (3, 12)), ("<4", None)]
)
def test_should_tell_the_oldest_version_when_it_can_be_read(
    text: str, expected: tuple[int, int] | None
) -> None:
    assert _bounds(text).lowest == expected
