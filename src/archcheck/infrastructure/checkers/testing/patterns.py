"""pytest's patterns for files, classes and functions."""

import fnmatch
import functools
import re
from collections.abc import Sequence

DEFINED_NAME = re.compile(r"def[\s\\]+(\w+)")
GLOB_CHARACTERS = frozenset("*?[")


def is_collected_file(path: str, patterns: Sequence[str]) -> bool:
    """Whether a POSIX path matches one of `python_files`, the way pytest compares them."""
    name = path.rpartition("/")[2]
    return any(
        fnmatch.fnmatchcase(f"/{path}", f"*/{pattern}") if "/" in pattern else _is(name, pattern)
        for pattern in patterns
    )


def _is(name: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(name, pattern)


def is_collected_name(name: str, patterns: Sequence[str]) -> bool:
    """Whether a name begins with a pattern, or matches one that is a glob."""
    if name.startswith(tuple(patterns)):
        return True
    return any(_is(name, pattern) for pattern in patterns if GLOB_CHARACTERS & set(pattern))


def defined_names(text: str) -> frozenset[str]:
    """The names of all functions in a text, and maybe more."""
    return frozenset(DEFINED_NAME.findall(text))


@functools.lru_cache(maxsize=64)
def any_of(globs: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for full matches of globs; it matches nothing when there are none."""
    return re.compile("|".join(map(fnmatch.translate, globs)) or r"(?!)")
