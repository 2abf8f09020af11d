"""Text that a terminal would obey is spelled out."""

import pytest

from archcheck.application.visible_text import visible, visible_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("größer 日本", "größer 日本"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("a\tb", "a    b"),
        ("a\r\nb", "a\\x0d\\x0ab"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("\u202e\u2066\u200b", "\\u202e\\u2066\\u200b"),
        ("\udcff\ud800", "\\xff\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("\u2028\u2029", "\\u2028\\u2029"),
    ],
)
def test_should_spell_out_characters_when_terminals_obey_them(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_should_show_ascii_alone_when_more_cannot_be_shown() -> None:
    assert visible("ä", unicode=False) == "\\xe4"


def test_should_keep_the_lines_when_there_are_several() -> None:
    assert visible_lines("a\n\x1b\n") == "a\n\\x1b\n"
