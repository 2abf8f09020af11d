"""Where the tests of a module are looked for first: at the place that mirrors its own."""

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings
from archcheck.infrastructure.discovery.source_roots import below, covers

TEST_FOLDERS = ("", "tests", "test")
TEST_PREFIX = "test_"
INIT = ("__init__", "init")

Place = tuple[Sequence[str], str]


class MirroredTests:
    """Finds test files by the modules that their names and directories speak of.

    Between a test root and the mirrored path may lie directories that are called like no package:
    `tests/unit/domain/test_order.py`. The root package may be left out of the path.
    """

    def __init__(self, project: Project) -> None:
        """Take the files of a project, and how it names its tests."""
        self._project = project
        self._patterns = read_pytest_settings(project.root).python_files

    def of(self, file: SourceFile) -> list[str]:
        """The test files at the places that mirror a module's."""
        places = _places(file)
        return [
            path
            for directories, name in places
            for path in self._by_subject.get(name, ())
            if self._mirrors(path, directories) or _lies_beside(path, file)
        ]

    def expected(self, file: SourceFile) -> str:
        """The place at which a test would do."""
        directories, name = _places(file)[-1]
        root = next(iter(self._project.test_roots), "tests")
        pattern = next(filter(_names_a_subject, self._patterns), "test_*.py")
        return "/".join((root, *directories[1:], pattern.replace("*", name)))

    @functools.cached_property
    def _by_subject(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for file in self._project.files:
            if file.role is Role.TEST:
                for subject in self._subjects(file.path.rpartition("/")[2]):
                    found[subject].append(file.path)
        return found

    def _subjects(self, name: str) -> Iterator[str]:
        """What the name of a test file says that it tests."""
        for pattern in filter(_names_a_subject, self._patterns):
            start, end = pattern.split("*")
            if name.startswith(start) and name.endswith(end):
                yield name.removeprefix(start).removesuffix(end)

    def _mirrors(self, path: str, directories: Sequence[str]) -> bool:
        return any(
            self._ends_with(components, directories[left_out:], directories[:left_out])
            for components in self._components(path)
            for left_out in (0, 1)
        )

    def _ends_with(
        self, components: Sequence[str], wanted: Sequence[str], left_out: Sequence[str]
    ) -> bool:
        before = components[: len(components) - len(wanted)]
        known = self._packages.difference(left_out)
        return [*before, *wanted] == [*components] and known.isdisjoint(before)

    def _components(self, path: str) -> Iterator[Sequence[str]]:
        """The directories between each test root around a file and the file."""
        for root in self._project.test_roots:
            if covers(root, path):
                inside = (below(root, path) or path).split("/")[:-1]
                yield [name.removeprefix(TEST_PREFIX) for name in inside]

    @functools.cached_property
    def _packages(self) -> frozenset[str]:
        sources = (file for file in self._project.files if file.role is Role.SOURCE)
        return frozenset(itertools.chain.from_iterable(map(_packages_around, sources)))


def _packages_around(file: SourceFile) -> list[str]:
    names = file.module.split(".")
    return names if file.is_package else names[:-1]


def _places(file: SourceFile) -> list[Place]:
    """The packages around a module and its name; a package goes by its `__init__`, and its own."""
    *packages, name = file.module.split(".")
    own = [([*packages, name], init) for init in INIT] if file.is_package else []
    return [*own, (packages, name)]


def _lies_beside(path: str, file: SourceFile) -> bool:
    """Whether a test lies in the directory of a module, or in one for tests there."""
    directory = file.path.rpartition("/")[0]
    places = ("/".join(filter(None, (directory, folder))) for folder in TEST_FOLDERS)
    return path.rpartition("/")[0] in places


def _names_a_subject(pattern: str) -> bool:
    return pattern.count("*") == 1 and "/" not in pattern and "[" not in pattern
