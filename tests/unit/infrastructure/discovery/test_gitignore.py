"""What the `.gitignore` files say."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.gitignore import (
    IgnorePatterns,
    Pattern,
    is_ignored,
    level_of,
    levels_above,
    parse,
    read_ignore_file,
)
from tests.unit.infrastructure.discovery.project_support import make, write


def _ignored(root: pathlib.Path, patterns: str, path: str) -> bool:
    write(root, {".gitignore": patterns})
    return is_ignored(level_of(str(root), ""), path)


@pytest.mark.parametrize(
    ("patterns", "path", "ignored"),
    [
        ("build/", "build/", True),
        ("build/", "src/build/", True),
        ("build/", "build", False),
        ("/build/", "src/build/", False),
        ("*.py\n!keep.py", "keep.py", False),
        ("*.py\n!keep.py", "other.py", True),
        ("a.py\r\nb.py\r\n", "a.py", True),
        ("\ufeffa.py", "a.py", True),
        ("# a.py\n\n", "a.py", False),
        ("!\n/\na.py", "a.py", True),
        ("a.py  ", "a.py", True),
        ("src/*.py", "src/a.py", True),
        ("src/*.py", "src/b/a.py", False),
        ("src/**/x", "src/a/b/x/", True),
        ("src/**", "src/", False),
        ("src/** ", "src/a.py", True),
        ("src/**/", "src/", False),
        ("src/**/", "src/a/", True),
        ("\\!a.py", "!a.py", True),
    ],
)
def test_should_follow_git_when_a_pattern_is_given(
    tmp_path: pathlib.Path, patterns: str, path: str, ignored: bool
) -> None:
    """Lines as git reads them; invalid ones say nothing."""
    assert _ignored(tmp_path, patterns, path) is ignored


@pytest.mark.parametrize(("path", "ignored"), [("src/a.py", False), ("b.py", True)])
def test_should_prefer_the_inner_file_when_both_speak(
    tmp_path: pathlib.Path, path: str, ignored: bool
) -> None:
    """The nearest `.gitignore` decides."""
    write(tmp_path, {".gitignore": "*.py", "src/.gitignore": "!a.py"})
    levels = (*level_of(str(tmp_path), "src/"), *level_of(str(tmp_path), ""))
    assert is_ignored(levels, path) is ignored


@pytest.mark.parametrize(
    ("path", "ignored"), [("a.py", True), ("b/", True), ("c.py", False), ("keep.py", False)]
)
def test_should_read_files_above_when_the_project_is_part_of_a_repository(
    tmp_path: pathlib.Path, path: str, ignored: bool
) -> None:
    """From the repository root down to the directory above the project."""
    write(tmp_path, {".gitignore": "a.py\nkeep.py\nx/y/b/", "x/.gitignore": "!keep.py"})
    make(tmp_path, ".git/HEAD", "x/y/a.py")
    assert is_ignored(levels_above(str(tmp_path / "x" / "y")), path) is ignored


def test_should_read_nothing_above_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    """A directory that happens to lie around the project has no say."""
    write(tmp_path, {".gitignore": "*.py", "x/y/a.py": ""})
    assert levels_above(str(tmp_path / "x" / "y")) == ()


def test_should_read_nothing_above_when_the_project_is_the_repository(
    tmp_path: pathlib.Path,
) -> None:
    """Its own file is read by the walk."""
    write(tmp_path, {".gitignore": "*.py", "x/.git": "gitdir: elsewhere"})
    assert levels_above(str(tmp_path / "x")) == ()


@pytest.mark.parametrize("patterns", ["x/y/", "/x"])
def test_should_read_nothing_above_when_the_project_itself_is_ignored(
    tmp_path: pathlib.Path, patterns: str
) -> None:
    """Who asks for an ignored directory wants it checked."""
    write(tmp_path, {".gitignore": patterns, ".git/HEAD": "", "x/y/a.py": ""})
    assert levels_above(str(tmp_path / "x" / "y")) == ()


def test_should_find_no_patterns_when_the_ignore_file_is_a_directory(
    tmp_path: pathlib.Path,
) -> None:
    """Unreadable is absent."""
    make(tmp_path, ".gitignore/file")
    assert read_ignore_file(str(tmp_path), ".") is None


def test_should_match_bytes_when_names_are_not_unicode(tmp_path: pathlib.Path) -> None:
    """Names and patterns are decoded the same way."""
    (tmp_path / ".gitignore").write_bytes(b"\xff.py\n")
    assert is_ignored(level_of(str(tmp_path), ""), "\udcff.py")


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
