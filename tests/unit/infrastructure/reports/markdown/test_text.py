"""Tests of text that Markdown does not obey."""

import pytest

from archcheck.infrastructure.reports.markdown.text import code, prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a_b *c* `d`", r"a\_b \*c\* \`d\`"),
        ("<img src=x> & co", "&lt;img src=x&gt; &amp; co"),
        ("a | b", r"a \| b"),
        ("[x](y)", r"\[x\](y)"),
        ("see https://example.org", r"see https\://example.org"),
        ("www.example.org", r"www\.example.org"),
        ("a: b :tada: c", r"a: b \:tada: c"),
        ("@app.route #12 C#", "`@`app.route `#`12 C#"),
        ("~~x~~ $y$", r"\~\~x\~\~ \$y\$"),
        ("two\nlines\x1b", r"two lines\\x1b"),
    ],
)
def test_should_say_nothing_but_itself_when_text_is_hostile(text: str, told: str) -> None:
    assert prose(text).replace("\\\\x1b", "\\\\x1b") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("a``", "``` a`` ```"),
        ("", "` `"),
        ("a\n\x1bb", "`a \\x1bb`"),
    ],
)
def test_should_be_code_when_text_is_shown_as_it_is(text: str, told: str) -> None:
    assert code(text) == told
