"""The patterns of one `.gitignore`."""

import pytest

from archcheck.infrastructure.discovery.ignore_patterns import IgnorePatterns, Pattern, parse


@pytest.mark.parametrize(
    ("lines", "path", "verdict"),
    [
        ("a", "a", True),
        ("a", "x/a/", True),
        ("a", "a/b", None),
        ("a/", "a/", True),
        ("a/", "a", None),
        ("/a", "x/a", None),
        ("/a", "a", True),
        ("x/a", "x/a/", True),
        ("x/a", "y/x/a", None),
        ("*\n!*/\n!*.py", "src/", False),
        ("*\n!*/\n!*.py", "src/a.py", False),
        ("*\n!*/\n!*.py", "src/a.txt", True),
        ("/a\n!a/", "a/", False),
        ("/a\n!a/", "a/b.py", None),
        ("!a\na", "a", True),
        ("a/**", "a/", None),
        ("a/**", "a/b/c", True),
        ("a/**/", "a/b/", True),
        ("a/**/", "a/b", None),
        ("**/a", "x/y/a", True),
        ("**/a/b", "x/a/b", True),
        ("**/a/b", "a/b", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/b", "a/b/c", None),
        ("a/**/b/c", "a/b/c/z/c", None),
        ("a/**/b/c", "a/z/b/c", True),
        ("**", "a/b", True),
        ("/**", "a/", True),
        ("/**/*", "a/b.py", True),
        ("**/", "a/b/", True),
        ("**/", "a/b", None),
        ("\\#a", "#a", True),
        ("!#a\n#a", "#a", False),
        ("", "a", None),
    ],
)
def test_should_answer_like_git_when_an_entry_is_asked_about(
    lines: str, path: str, verdict: bool | None
) -> None:
    """Each entry by itself; the last line that means it counts."""
    assert IgnorePatterns(lines.split("\n")).verdict(path) is verdict


@pytest.mark.parametrize("line", ["", "   ", "# a", "/", "!", "//", "\r", "a\\"])
def test_should_say_nothing_when_a_line_is_no_pattern(line: str) -> None:
    """Comments, blank lines, and what cannot match."""
    assert parse(line) == ()


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("a", Pattern(True, ("a",), "", False)),
        ("!a/ ", Pattern(False, ("a",), "/", False)),
        ("/a/b\r", Pattern(True, ("a", "b"), "", True)),
        ("**/a", Pattern(True, ("a",), "", False)),
        ("a/**", Pattern(True, ("a", "**", "*"), "", True)),
        ("a\\ ", Pattern(True, ("a\\ ",), "", False)),
        ("a\\  ", Pattern(True, ("a\\ ",), "", False)),
    ],
)
def test_should_take_a_line_apart_when_it_is_a_pattern(line: str, pattern: Pattern) -> None:
    """Its sign, its components, and whether it means directories only."""
    assert parse(line) == (pattern,)
