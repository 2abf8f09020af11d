"""Globs over paths, with the meaning that they have in `.gitignore`."""

import functools
import itertools
import re
from collections.abc import Callable, Sequence

from archcheck.infrastructure.execution.cpu_limits import matched_here

Matches = Callable[[str], bool]
WILDCARDS = re.compile(r"[*]+")
HARMLESS_WILDCARDS = 3


@functools.lru_cache(maxsize=4096)
def _of(pattern: str) -> Matches:
    return matching([pattern])


def path_matches(pattern: str, path: str) -> bool:
    """Whether a POSIX path relative to the project root, or a directory above it, matches."""
    return _of(pattern)(path)


def matching(patterns: Sequence[str]) -> Matches:
    """What tells whether a path matches one of these patterns; raises ValueError for a wrong one."""
    risky = list(filter(_is_risky, patterns))
    usual = _spec(list(itertools.filterfalse(_is_risky, patterns)))
    return _any_of([usual, *map(_in_time, risky)]) if risky else usual


def _any_of(several: Sequence[Matches]) -> Matches:
    return lambda path: any(matches(path) for matches in several)


def _is_risky(pattern: str) -> bool:
    """Whether so many wildcards can share a path in so many ways that matching may never end."""
    return len(WILDCARDS.findall(pattern)) > HARMLESS_WILDCARDS


def _in_time(pattern: str) -> Matches:
    matches = _spec([pattern])
    return lambda path: matched_here(pattern, lambda: matches(path))


def _spec(patterns: Sequence[str]) -> Matches:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines(patterns).match_file
