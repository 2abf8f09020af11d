"""The source and test roots of a project with some files."""

import itertools
from collections.abc import Iterable, Sequence

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.discovery.packaged_tests import (
    directories_of_tests,
    speaking_patterns,
)
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.root_in_imports import merged
from archcheck.infrastructure.discovery.roots_of_tests import (
    find_test_roots,
    top_names_of_tests,
)
from archcheck.infrastructure.discovery.source_roots import (
    ImportRoot,
    covers,
    find_source_roots,
    outermost,
)


def find_roots(
    configuration: Configuration, files: Sequence[str], unreadable: Sequence[str] = ()
) -> Roots:
    """What settings and the names of files tell; `unreadable` directories may hold tests."""
    sources = find_source_roots(configuration, files, ())
    tests = find_test_roots(configuration, [*files, *unreadable], sources)
    tops = top_names_of_tests(tests)
    roots = merged(find_source_roots(configuration, files, tops))
    patterns = speaking_patterns(read_pytest_settings(configuration.root).python_files)
    inside = directories_of_tests(files, roots, patterns)
    beside = inside if _has_others(files, roots, inside) else ()
    return Roots(roots, outermost((*tests, *beside)), patterns)


def _has_others(
    files: Sequence[str], roots: Sequence[ImportRoot], directories: Sequence[str]
) -> bool:
    """Whether source roots hold more than some directories: tools for tests are what they ship."""
    own = itertools.chain.from_iterable(filter(root.relative, files) for root in roots)
    return any(not _is_below(path, directories) for path in own)


def _is_below(path: str, directories: Iterable[str]) -> bool:
    return any(covers(each, path) for each in directories)
