"""Which functions of a module pytest collects as tests."""

from collections.abc import Iterator

import msgspec

from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.testing.imported_names import ImportedNames
from archcheck.infrastructure.checkers.testing.outline import (
    ClassOutline,
    FunctionOutline,
    ModuleOutline,
)
from archcheck.infrastructure.checkers.testing.patterns import is_collected_name

UNITTEST_PREFIX = ("test",)
UNITTEST_FALLBACK = "runTest"
NO_TEST_DECORATORS = frozenset(
    {
        "abstractmethod",
        "cached_property",
        "fixture",
        "overload",
        "property",
        "setter",
        "yield_fixture",
    }
)
SCENARIOS = frozenset({"pytest_bdd.scenario", "pytest_bdd.scenario.scenario"})
CONSTRUCTORS = frozenset({"__init__", "__new__"})
CONSTRUCTING_DECORATORS = frozenset({"attrs", "dataclass", "define", "frozen", "mutable", "s"})
CONSTRUCTING_BASES = (
    "BaseModel",
    "Enum",
    "Error",
    "Exception",
    "Flag",
    "NamedTuple",
    "TypedDict",
    "namedtuple",
)


class CollectedTest(msgspec.Struct, frozen=True, eq=False):
    """A test; `owner` is the class that it runs in, which may inherit it.

    `marks` are the last names of the decorators and pytest marks that apply to it, of what a
    name of the module stands for where it is one; of pytest-bdd's `scenario` the qualified name.
    """

    function: FunctionOutline
    owner: ClassOutline | None
    marks: frozenset[str]


def collected_tests(
    outline: ModuleOutline,
    imports: ImportedNames,
    discovery: TestDiscovery,
    project: ProjectFacts,
) -> tuple[CollectedTest, ...]:
    """The tests of a module that is a test file, each once.

    Of the classes that a test runs in the one with the fewest marks owns it, and only the marks
    that it has in all of them are its own.
    """
    if outline.settings.flags.get("") is False:
        return ()
    found: dict[FunctionOutline, CollectedTest] = {}
    for test in _Collection(outline, imports, discovery, project).tests():
        found[test.function] = _least_marked(found.get(test.function, test), test)
    return tuple(found.values())


def _least_marked(one: CollectedTest, other: CollectedTest) -> CollectedTest:
    owner = min(one, other, key=lambda test: len(test.marks)).owner
    return CollectedTest(one.function, owner, one.marks & other.marks)


class _Collection(msgspec.Struct, frozen=True):
    module: ModuleOutline
    imports: ImportedNames
    discovery: TestDiscovery
    project: ProjectFacts

    def tests(self) -> Iterator[CollectedTest]:
        """The module's own functions, then those of its classes."""
        marks = self.module.settings.marks
        for function in self.module.functions:
            if _is_test(function, self.discovery.functions):
                yield self._collected(function, None, marks)
        for outline in self.module.classes:
            yield from self._of_class(outline, marks)

    def _of_class(self, outline: ClassOutline, outer: frozenset[str]) -> Iterator[CollectedTest]:
        if self._flag(outline) is False or _is_abstract(outline):
            return
        marks = outer | _marks_of(outline)
        if self._is_test_case(outline):
            yield from self._of_test_case(outline, marks)
        elif self._is_test_class(outline):
            yield from self._of_test_class(outline, marks)

    def _of_test_case(
        self, outline: ClassOutline, marks: frozenset[str]
    ) -> Iterator[CollectedTest]:
        methods = tuple(_methods(outline))
        found = [item for item in methods if _is_test(item, UNITTEST_PREFIX)]
        for function in found or filter(_is_fallback, methods):
            yield self._collected(function, outline, marks)

    def _of_test_class(
        self, outline: ClassOutline, marks: frozenset[str]
    ) -> Iterator[CollectedTest]:
        for function in _methods(outline):
            if _is_test(function, self.discovery.functions):
                yield self._collected(function, outline, marks)
        for ancestor in outline.lineage():
            for nested in ancestor.classes:
                yield from self._of_class(nested, marks)

    def _collected(
        self, function: FunctionOutline, owner: ClassOutline | None, marks: frozenset[str]
    ) -> CollectedTest:
        meanings = self.module.settings.meanings
        meant = frozenset(meanings.get(name, name) for name in (*function.decorators, *marks))
        qualified = frozenset(map(self.imports.qualified, function.decorators))
        return CollectedTest(function, owner, _last_names(meant) | (qualified & SCENARIOS))

    def _is_test_class(self, outline: ClassOutline) -> bool:
        named = is_collected_name(outline.name, self.discovery.classes)
        return (named or self._flag(outline) is True) and not _has_constructor(outline)

    def _is_test_case(self, outline: ClassOutline) -> bool:
        bases = (base for ancestor in outline.lineage() for base in ancestor.bases)
        return any(self._means_test_case(self.imports.qualified(base)) for base in bases)

    def _means_test_case(self, qualified: str) -> bool:
        return qualified.endswith("TestCase") or self.project.is_test_case(qualified)

    def _flag(self, outline: ClassOutline) -> bool | None:
        for ancestor in outline.lineage():
            outside = self.module.settings.flags.get(ancestor.symbol)
            flag = ancestor.settings.flags.get("", outside)
            if flag is not None:
                return flag
        return None


def _is_test(function: FunctionOutline, patterns: tuple[str, ...]) -> bool:
    if function.hidden or not is_collected_name(function.name, patterns):
        return False
    return NO_TEST_DECORATORS.isdisjoint(_last_names(function.decorators))


def _is_fallback(function: FunctionOutline) -> bool:
    return function.name == UNITTEST_FALLBACK


def _methods(outline: ClassOutline) -> Iterator[FunctionOutline]:
    """The methods of a class and of its ancestors in the module that are not overridden."""
    seen: set[str] = set()
    for ancestor in outline.lineage():
        yield from (item for item in ancestor.functions if item.name not in seen)
        seen.update(function.name for function in ancestor.functions)


def _marks_of(outline: ClassOutline) -> frozenset[str]:
    marks = [frozenset(item.decorators) | item.settings.marks for item in outline.lineage()]
    return frozenset().union(*marks)


def _is_abstract(outline: ClassOutline) -> bool:
    return any("abstractmethod" in _last_names(item.decorators) for item in outline.functions)


def _has_constructor(outline: ClassOutline) -> bool:
    return any(_constructs(ancestor) for ancestor in outline.lineage())


def _constructs(outline: ClassOutline) -> bool:
    return (
        any(function.name in CONSTRUCTORS for function in outline.functions)
        or bool(CONSTRUCTING_DECORATORS & _last_names(outline.decorators))
        or any(base.endswith(CONSTRUCTING_BASES) for base in outline.bases)
    )


def _last_names(names: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition(".")[2] for name in names)
