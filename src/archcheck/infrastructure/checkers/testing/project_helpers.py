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
FROM = re.compile(
    r"^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#;]*)", re.MULTILINE
)
PLAIN = re.compile(r"^[ \t]*import[ \t]+([^\n#;]*)", re.MULTILINE)
DOTTED = re.compile(r"[\w.]+")
CONFTEST = "conftest"
FOR_TESTS = re.compile(r"(?:.*\.)?(?:tests?|testing|\w+_testing|test_\w+)(?:\..*)?")
Names = frozenset[str]


def asserting_helpers(
    project: Project, modules: ProjectModules, python_files: Sequence[str]
) -> tuple[str, ...]:
    """The qualified names of functions and methods that assert, as tests import them.

    Of the modules that tests import, directly or through others, those of the test roots and those
    that are named as made for tests; and every conftest. A fixture has a mark before its bare name.
    """
    seeds = [file for file in project.files if _begins(file, python_files)]
    return tuple(sorted(_closure([*_helpers(_reached(seeds, modules), modules)])))


def _begins(file: SourceFile, python_files: Sequence[str]) -> bool:
    return _is_conftest(file) or is_collected_file(file.path, python_files)


def _is_conftest(file: SourceFile) -> bool:
    return module_name(file).rpartition(".")[2] == CONFTEST


def _reached(seeds: Sequence[SourceFile], modules: ProjectModules) -> list[SourceFile]:
    """Every conftest, and what the seeds import directly or through others."""
    found = {file.path: file for file in filter(_is_conftest, seeds)}
    waiting = list(seeds)
    while waiting:
        imported = _imported(waiting.pop(), modules)
        new = {file.path: file for file in filter(_is_for_tests, imported)}
        waiting += [new[path] for path in new.keys() - found.keys()]
        found |= new
    return list(found.values())


def _imported(file: SourceFile, modules: ProjectModules) -> Iterator[SourceFile]:
    text = modules.read(file).decode("utf-8", "replace")
    package = module_name(file).split(".")[: None if file.is_package else -1]
    names = itertools.chain(_plain(text), _from(text, package))
    return (modules.files[name] for name in names if name in modules.files)


def _plain(text: str) -> Iterator[str]:
    return itertools.chain.from_iterable(map(DOTTED.findall, PLAIN.findall(text)))


def _from(text: str, package: Sequence[str]) -> Iterator[str]:
    """The modules that names may be imported from, and those that the names may be."""
    for dots, origin, names in FROM.findall(text):
        above = package[: len(package) - len(dots) + 1] if dots else ()
        base = ".".join((*above, *filter(None, [origin])))
        yield from (base, *(f"{base}.{name}" for name in DOTTED.findall(names)))


def _is_for_tests(file: SourceFile) -> bool:
    return file.role is Role.TEST or FOR_TESTS.fullmatch(module_name(file)) is not None


def _helpers(files: Iterable[SourceFile], modules: ProjectModules) -> Iterator["_HelperModule"]:
    for file in files:
        data = modules.read(file)
        if MAY_ASSERT.search(data):
            yield _HelperModule.of(file, data, modules)


def _closure(helpers: Sequence["_HelperModule"]) -> Names:
    """What asserts, once what each module imports from the others is known."""
    known: Names = frozenset()
    waiting = list(helpers)
    while waiting:
        found = known.union(*(helper.asserting(known) for helper in waiting))
        new, known = found - known, found
        waiting = [helper for helper in helpers if helper.knows(new)]
    return known


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

    def knows(self, new: Names) -> bool:
        """Whether something new is imported here."""
        origins = {*self.imports.names.values(), *self.imports.stars}
        return not origins.isdisjoint(new) or any(_holder(name) in origins for name in new)

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


def _holder(name: str) -> str:
    return name.rpartition(".")[0]


def _below(origin: str, known: Iterable[str]) -> list[str]:
    return [name.removeprefix(f"{origin}.") for name in known if name.startswith(f"{origin}.")]
