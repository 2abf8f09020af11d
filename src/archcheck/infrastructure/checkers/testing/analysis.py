"""What each test of a file asserts, computed once for all rules about it."""

import msgspec

from archcheck.infrastructure.checkers.checker import CheckedFile, once_per_file
from archcheck.infrastructure.checkers.places import Branch, Loop
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.collection import CollectedTest, collected_tests
from archcheck.infrastructure.checkers.testing.imported_names import ImportedNames, imported_names
from archcheck.infrastructure.checkers.testing.module_functions import ModuleFunctions
from archcheck.infrastructure.checkers.testing.outline import ModuleOutline, module_outline
from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.checkers.testing.project_modules import module_name
from archcheck.infrastructure.checkers.testing.survey import Assertion, Subtest


class AnalysedTest(msgspec.Struct, frozen=True, eq=False):
    """A test with its assertions in source order, calls of asserting helpers included."""

    test: CollectedTest
    assertions: tuple[Assertion, ...]

    @property
    def symbol(self) -> str:
        """`TestCart.test_total`."""
        return self.test.function.symbol

    @property
    def counted(self) -> tuple[Assertion, ...]:
        """The assertions without those in soft-assertion blocks, whose block counts."""
        return tuple(item for item in self.assertions if not item.place.soft)

    @property
    def count(self) -> int:
        """The assertions outside of subtests, and the most that stand in one subtest."""
        totals: dict[Subtest | None, int] = {None: 0}
        for assertion in self.counted:
            subtest = assertion.place.subtest
            totals[subtest] = totals.get(subtest, 0) + 1
            _add_outer(subtest, totals)
        return _total(None, totals)

    @property
    def loops(self) -> tuple[Loop, ...]:
        """The outermost loops that hold assertions, in source order."""
        found = (item.place.loop for item in self.assertions)
        return tuple(dict.fromkeys(loop for loop in found if loop is not None))

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The outermost statements that may pass assertions over, in source order."""
        found = (item.place.branch for item in self.assertions)
        return tuple(dict.fromkeys(branch for branch in found if branch is not None))


def _add_outer(subtest: Subtest | None, totals: dict[Subtest | None, int]) -> None:
    while subtest is not None:
        totals.setdefault(subtest, 0)
        subtest = subtest.outer


def _total(subtest: Subtest | None, totals: dict[Subtest | None, int]) -> int:
    inner = (item for item in totals if item is not None and item.outer is subtest)
    return totals[subtest] + max((_total(item, totals) for item in inner), default=0)


class _Module(msgspec.Struct, frozen=True):
    outline: ModuleOutline
    imports: ImportedNames
    tests: tuple[CollectedTest, ...]


@once_per_file
def _module(file: CheckedFile, project: ProjectFacts) -> _Module:
    outline = module_outline(file.tree)
    imports = imported_names(file.tree, module_name(file.file), file.file.is_package)
    is_collected = is_collected_file(file.file.path, file.discovery.files)
    tests = collected_tests(outline, imports, file.discovery, project) if is_collected else ()
    return _Module(outline, imports, tests)


def collected_in(file: CheckedFile, project: ProjectFacts) -> tuple[CollectedTest, ...]:
    """The tests of a test file, in the order of functions before classes."""
    return _module(file, project).tests


@once_per_file
def analysed_tests(
    file: CheckedFile, project: ProjectFacts, helpers: tuple[str, ...]
) -> tuple[AnalysedTest, ...]:
    """The tests with their assertions; `helpers` are globs of calls that count as one."""
    module = _module(file, project)
    functions = ModuleFunctions(module.outline, CallForms(module.imports, helpers, project))
    return tuple(
        AnalysedTest(test, functions.assertions(test.function, test.owner)) for test in module.tests
    )
