"""Where tests lie: configured, stated by pytest's `testpaths`, or `tests`."""

import fnmatch
import functools
import glob
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.discovery.build_backends import normal_path
from archcheck.infrastructure.discovery.pytest_settings import PytestSettings, read_pytest_settings
from archcheck.infrastructure.discovery.source_roots import (
    ImportRoot,
    configured_roots,
    covers,
    outermost,
)

NAMED_FOR_TESTS = re.compile("(^|.*_)tests?(_.*|$)", re.IGNORECASE)
NEUTRAL = frozenset({"__init__.py", "conftest.py"})


def find_test_roots(
    configuration: Configuration, files: Sequence[str], sources: Sequence[ImportRoot]
) -> tuple[str, ...]:
    """The test roots, sorted, none inside another.

    `testpaths` that are nothing but source (for the sake of doctests) are passed over. Without
    any, `tests`, or a `test` that holds tests and is no package of that name.
    """
    if configuration.tests is not None:
        return outermost(configured_roots(configuration, "tests"))
    settings = read_pytest_settings(configuration.root)
    stated = _stated(configuration.root, settings, files, sources)
    return outermost(stated) or tuple(_usual(settings, files))[:1]


def top_names_of_tests(roots: Sequence[str]) -> tuple[str, ...]:
    """The directories on top that hold nothing but tests."""
    tops = {root.partition("/")[0] for root in roots}
    return tuple(top for top in sorted(tops) if top in roots or is_named_for_tests(top))


def _usual(settings: PytestSettings, files: Sequence[str]) -> Iterable[str]:
    if _is_there("tests", files):
        yield "tests"
    inside = list(filter(functools.partial(covers, "test"), files))
    if inside and _mostly_tests(inside, settings):
        yield "test"


def _is_there(path: str, files: Sequence[str]) -> bool:
    return any(covers(path, file) for file in files)


def _stated(
    root: str, settings: PytestSettings, files: Sequence[str], sources: Sequence[ImportRoot]
) -> Iterable[str]:
    for path in expanded_testpaths(root, settings.testpaths):
        if _is_there(path, files) and _holds_tests(path, settings, files, sources):
            yield from _narrowed(path, files, sources)


def _narrowed(path: str, files: Sequence[str], sources: Sequence[ImportRoot]) -> Sequence[str]:
    """A package with more tests than code is no test root; its directories of tests are."""
    if is_named_for_tests(path) or not _is_source(path, sources):
        return (path,)
    inside = filter(functools.partial(covers, path), _directories(files))
    return tuple(filter(is_named_for_tests, inside)) or (path,)


def _directories(files: Iterable[str]) -> Iterable[str]:
    return {parent.as_posix() for file in files for parent in PurePosixPath(file).parents}


def expanded_testpaths(root: str, testpaths: Iterable[str]) -> Iterable[str]:
    """The paths that pytest's globs mean."""
    for pattern in testpaths:
        yield from map(normal_path, glob.glob(pattern, root_dir=root, recursive=True))


def _holds_tests(
    path: str, settings: PytestSettings, files: Sequence[str], sources: Sequence[ImportRoot]
) -> bool:
    if any(covers(path, source.path) for source in sources):
        return False
    if is_named_for_tests(path) or not _is_source(path, sources):
        return True
    return _mostly_tests(filter(functools.partial(covers, path), files), settings)


def is_named_for_tests(path: str) -> bool:
    """Whether a file's or directory's name has the word test in it."""
    name = path.rpartition("/")[2].removesuffix(".py")
    return NAMED_FOR_TESTS.fullmatch(name) is not None


def _mostly_tests(files: Iterable[str], settings: PytestSettings) -> bool:
    judged = list(filter(_is_judged, files))
    return 2 * sum(_is_test_file(file, settings) for file in judged) > len(judged)


def _is_source(path: str, sources: Iterable[ImportRoot]) -> bool:
    return any(source.relative(path + "/") is not None for source in sources)


def _is_judged(path: str) -> bool:
    return path.rpartition("/")[2] not in NEUTRAL


def _is_test_file(path: str, settings: PytestSettings) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in settings.python_files)
