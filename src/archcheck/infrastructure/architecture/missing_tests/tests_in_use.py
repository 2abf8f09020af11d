"""Which tests use a library: by themselves, through helpers, or through fixtures of a conftest."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.index.subjects import FUNCTIONS, Kind, Subject
from archcheck.infrastructure.facts.code.code_facts import Decorator, Value

CONFTEST = "conftest.py"
FIXTURES = ("pytest.fixture", "pytest_asyncio.fixture")
MARK = "pytest.mark."
PROCESSES = "<process>"


class TestsInUse:
    """Knows the test files of a project by what they use."""

    __test__ = False

    def __init__(self, view: ProjectView) -> None:
        """Take a project whose facts are known."""
        self._view = view
        self._names = view.code.names
        self.files = tuple(file for file in view.code.files if file.file.role is Role.TEST)

    def using(self, names: Iterable[str]) -> frozenset[str]:
        """The paths of the tests that use one of some names of libraries; globs."""
        return self.reaching(self._users(tuple(names)))

    def starting(self, programs: Iterable[str]) -> frozenset[str]:
        """The paths of the tests that start one of some programs."""
        wanted = frozenset(programs)
        return self.reaching(file for file in self.files if self._starts(file, wanted))

    def marked(self, markers: Iterable[str]) -> frozenset[str]:
        """The paths of the tests with one of some markers of pytest."""
        return self.using(f"{MARK}{marker}" for marker in markers)

    def at(self, globs: Iterable[str]) -> frozenset[str]:
        """The paths of the tests that lie where one of some globs says."""
        paths = (path for glob in globs for path in self._view.matching(glob))
        return frozenset(filter(self._view.holds_test, paths))

    def importing(self, subject: Subject) -> frozenset[str]:
        """The paths of the tests that import a symbol, or its whole module."""
        wanted = {subject.file.module, subject.qualified}
        files = (file for file in self.files if not wanted.isdisjoint(self._imported[file.path]))
        return self.reaching(files)

    def reaching(self, files: Iterable[CodeFile]) -> frozenset[str]:
        """Of some test files, and those that lean on them, the ones in which there are tests."""
        found: dict[str, None] = {}
        waiting = list(files)
        while waiting:
            file = waiting.pop()
            if file.path not in found:
                found[file.path] = None
                waiting.extend(self._leaning_on(file))
        return frozenset(filter(self._view.holds_test, found))

    def _users(self, names: tuple[str, ...]) -> Iterator[CodeFile]:
        libraries = frozenset(name.partition(".")[0] for name in names)
        for file in self.files:
            if _imports_any(file, libraries) and matches_any(names, _used(file)):
                yield file

    def _starts(self, file: CodeFile, programs: frozenset[str]) -> bool:
        found = file.occurrences
        calls = found.calls if found.may_hold_any(programs) else ()
        passed = (
            self._view.code.passed.of(file, call) for call in calls if self._starts_something(call)
        )
        texts = chain.from_iterable(_texts(item.positional) for item in passed)
        return not programs.isdisjoint(chain.from_iterable(map(_file_names, texts)))

    def _starts_something(self, call: CallSite) -> bool:
        return matches_any(self._view.code.groups[PROCESSES], call.callee.targets)

    @functools.cached_property
    def _imported(self) -> Mapping[str, frozenset[str]]:
        """All names that each test file imports, and what they lead to."""
        return {
            file.path: frozenset(
                known for name in file.imported for known in self._names.known_as(name)
            )
            for file in self.files
        }

    def _leaning_on(self, file: CodeFile) -> Iterator[CodeFile]:
        yield from self._importers[file.path]
        if file.path.rpartition("/")[2] == CONFTEST:
            yield from self._takers_of_fixtures(file)

    @functools.cached_property
    def _importers(self) -> Mapping[str, list[CodeFile]]:
        """Which test files import from each."""
        found: dict[str, list[CodeFile]] = defaultdict(list)
        for file in self.files:
            modules = {self._names.split(name)[0] for name in self._imported[file.path]}
            for module in filter(None, modules):
                found[module.path].append(file)
        return found

    def _takers_of_fixtures(self, conftest: CodeFile) -> Iterator[CodeFile]:
        """The test files below that ask for one of its fixtures."""
        directory = conftest.path.removesuffix(CONFTEST)
        fixtures = frozenset(chain.from_iterable(map(_fixture_names, _functions(conftest))))
        below = (file for file in self.files if file.path.startswith(directory))
        return (file for file in below if not fixtures.isdisjoint(_asked_for(file)))


def _imports_any(file: CodeFile, libraries: frozenset[str]) -> bool:
    return not libraries.isdisjoint(name.partition(".")[0] for name in file.imported)


def _used(file: CodeFile) -> frozenset[str]:
    return file.occurrences.read_names.union(file.imported)


def _functions(file: CodeFile) -> Iterator[Subject]:
    return (subject for subject in file.defined if subject.kind in FUNCTIONS)


def _fixture_names(function: Subject) -> Iterator[str]:
    for mark in function.decorators:
        if matches_any(FIXTURES, mark.reference.targets):
            yield _stated_name(mark) or function.name


def _stated_name(mark: Decorator) -> str:
    value = dict(mark.arguments.keywords).get("name")
    return value.text if value else ""


def _asked_for(file: CodeFile) -> Iterator[str]:
    """The names of parameters, and what decorators name: `usefixtures`."""
    yield from (parameter.name for parameter in file.of_kind(Kind.PARAMETER))
    for subject in file.defined:
        for mark in subject.decorators:
            yield from (value.text for value in mark.arguments.positional)


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        yield value.text
        yield from _texts(value.items)


def _file_names(text: str) -> Iterator[str]:
    """The words of a command, without the directories before them."""
    return (word.rpartition("/")[2] for word in text.split())
