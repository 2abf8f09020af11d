"""What a project tells about its tests: pytest's settings and its own `TestCase` classes."""

import ast
import itertools
import re
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.checkers.testing.blocks import statements_in
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.testing.imported_names import (
    ImportedNames,
    imported_names,
    module_name,
)
from archcheck.infrastructure.checkers.testing.names import dotted_name
from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.checkers.testing.project_helpers import asserting_helpers
from archcheck.infrastructure.checkers.testing.project_modules import ProjectModules, tree_of
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings

CLASS_HEADER = re.compile(rb"class[ \t]+\w+[^\n(:]*\(([^)]*)")
WORD = re.compile(rb"\w+")
TOP_LEVEL_CLASS = re.compile(rb"^(?=class\b)", re.MULTILINE)
TEST_METHOD = b"def test"
TEST_CASE = "TestCase"


def discover_tests(project: Project) -> TestDiscovery:
    """pytest's settings, the first-party TestCase classes that test files import, what asserts.

    A class is named as its importers name it, also where a package re-exports it. Names that
    end in `TestCase` are left out. Files that cannot be read or parsed are passed over.
    """
    settings = read_pytest_settings(project.root)
    modules = ProjectModules(project)
    known = _Inheritance(modules)
    collected = (file for file in project.files if _is_collected(file, settings.python_files))
    bases = frozenset[str]().union(*map(known.imported_bases, collected))
    return TestDiscovery(
        files=settings.python_files,
        classes=settings.python_classes,
        functions=settings.python_functions,
        test_cases=tuple(sorted(filter(known.is_test_case, bases))),
        asserting=asserting_helpers(project, modules, settings.python_files),
    )


def _is_collected(file: SourceFile, patterns: tuple[str, ...]) -> bool:
    return is_collected_file(file.path, patterns)


class _Module(msgspec.Struct, frozen=True):
    """The classes of a module with the names of their bases, and what it imports."""

    name: str
    classes: Mapping[str, tuple[str, ...]]
    imports: ImportedNames

    def qualified(self, name: str, inside: str = "") -> str:
        """What a name means here, in the header of the class `inside`."""
        root = name.partition(".")[0]
        is_local = root in self.classes and root != inside
        return f"{self.name}.{name}" if is_local else self.imports.qualified(name)

    def meanings(self, name: str) -> Iterator[str]:
        """The qualified names of which at least one must be a TestCase for this one to be."""
        if name in self.classes:
            yield from (self.qualified(base, name) for base in self.classes[name])
        elif name in self.imports.names:
            yield self.imports.names[name]
        else:
            yield from (f"{origin}.{name}" for origin in self.imports.stars)


class _Inheritance:
    """Looks up classes of the project by qualified name; modules are parsed when needed."""

    def __init__(self, modules: ProjectModules) -> None:
        self._files = modules
        self._modules: dict[str, _Module] = {}

    def imported_bases(self, file: SourceFile) -> frozenset[str]:
        """The qualified names of first-party classes that a file's classes inherit."""
        data = self._files.read(file)
        if not any(map(_may_inherit_test_case, _classes_with_tests(data))):
            return frozenset()
        module = self._parsed(file, data)
        bases = itertools.chain.from_iterable(module.classes.values())
        return frozenset(self._named(module, base) for base in bases) - {""}

    def _named(self, module: _Module, base: str) -> str:
        if base.endswith(TEST_CASE) or base in module.classes:
            return ""
        qualified = module.imports.qualified(base)
        return qualified if self._owner(qualified) else ""

    def is_test_case(self, qualified: str) -> bool:
        """Whether a class is `unittest.TestCase` by its name, or inherits such a class."""
        seen: set[str] = set()
        waiting = [qualified]
        while waiting:
            name = waiting.pop()
            owner = self._owner(name)
            if not owner and name.endswith(TEST_CASE):
                return True
            waiting += self._meanings(owner, name, seen)
        return False

    def _meanings(self, owner: str, name: str, seen: set[str]) -> list[str]:
        if not owner or name in seen:
            return []
        seen.add(name)
        return list(self._module(owner).meanings(name.removeprefix(f"{owner}.")))

    def _owner(self, qualified: str) -> str:
        """The module of the project that a qualified name lies in, else empty."""
        module = qualified.rpartition(".")[0]
        while module and module not in self._files.files:
            module = module.rpartition(".")[0]
        return module

    def _module(self, name: str) -> _Module:
        if name not in self._modules:
            file = self._files.files[name]
            self._modules[name] = self._parsed(file, self._files.read(file))
        return self._modules[name]

    def _parsed(self, file: SourceFile, data: bytes) -> _Module:
        tree = tree_of(data)
        name = module_name(file)
        return _Module(name, _classes(tree), imported_names(tree, name, file.is_package))


def _classes_with_tests(data: bytes) -> Iterator[bytes]:
    if TEST_METHOD in data:
        yield from (text for text in TOP_LEVEL_CLASS.split(data) if TEST_METHOD in text)


def _may_inherit_test_case(text: bytes) -> bool:
    """Whether a class has bases, and none is called `...TestCase`."""
    header = CLASS_HEADER.match(text)
    bases = WORD.findall(header[1]) if header else []
    return bool(bases) and not any(map(_is_named_so, bases))


def _is_named_so(word: bytes) -> bool:
    return word.endswith(TEST_CASE.encode())


def _classes(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    return {
        statement.name: tuple(filter(None, map(_dotted, statement.bases)))
        for statement in statements_in(tree.body)
        if isinstance(statement, ast.ClassDef)
    }


def _dotted(node: ast.expr) -> str:
    return dotted_name(node.value if isinstance(node, ast.Subscript) else node)
