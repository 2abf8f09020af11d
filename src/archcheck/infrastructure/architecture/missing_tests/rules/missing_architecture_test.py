"""missing-architecture-test: something says so when the architecture is left."""

from collections.abc import Iterator

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.libraries import with_contents
from archcheck.infrastructure.architecture.missing_tests.missing_test_rule import MissingTestRule
from archcheck.infrastructure.architecture.pipeline_steps import runs
from archcheck.infrastructure.architecture.missing_tests.tests_in_use import TestsInUse
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.pytest_settings import pytest_arguments

LIBRARIES = ("archcheck.testing", "importlinter", "pytest_archon", "pytestarch")
PROGRAM = "archcheck"
CONTRACT_CHECKER = "lint-imports"
PLUGIN = "--archcheck"


class MissingArchitectureTestOptions(Options, frozen=True, kw_only=True):
    """What counts beside what is known."""

    libraries: Texts = ()
    programs: Texts = ()


class MissingArchitectureTest(MissingTestRule[MissingArchitectureTestOptions]):
    """Finds a project in which neither a test nor a pipeline nor a hook checks the architecture."""

    rule = "missing-architecture-test"
    options_type = MissingArchitectureTestOptions
    code_roles = frozenset({Role.TEST})

    def violations(self, view: ProjectView, /) -> Iterator[ProjectViolation]:
        """One, where nothing checks it."""
        has_sources = any(file.role is Role.SOURCE for file in view.project.files)
        if has_sources and not self._is_checked(view):
            yield ProjectViolation(
                path=view.configuration_file,
                message="no test asserts the architecture, and no step of a pipeline or "
                "pre-commit hook runs archcheck",
                key=self.rule,
                symbol=view.project.name,
            )

    def _is_checked(self, view: ProjectView) -> bool:
        return (
            PLUGIN in pytest_arguments(view.project.root)
            or any(runs(it, view) for it in (PROGRAM, *as_texts(self.options.programs)))
            or self._is_tested(TestsInUse(view))
        )

    def _is_tested(self, tests: TestsInUse) -> bool:
        libraries = (*LIBRARIES, *as_texts(self.options.libraries))
        programs = (PROGRAM, CONTRACT_CHECKER, *as_texts(self.options.programs))
        return bool(tests.using(with_contents(libraries))) or bool(tests.starting(programs))
