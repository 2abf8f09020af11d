"""What black's differences and complaints become."""

import pytest

from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from tests.unit.infrastructure.tools.recording_support import played

BLACK = adapter_named("black")
FIRST = Finished(1, "", "would reformat shop.py\n\n1 file would be reformatted.\n")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("@@ -1,2 +1 @@\n-pass\n x\n", "it would remove `pass`"),
        (f"@@ -1 +1 @@\n-a\n+{'b' * 130}\n", f"it would write `{'b' * 120}…`"),
    ],
)
def test_should_say_what_would_change_when_there_is_a_difference(body: str, words: str) -> None:
    reading = played(BLACK, FIRST, Finished(1, f"--- shop.py\tx\n+++ shop.py\tx\n{body}", ""))
    assert reading.findings[0].message == f"Not formatted as black formats it: {words}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "error: cannot parse for target version Python 3.15: a b.py:4:6",
            Unread("a b.py", "cannot be parsed (line 4)"),
        ),
        ("error: cannot parse: a b.py:4:6", Unread("a b.py", "cannot be parsed (line 4)")),
        (
            "error: cannot format a.py: Cannot parse: 4:6: def f(:",
            Unread("a.py", "cannot be parsed (line 4)"),
        ),
        (
            "error: cannot format a.py: Cannot parse for target version Python 3.11: 1:2: x",
            Unread("a.py", "cannot be parsed (line 1)"),
        ),
        (
            "error: cannot format a.py: unknown encoding: klingon",
            Unread("a.py", "unknown encoding: klingon"),
        ),
        ("error: cannot format a.py: ", Unread("a.py", "cannot be formatted")),
    ],
)
def test_should_name_file_and_reason_when_black_cannot_read_it(line: str, expected: Unread) -> None:
    reading = played(BLACK, Finished(123, "", f"{line}\n1 file would fail to reformat.\nOh no!\n"))
    assert reading.unread == (expected,)


def test_should_name_file_when_black_ignores_it_for_another_reason() -> None:
    ignored = "shop.py ignored: is a symbolic link that points outside /elsewhere\n"
    reading = played(
        BLACK, Finished(0, "", f"{ignored}No Python files are present to be formatted")
    )
    expected = Unread("shop.py", "is a symbolic link that points outside /elsewhere")
    assert (reading.unread, reading.notes) == ((expected,), ())


@pytest.mark.parametrize(
    "answer", [Finished(1, "", "All done!\n"), Finished(0, "", f"{FIRST.errors}")]
)
def test_should_trust_no_answer_when_its_words_and_its_status_differ(answer: Finished) -> None:
    with pytest.raises(ToolFailure, match="unreadable output"):
        played(BLACK, answer)
