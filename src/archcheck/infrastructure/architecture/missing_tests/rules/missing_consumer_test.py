"""missing-consumer-test: what this project expects of other services is written down as a pact."""

from collections.abc import Iterator

from archcheck.domain.dotted_names import with_parents
from archcheck.infrastructure.architecture.contracts.options import PossibleNames
from archcheck.infrastructure.architecture.missing_tests.missing_test_rule import (
    MissingTestRule,
    judged_sources,
)
from archcheck.infrastructure.architecture.missing_tests.tests_in_use import TestsInUse
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.class_traits import (
    ENUMS,
    PYDANTIC,
    ClassTraits,
)
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts

PLACES = ("{root}.infrastructure.external", "{context}.infrastructure.external")
CONSUMERS = (
    "pact.Consumer",
    "pact.consumer.Consumer",
    "pact.Pact",
    "pact.pact.Pact",
    "pact.v3.Pact",
    "pact.v3.pact.Pact",
)
HTTP_CLIENTS = "<http-client>"
ENOUGH_SIGNS = 2


class MissingConsumerTestOptions(Options, frozen=True, kw_only=True):
    """Where clients lie, how they are called, and which tests count beside those with a pact."""

    inside: PossibleNames = ()
    named: Texts = "*Client"
    markers: Texts = ()


class MissingConsumerTest(MissingTestRule[MissingConsumerTestOptions]):
    """Finds outgoing clients that no consumer contract test imports."""

    rule = "missing-consumer-test"
    options_type = MissingConsumerTestOptions

    def violations(self, view: ProjectView, /) -> Iterator[ProjectViolation]:
        """One for each class."""
        clients = list(self._clients(view))
        tests = TestsInUse(view)
        asked = tests.using(CONSUMERS) if clients else frozenset()
        counted = asked | (tests.marked(as_texts(self.options.markers)) if clients else asked)
        for client in clients:
            if counted.isdisjoint(tests.importing(client)):
                yield _violation(client)

    def _clients(self, view: ProjectView) -> Iterator[Subject]:
        """The classes that do something and have two of three signs of a client."""
        heads = self.heads(view) or view.names.layers.matches(*PLACES)
        speakers = frozenset(view.code.imported_groups[HTTP_CLIENTS])
        for file in judged_sources(view):
            signs = view.code.lies_in(file.subject, heads) + _imports(file, speakers)
            yield from self._in_file(file, view.code, signs)

    def _in_file(self, file: CodeFile, code: Code, signs: int) -> Iterator[Subject]:
        for subject in file.of_kind(Kind.CLASS) if signs else ():
            if signs + self._is_named(subject) >= ENOUGH_SIGNS and _does_something(subject, code):
                yield subject

    def _is_named(self, subject: Subject) -> bool:
        return any(matches_word(glob, subject.name) for glob in as_texts(self.options.named))


def _imports(file: CodeFile, libraries: frozenset[str]) -> bool:
    return any(not libraries.isdisjoint(with_parents(name)) for name in file.imported)


def _does_something(subject: Subject, code: Code) -> bool:
    """Whether it is a public class with methods that is neither abstract nor a mere value."""
    methods = (method.name for method in code.traits.methods(subject))
    has_behaviour = any(not name.startswith("__") for name in methods)
    return has_behaviour and code.is_public(subject) and not _is_no_client(subject, code.traits)


def _is_no_client(subject: Subject, traits: ClassTraits) -> bool:
    is_value = traits.is_a(subject, (*ENUMS, *PYDANTIC))
    return is_value or traits.is_exception(subject) or traits.is_abstract(subject)


def _violation(client: Subject) -> ProjectViolation:
    return ProjectViolation(
        path=client.file.path,
        message=f"no consumer test of this project imports {client.label} together with a pact",
        key=client.qualified,
        symbol=client.qualified,
        region=client.location.region,
    )
