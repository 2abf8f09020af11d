"""The layout rule `async-tests`: tests that are coroutines are run, not only collected."""

import ast
import functools
from collections.abc import Iterator
from typing import NamedTuple

from archcheck.domain.project import Role, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import FileRule, Place
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.testing.collected_files import CollectedFiles
from archcheck.infrastructure.checkers.testing.collection import CollectedTest
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.discovery.pytest_settings import pytest_arguments, pytest_option

PLUGINS = (
    "pytest-asyncio",
    "anyio",
    "alt-pytest-asyncio",
    "pytest-aiohttp",
    "pytest-asyncio-cooperative",
    "pytest-tornasync",
    "pytest-trio",
    "pytest-twisted",
)
MODES = ("asyncio_mode", "anyio_mode", "trio_mode")
AUTO = ("auto", "True", "true", "--asyncio-mode=auto")
MARKS = frozenset(
    {"anyio", "asyncio", "asyncio_cooperative", "gen_test", "inlineCallbacks", "trio", "tornado"}
)
OF_ASYNCIO = frozenset({"asyncio"})
WITHOUT_ASYNCIO = frozenset({"anyio", "pytest-tornasync", "pytest-trio", "pytest-twisted"})
COROUTINE = b"async def"
CASE = "TestCase"


class AsyncTest(NamedTuple):
    """A test that is a coroutine."""

    test: CollectedTest
    place: Place


class AsyncTestsOptions(Options, frozen=True, kw_only=True):
    """Further plug-ins that run coroutines."""

    plugins: Texts = ()


class AsyncTests(FileRule[AsyncTestsOptions]):
    """Finds async tests that nothing runs."""

    rule = "async-tests"
    options_type = AsyncTestsOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One where no plug-in is declared, else one at each test that is not marked."""
        known = (*PLUGINS, *as_texts(self.options.plugins))
        if self._tests and self.declarations.names().isdisjoint(known):
            first = self._tests[0].place.path
            message = f"neither pytest-asyncio nor anyio is declared, and {first} has async tests"
            yield self.told(self.configuration, message, "plugin")
        elif not self._is_automatic:
            yield from map(self._unmarked, filter(self._is_unmarked, self._tests))

    def _is_unmarked(self, found: AsyncTest) -> bool:
        return self._marks.isdisjoint(found.test.marks)

    @property
    def _marks(self) -> frozenset[str]:
        """What marks a test that a declared plug-in runs; anyio, say, heeds no mark of asyncio."""
        others = frozenset(PLUGINS) - WITHOUT_ASYNCIO | frozenset(as_texts(self.options.plugins))
        return MARKS if others & self.declarations.names() else MARKS - OF_ASYNCIO

    def _unmarked(self, found: AsyncTest) -> LayoutViolation:
        message = f"{found.test.function.name} is async, and nothing says what runs it"
        return self.told(found.place, message, found.test.function.symbol)

    @functools.cached_property
    def _tests(self) -> list[AsyncTest]:
        """All async tests at their places."""
        files = CollectedFiles(self.view.project, self.view.configuration.max_file_seconds)
        found = (
            (path, text, test) for path, text in self._texts() for test in files.tests_in(path)
        )
        return [
            AsyncTest(test, Place(path, region_of_name(text, test.function.node)))
            for path, text, test in found
            if _is_async(test)
        ]

    def _texts(self) -> Iterator[tuple[str, SourceText]]:
        for file in filter(_is_judged, self.view.project.files):
            data = read_bytes(self.view.project.root, file.path)
            if COROUTINE in data:
                yield file.path, SourceText.decode_leniently(data)

    @property
    def _is_automatic(self) -> bool:
        root = self.view.project.root
        modes = [pytest_option(root, mode) for mode in MODES]
        return not frozenset(AUTO).isdisjoint((*modes, *pytest_arguments(root)))


def _is_judged(file: SourceFile) -> bool:
    return file.role is Role.TEST and not file.excluded


def _is_async(test: CollectedTest) -> bool:
    """Whether it is a coroutine; cases of unittest run theirs themselves."""
    is_coroutine = isinstance(test.function.node, ast.AsyncFunctionDef)
    return is_coroutine and not any(base.endswith(CASE) for base in _bases(test))


def _bases(test: CollectedTest) -> list[str]:
    lineage = test.owner.lineage() if test.owner else ()
    return [base for outline in lineage for base in outline.bases]
