"""The layout rule `test-module-names`: a plain `pytest` finds every test file, and one of each name."""

import functools
from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.architecture.layout.project_files.test_files import (
    HOLDS_TESTS,
    Clash,
    clashes,
    lies_in_testpaths,
    looks_like_tests,
)
from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.decoding.value_types import Flag
from archcheck.infrastructure.discovery.pytest_settings import (
    PytestSettings,
    read_pytest_settings,
)
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

EVERYTHING = ("**/*.py",)
NO_TESTS = frozenset(
    {"docs", "examples", "fixtures", "templates", "build", "dist", "site-packages"}
)
INIT = "__init__.py"


class TestModuleNamesOptions(PathOptions, frozen=True, kw_only=True):
    """The files, and whether only those of different projects must not be called the same."""

    __test__ = False
    across_projects: Flag = False


class TestModuleNames(FileRule[TestModuleNamesOptions]):
    """Finds test files that pytest passes over, and those of one module name."""

    __test__ = False
    rule = "test-module-names"
    options_type = TestModuleNamesOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """All Python files, unless others are configured; at the root those of each project too."""
        places = ("", *(f"{it}/" for it in self.view.members if self.options.across_projects))
        for key, glob in self.options.globs_or(EVERYTHING):
            yield from ((key, f"{place}{glob}") for place in places)

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each file, on its first line."""
        for path in self._tests:
            reason = self._passed_over(path)
            if reason:
                yield self.told(Place(path), f"pytest passes over {path}: {reason}", path)
        found = clashes(self._collected, self._is_package, self._settings)
        for path, first, module in filter(self._counts, found):
            message = f"{path} and {first} are both imported as {module}"
            yield self.told(Place(path), message, module)

    def _counts(self, clash: Clash) -> bool:
        """Each project tells of itself what two of its own files are called."""
        place = self.view.inspection.place
        if place is None or not self.options.across_projects:
            return True
        return place.table.owner(clash.path) != place.table.owner(clash.first)

    @functools.cached_property
    def _settings(self) -> PytestSettings:
        return read_pytest_settings(self.view.project.root)

    @functools.cached_property
    def _tests(self) -> tuple[str, ...]:
        return tuple(filter(self._holds_tests, self.paths))

    @functools.cached_property
    def _collected(self) -> tuple[str, ...]:
        return tuple(path for path in self._tests if not self._passed_over(path))

    def _holds_tests(self, path: str) -> bool:
        if not (NO_TESTS.isdisjoint(path.split("/")) and looks_like_tests(path, self._settings)):
            return False
        return bool(HOLDS_TESTS.search(inside_or_nothing(self.view.project.root, path)))

    def _passed_over(self, path: str) -> str:
        """Why a plain run does not collect a file; empty where it does."""
        patterns = self._settings.python_files
        if not is_collected_file(path, patterns):
            return f"python_files is {' '.join(patterns)}"
        if not lies_in_testpaths(path, self._settings):
            return f"testpaths is {' '.join(self._settings.testpaths)}"
        return ""

    def _is_package(self, directory: str) -> bool:
        return INIT in self.view.paths.listing(f"{directory}/")
