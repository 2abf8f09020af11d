"""missing-provider-test: each route of the API is verified against what its consumers expect."""

from collections.abc import Iterable, Iterator

from archcheck.infrastructure.architecture.contracts.options import PossibleNames
from archcheck.infrastructure.architecture.libraries import with_contents
from archcheck.infrastructure.architecture.missing_tests.missing_test_rule import (
    MissingTestRule,
    judged_sources,
)
from archcheck.infrastructure.architecture.missing_tests.operations import (
    Operation,
    operations_of,
    uncovered,
)
from archcheck.infrastructure.architecture.missing_tests.pacts import pact_requests
from archcheck.infrastructure.architecture.missing_tests.tests_in_use import TestsInUse
from archcheck.infrastructure.architecture.path_options import glob_problems
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts

LAYER = "interface"
VERIFIERS = (
    "pact.Verifier",
    "pact.verifier.Verifier",
    "pact.v3.Verifier",
    "pact.v3.verifier.Verifier",
)
NO_TEST = "no provider test of this project covers it"
NO_PACT = "no pact file of this project asks for it, so that no provider test covers it"


class MissingProviderTestOptions(Options, frozen=True, kw_only=True):
    """Where the routes lie, and which tests cover all of them."""

    inside: PossibleNames = ()
    libraries: Texts = ()
    markers: Texts = ()
    paths: Texts = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs that are none."""
        yield from glob_problems("paths", self.paths)


class MissingProviderTest(MissingTestRule[MissingProviderTestOptions]):
    """Finds routes that no provider contract test covers."""

    rule = "missing-provider-test"
    options_type = MissingProviderTestOptions

    def violations(self, view: ProjectView, /) -> Iterator[ProjectViolation]:
        """One for each function with an operation that is not covered."""
        operations = list(operations_of(view.code, self._files(view)))
        tests = TestsInUse(view)
        if operations and not self._covers_everything(tests):
            is_verified = bool(tests.using(VERIFIERS))
            lacking = _comparable(operations, view) if is_verified else operations
            yield from _violations(lacking, NO_PACT if is_verified else NO_TEST)

    def _files(self, view: ProjectView) -> Iterator[CodeFile]:
        """The sources in the places that are stated, else in the layer, else all."""
        heads = self.heads(view) or view.names.layers.heads.get(LAYER, ())
        return (
            file
            for file in judged_sources(view)
            if not heads or view.code.lies_in(file.subject, heads)
        )

    def _covers_everything(self, tests: TestsInUse) -> bool:
        found = (
            tests.using(with_contents(as_texts(self.options.libraries))),
            tests.marked(as_texts(self.options.markers)),
            tests.at(as_texts(self.options.paths)),
        )
        return any(found)


def _comparable(operations: list[Operation], view: ProjectView) -> list[Operation]:
    """Those that no pact file asks for; without a literal path nothing can be said of one."""
    requests = pact_requests(view)
    literal = (operation for operation in operations if operation.path is not None)
    return [] if requests is None else uncovered(literal, requests)


def _violations(operations: Iterable[Operation], reason: str) -> Iterator[ProjectViolation]:
    found: dict[Subject, list[str]] = {}
    for operation in operations:
        found.setdefault(operation.subject, []).append(operation.label)
    for subject, labels in found.items():
        told = listed(sorted(filter(None, set(labels))), "and")
        yield _violation(subject, told, reason)


def _violation(subject: Subject, told: str, reason: str) -> ProjectViolation:
    return ProjectViolation(
        path=subject.file.path,
        message=f"{subject.label} answers {told or 'a route'}: {reason}",
        key=subject.qualified,
        symbol=subject.qualified,
        region=subject.location.region,
    )
