"""Tests that lie inside source roots, beside the code."""

import fnmatch
import re
from collections.abc import Iterable, Iterator, Sequence

from archcheck.infrastructure.discovery.source_roots import ImportRoot

SPEAKING = re.compile("test|spec", re.IGNORECASE)
WILDCARD = re.compile(r"\[[^]]*\]|[*?]")
DIRECTORIES = frozenset({"test", "tests"})


def speaking_patterns(python_files: Iterable[str]) -> tuple[str, ...]:
    """The patterns of pytest's `python_files` whose literal part says that a file is a test."""
    return tuple(each for each in python_files if SPEAKING.search(WILDCARD.sub("*", each)))


def is_named_by(patterns: Iterable[str], path: str) -> bool:
    """Whether one of the patterns names a file."""
    name = path.rpartition("/")[2]
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def directories_of_tests(
    files: Iterable[str], sources: Sequence[ImportRoot], patterns: Sequence[str]
) -> tuple[str, ...]:
    """The directories `test` and `tests` inside source roots that hold a test file, sorted."""
    named = (path for path in files if is_named_by(patterns, path))
    return tuple(sorted({each for path in named for each in _directories(path, sources)}))


def _directories(path: str, sources: Sequence[ImportRoot]) -> Iterator[str]:
    for inside in filter(None, (source.relative(path) for source in sources)):
        start = path.removesuffix(inside)
        parts = inside.split("/")[:-1]
        for count, name in enumerate(parts, 1):
            if name in DIRECTORIES:
                yield start + "/".join(parts[:count])
