"""Tests of texts and addresses."""

import pytest

from archcheck.infrastructure.reports.sarif.json_values import (
    cleaned,
    limited,
    link_text,
    pascal_case,
    relative_uri,
    root_uri,
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


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("src/a.py", "src/a.py"),
        ("src/a b#?.py", "src/a%20b%23%3F.py"),
        ("src/é.py", "src/%C3%A9.py"),
        ("src/\udcff.py", "src/%FF.py"),
        ("a:b.py", "a%3Ab.py"),
        ("50%.py", "50%25.py"),
    ],
)
def test_should_encode_bytes_when_path_becomes_uri(path: str, uri: str) -> None:
    """Each segment is percent-encoded from its bytes."""
    assert relative_uri(path) == uri


def test_should_leave_the_prefix_out_when_root_of_repository_is_asked() -> None:
    assert root_uri("/srv/shop/my api", "my api/") == "file:///srv/shop/"


@pytest.mark.parametrize(
    ("root", "uri"),
    [
        ("/srv/my shop", "file:///srv/my%20shop/"),
        ("/", "file:///"),
        ("C:\\code\\shop", "file:///C:/code/shop/"),
    ],
)
def test_should_end_with_slash_when_root_becomes_uri(root: str, uri: str) -> None:
    """POSIX and Windows."""
    assert root_uri(root) == uri
