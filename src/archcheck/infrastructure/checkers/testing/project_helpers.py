"""Which functions of the project's own helper modules assert."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.checkers.testing.call_forms import FIXTURE, CallForms
from archcheck.infrastructure.checkers.testing.imported_names import (
    ImportedNames,
    imported_names,
    module_name,
)
from archcheck.infrastructure.checkers.testing.module_functions import ModuleFunctions
from archcheck.infrastructure.checkers.testing.outline import ModuleOutline, module_outline
from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.checkers.testing.project_modules import ProjectModules, tree_of

MAY_ASSERT = re.compile(rb"assert|raises|warns|fail|expect|verify|check")
IMPORTED = re.compile(rb"^[ \t]*from[ \t]+\.*(?:\w+\.)*(\w+)[ \t]+import\b", re.MULTILINE)
FOR_TESTS = re.compile(r"(?:.*\.)?(?:tests?|testing|\w+_testing|test_\w+)(?:\..*)?")
Names = frozenset[str]


def asserting_helpers(
    project: Project, modules: ProjectModules, python_files: Sequence[str]
) -> tuple[str, ...]:
    """The qualified names of functions and methods that assert, as tests import them.

    Modules of the test roots and those of the sources that are named as made for tests; of
    files that pytest collects those that another one imports from. A fixture has a mark before
    its bare name.
    """
    collected = [file for file in project.files if is_collected_file(file.path, python_files)]
    others = (file for file in project.files if not is_collected_file(file.path, python_files))
    candidates = (*_imported(collected, modules), *filter(_is_for_tests, others))
    return tuple(sorted(_closure([*_helpers(candidates, modules)])))


def _imported(collected: Sequence[SourceFile], modules: ProjectModules) -> Iterator[SourceFile]:
    contents = map(modules.read, collected)
    imported = frozenset(itertools.chain.from_iterable(map(IMPORTED.findall, contents)))
    return (file for file in collected if _stem(file).encode() in imported)


def _helpers(files: Iterable[SourceFile], modules: ProjectModules) -> Iterator["_HelperModule"]:
    for file in files:
        data = modules.read(file)
        if MAY_ASSERT.search(data):
            yield _HelperModule.of(file, data, modules)


def _stem(file: SourceFile) -> str:
    return module_name(file).rpartition(".")[2]


def _is_for_tests(file: SourceFile) -> bool:
    return file.role is Role.TEST or FOR_TESTS.fullmatch(module_name(file)) is not None


def _closure(helpers: Sequence["_HelperModule"]) -> Names:
    """What asserts, once what each module imports from the others is known."""
    known: Names = frozenset()
    while True:
        found = known.union(*(helper.asserting(known) for helper in helpers))
        if found == known:
            return known
        known = found


class _HelperModule(msgspec.Struct, frozen=True):
    names: Sequence[str]
    outline: ModuleOutline
    imports: ImportedNames

    @classmethod
    def of(cls, file: SourceFile, data: bytes, modules: ProjectModules) -> "_HelperModule":
        """The module in a file."""
        tree = tree_of(data)
        imports = imported_names(tree, module_name(file), file.is_package)
        return cls(modules.names_of(file), module_outline(tree), imports)

    def asserting(self, known: Names) -> Names:
        """Everything in this module that asserts, under each name of the module."""
        functions = ModuleFunctions(self.outline, CallForms(self.imports, (), known)).asserting()
        symbols = functions.union(self._handed_on(known), self._inherited(known))
        named = (f"{name}.{symbol}" for name in self.names for symbol in symbols)
        return frozenset(named).union(self._fixtures(functions))

    def _fixtures(self, asserting: Names) -> Iterator[str]:
        for function in self.outline.functions:
            if function.fixture and function.symbol in asserting:
                yield FIXTURE + function.fixture

    def _handed_on(self, known: Names) -> Iterator[str]:
        """What is imported, and can be imported from here."""
        yield from (local for local, name in self.imports.names.items() if name in known)
        for origin in self.imports.stars:
            yield from _below(origin, known)

    def _inherited(self, known: Names) -> Iterator[str]:
        for outline in self.outline.classes:
            for ancestor in outline.lineage():
                bases = map(self.imports.qualified, ancestor.bases)
                found = itertools.chain.from_iterable(_below(base, known) for base in bases)
                yield from (f"{outline.symbol}.{method}" for method in found)


def _below(origin: str, known: Iterable[str]) -> list[str]:
    return [name.removeprefix(f"{origin}.") for name in known if name.startswith(f"{origin}.")]
