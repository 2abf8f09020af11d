"""Which dotted names are modules of the project."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.domain.dotted_names import with_parents
from archcheck.domain.project import SOURCES, Project, Role, Roles, SourceFile


class FirstPartyNames(msgspec.Struct, frozen=True):
    """Which names are modules: `modules` those of the graph, `known` all that resolve.

    A name is first-party when its first component is in `tops`. `second` leads from the names
    that links give to modules. `tests` are modules of tests in source roots, `test_files` those
    of all tests. In `shared` namespaces other distributions have modules, too.
    """

    modules: Mapping[str, str]
    known: frozenset[str]
    tops: frozenset[str]
    second: Mapping[str, str]
    tests: frozenset[str]
    test_files: frozenset[str]
    shared: frozenset[str]

    @classmethod
    def of(cls, project: Project, roles: Roles = SOURCES) -> "FirstPartyNames":
        """The names of a project in whose graph the files of these roles are modules."""
        modules = _modules(project, roles)
        second = dict(project.second_names)
        test_files = _names(importable(project, Role.TEST)).difference(modules)
        return cls(
            modules=modules,
            known=_all_parents(test_files).union(modules, second),
            tops=frozenset(map(_top, (*modules, *second, *project.root_packages))),
            second=second,
            tests=_names(tests_in_sources(project)).difference(modules),
            test_files=test_files,
            shared=frozenset(project.shared_namespaces),
        )

    def is_first_party(self, name: str) -> bool:
        """Whether a module of this name must be one of the project."""
        if _top(name) not in self.tops:
            return False
        around = (each for each in with_parents(name) if each in self.known)
        return name in self.known or next(around, "") not in self.shared

    def is_node(self, name: str) -> bool:
        """Whether imports of a module are followed."""
        return name in self.modules or name in self.tests

    def beside(self, test: str, name: str) -> str:
        """The absolute name of what a test imports by a name that is looked for beside it.

        pytest puts the directory of a test that lies in no package on the path, and those of
        `conftest.py`.
        """
        top = _top(name)
        for directory in self._directories(test):
            if f"{directory}.{top}" in self.modules:
                return f"{directory}.{name}"
        return name

    def _directories(self, test: str) -> Iterator[str]:
        around = with_parents(test.rpartition(".")[0])
        plain = itertools.takewhile(lambda name: self.modules.get(name) == "", around)
        for number, directory in enumerate(plain):
            if number == 0 or f"{directory}.conftest" in self.modules:
                yield directory

    def tested(self, base: str, inner: str) -> str:
        """The test module that an import of a module, or of what is in it, leads to, if any."""
        if inner in self.test_files:
            return inner
        return base if base in self.test_files else ""

    def target(self, base: str, name: str) -> str:
        """What an import of a name of a module leads to."""
        inner = f"{base}.{name}"
        found = inner if inner in self.known else base
        return self.second.get(found, found)


def importable(project: Project, role: Role) -> Iterator[SourceFile]:
    """The files of a role that can be imported."""
    return (file for file in project.files if file.role is role and file.module)


def tests_in_sources(project: Project) -> Iterator[SourceFile]:
    """The tests beside the code: their imports continue chains."""
    tops = frozenset(project.root_packages)
    return (file for file in importable(project, Role.TEST) if _top(file.module) in tops)


def _names(files: Iterable[SourceFile]) -> frozenset[str]:
    return frozenset(file.module for file in files)


def _modules(project: Project, roles: Roles) -> dict[str, str]:
    files = itertools.chain(*(importable(project, role) for role in roles))
    paths = {file.module: file.path for file in reversed(tuple(files))}
    without = _all_parents((*project.namespaces, *project.unread_modules, *paths))
    return {**dict.fromkeys(without, ""), **paths}


def _all_parents(names: Iterable[str]) -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(map(with_parents, names)))


def _top(name: str) -> str:
    return name.partition(".")[0]
