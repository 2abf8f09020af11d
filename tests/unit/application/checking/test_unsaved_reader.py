"""Tests of reading what is checked."""

import dataclasses

import pytest

from archcheck.application.checking.unsaved_reader import UnsavedReader
from tests.unit.application.checking.checking_support import ORDER, PROJECT, TEXT, SameText


@pytest.mark.parametrize(("unsaved", "expected"), [(None, TEXT), (b"", b""), (b"X", b"X")])
def test_should_read_what_is_checked_when_text_is_not_saved(
    unsaved: bytes | None, expected: bytes
) -> None:
    file = dataclasses.replace(ORDER, unsaved=unsaved)
    reader = UnsavedReader(SameText(), dataclasses.replace(PROJECT, files=(file,)))
    assert reader.read("/shop", ORDER.path) == expected
