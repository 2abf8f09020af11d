"""Globs over paths, with the meaning that they have in `.gitignore`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathspec


@functools.lru_cache(maxsize=4096)
def _spec(pattern: str) -> pathspec.GitIgnoreSpec:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines([pattern])


def path_matches(pattern: str, path: str) -> bool:
    """Whether a POSIX path relative to the project root, or a directory above it, matches."""
    return _spec(pattern).match_file(path)
