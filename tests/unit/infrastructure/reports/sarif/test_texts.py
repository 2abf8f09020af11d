"""Tests of texts in SARIF."""

import pytest

from archcheck.infrastructure.reports.sarif.texts import (
    cleaned,
    limited,
    link_text,
    pascal_case,
    sentence,
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\rb", "a\\x0db"),
        ("src/\udcff.py", "src/%FF.py"),
        ("\ud800", "\ufffd"),
        ("é漢😀", "é漢😀"),
    ],
)
def test_should_escape_characters_when_they_are_unprintable(text: str, clean: str) -> None:
    """What no reader can show is spelt out."""
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("prose comment", "prose comment."),
        ("really?", "really?"),
        ("", ""),
        ("  a ", "a."),
        ("see [x](1)", "see [x] (1)."),
    ],
)
def test_should_end_text_with_period_when_it_has_none(text: str, ended: str) -> None:
    """Nothing in it reads as a link."""
    assert sentence(text) == ended


@pytest.mark.parametrize(("limit", "text"), [(9, "some text"), (8, "some te…"), (6, "some…")])
def test_should_mark_cut_when_text_is_too_long(limit: int, text: str) -> None:
    """At most so many characters."""
    assert limited("some text", limit) == text


@pytest.mark.parametrize(
    ("text", "link"),
    [("items[0]", "items\\[0\\]"), ("a\n b", "a b"), ("C:\\", "C:\\ ")],
)
def test_should_escape_brackets_when_text_is_in_link(text: str, link: str) -> None:
    """The end of a link is where it ends."""
    assert link_text(text) == link


@pytest.mark.parametrize(
    ("name", "pascal"),
    [
        ("no-comments", "NoComments"),
        ("subprocess_popen", "SubprocessPopen"),
        ("E501", "E501"),
        ("", ""),
    ],
)
def test_should_join_words_when_name_becomes_pascal_case(name: str, pascal: str) -> None:
    """Names as SARIF wants them."""
    assert pascal_case(name) == pascal
