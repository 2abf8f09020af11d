"""Globs over paths."""

import pytest

from archcheck.infrastructure.discovery.path_globs import path_matches


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("**/migrations/**", "src/shop/migrations/0001.py", True),
        ("**/migrations/**", "src/shop/migrations.py", False),
        ("src/shop", "src/shop/a/b.py", True),
        ("src/shop", "other/src/shop/a.py", False),
        ("legacy.py", "src/legacy.py", True),
        ("/legacy.py", "src/legacy.py", False),
        ("*.py", "a/b.pyi", False),
        ("a/*/c.py", "a/b/c.py", True),
        ("a/*/c.py", "a/b/b/c.py", False),
    ],
)
def test_should_match_like_gitignore_when_a_glob_is_given(
    pattern: str, path: str, matches: bool
) -> None:
    """A pattern also matches what lies below a directory."""
    assert path_matches(pattern, path) is matches
