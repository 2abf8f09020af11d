"""Unified differences."""

import pytest

from archcheck.infrastructure.tools.running.unified_diff import Hunk, hunks


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("@@ -1,3 +1,3 @@\n a\n-b\n+c\n d\n", Hunk("x.py", 2, 2, ("b",), ("c",))),
        ("@@ -1,2 +1,3 @@\n a\n+b\n c\n", Hunk("x.py", 2, 2, (), ("b",))),
        ("@@ -1,3 +1,2 @@\n a\n-b\n c\n", Hunk("x.py", 2, 2, ("b",), ())),
        ("@@ -0,0 +1 @@\n+a\n", Hunk("x.py", 1, 1, (), ("a",))),
        ("@@ -4,0 +5 @@\n+a\n", Hunk("x.py", 5, 5, (), ("a",))),
        ("@@ -1 +1 @@\n--- b\n+++ c\n", Hunk("x.py", 1, 1, ("-- b",), ("++ c",))),
        ("@@ -1,4 +1,4 @@\n-a\n+b\n c\n d\n-e\n+f\n", Hunk("x.py", 1, 4, ("a",), ("b",))),
        (
            "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n",
            Hunk("x.py", 1, 1, ("a",), ("b",)),
        ),
        ("@@ -1,2 +1,2 @@\n a\n\n", Hunk("x.py", 3, 3, (), ())),
    ],
)
def test_should_tell_first_and_last_changed_line_when_hunk_is_read(
    body: str, expected: Hunk
) -> None:
    assert list(hunks(f"--- x.py\t2026-01-01\n+++ x.py\t2026-01-01\n{body}")) == [expected]


def test_should_keep_files_apart_when_there_are_several() -> None:
    text = "--- a.py\n+++ a.py\n@@ -1 +1 @@\r\n-a\r\n+b\r\n\ufeff--- b.py\tx\n@@ -1 +1 @@\n-a\n+b\n"
    found = [(hunk.path, hunk.removed) for hunk in hunks(text)]
    assert found == [("a.py", ("a",)), ("b.py", ("a",))]
