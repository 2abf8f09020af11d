"""Test files of a project: which there are, and by which names pytest imports them."""

import fnmatch
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.discovery.pytest_settings import PytestSettings
from archcheck.infrastructure.discovery.source_roots import covers

USUAL = PytestSettings()
HOLDS_TESTS = re.compile(rb"^(?:\s*(?:async\s+)?def\s+test|class\s+\w*Test)", re.MULTILINE)
IMPORTLIB = "importlib"


class Clash(NamedTuple):
    """A test file, and the one before it that has the same module name."""

    path: str
    first: str
    module: str


def looks_like_tests(path: str, settings: PytestSettings) -> bool:
    """Whether the name of a file says that it holds tests, here or usually."""
    return is_collected_file(path, (*settings.python_files, *USUAL.python_files))


def lies_in_testpaths(path: str, settings: PytestSettings) -> bool:
    """Whether a plain `pytest` looks at a file; where no paths are stated, at all."""
    return not settings.testpaths or any(_lies_in(path, it) for it in settings.testpaths)


def _lies_in(path: str, testpath: str) -> bool:
    """Whether a file is what an entry of `testpaths` means, or lies in it."""
    entry = posixpath.normpath(testpath)
    if covers(entry, path):
        return True
    parts = path.split("/")
    prefixes = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return any(fnmatch.fnmatchcase(prefix, entry) for prefix in prefixes)


def clashes(
    paths: Iterable[str], is_package: Callable[[str], bool], settings: PytestSettings
) -> Iterator[Clash]:
    """Files that one run imports by one name, where imports go by `sys.path`."""
    if settings.import_mode == IMPORTLIB:
        return
    first: dict[str, str] = {}
    for path in sorted(paths):
        module = module_of(path, is_package)
        if first.setdefault(module, path) != path:
            yield Clash(path, first[module], module)


def module_of(path: str, is_package: Callable[[str], bool]) -> str:
    """The dotted name, from the first directory upward that is no package."""
    parts = path.removesuffix(".py").split("/")
    start = len(parts) - 1
    while start and is_package("/".join(parts[:start])):
        start -= 1
    return ".".join(parts[start:])
