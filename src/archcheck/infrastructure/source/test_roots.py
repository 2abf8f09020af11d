"""Where tests lie: configured, stated by pytest's `testpaths`, or `tests`."""

import fnmatch
import glob
import re
from collections.abc import Iterable, Sequence

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.source.build_backends import normal_path
from archcheck.infrastructure.source.pytest_settings import PytestSettings, read_pytest_settings
from archcheck.infrastructure.source.source_roots import ImportRoot, configured_roots, covers

USUAL = ("tests", "test")
NAMED_FOR_TESTS = re.compile("(^|.*_)tests?(_.*|$)", re.IGNORECASE)
NEUTRAL = frozenset({"__init__.py", "conftest.py"})


def find_test_roots(
    configuration: Configuration, files: Sequence[str], sources: Sequence[ImportRoot]
) -> tuple[str, ...]:
    """The test roots, sorted, none inside another; raises UsageProblems.

    `testpaths` that are nothing but source (for the sake of doctests) are passed over.
    """
    if configuration.tests is not None:
        return _outermost(configured_roots(configuration, "tests"))
    settings = read_pytest_settings(configuration.root)
    stated = (
        path
        for path in _existing(configuration.root, settings.testpaths, files)
        if _holds_tests(path, settings, files, sources)
    )
    usual = (path for path in USUAL if any(covers(path, file) for file in files))
    return _outermost(stated) or tuple(usual)[:1]


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted(paths, key=len):
        if not any(covers(other, path) for other in found):
            found.append(path)
    return tuple(sorted(found))


def _existing(root: str, testpaths: Iterable[str], files: Sequence[str]) -> Iterable[str]:
    for pattern in testpaths:
        paths = glob.glob(pattern, root_dir=root, recursive=True) if _is_glob(pattern) else ()
        for path in map(normal_path, paths or (pattern,)):
            if any(covers(path, file) for file in files):
                yield path


def _is_glob(pattern: str) -> bool:
    return any(character in pattern for character in "*?[")


def _holds_tests(
    path: str, settings: PytestSettings, files: Sequence[str], sources: Sequence[ImportRoot]
) -> bool:
    if any(covers(path, source.path) for source in sources):
        return False
    if all(source.relative(path + "/") is None for source in sources):
        return True
    name = path.rpartition("/")[2].removesuffix(".py")
    return bool(NAMED_FOR_TESTS.fullmatch(name)) or _mostly_tests(path, settings, files)


def _mostly_tests(path: str, settings: PytestSettings, files: Sequence[str]) -> bool:
    names = [file.rpartition("/")[2] for file in files if covers(path, file)]
    judged = [name for name in names if name not in NEUTRAL]
    tests = [name for name in judged if _is_test_file(name, settings)]
    return 2 * len(tests) > len(judged)


def _is_test_file(name: str, settings: PytestSettings) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in settings.python_files)
