"""vacuous-assertion: an assertion can fail."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.domain.level import Level
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.places import Node, formatless_code, region_of
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest, analysed_tests
from archcheck.infrastructure.checkers.testing.broad_expectations import (
    broad_expectations,
    may_be_broad,
)
from archcheck.infrastructure.checkers.testing.checking import possible_tests
from archcheck.infrastructure.checkers.testing.preset_mocks import may_preset, preset_mocks
from archcheck.infrastructure.checkers.testing.tautologies import Tautologies
from archcheck.infrastructure.decoding.decoder import Options

PRESET = "this compares what a mock was told in the test with itself"
BROAD = "any error of these {0} satisfies it"


class VacuousAssertion(Checker[Options]):
    """Finds assertions that hold whatever the code does."""

    rule = "vacuous-assertion"

    def may_violate(self, file: CheckedFile) -> bool:
        """Only in a file that pytest collects, and that defines a function named like a test."""
        return bool(possible_tests(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """In the order of the tests."""
        for test in analysed_tests(file, project, ()):
            yield from _tautologies(file, test)
            yield from _presets(file, test)
            yield from _broad(file, test)


def _tautologies(file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
    tautologies = Tautologies(test.test.function.name, file.text, test.assertions)
    for assertion in test.assertions:
        reason = tautologies.why(assertion)
        if reason:
            message = f"this assertion cannot fail: {reason}"
            yield _violation(file, test, assertion.node, message)


def _presets(file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
    if not may_preset(file.text.text):
        return
    nodes = [assertion.node for assertion in test.assertions]
    mocks = preset_mocks(test.test.function.node, nodes)
    for node in filter(mocks.are_asserted_by, nodes):
        fix = "assert what the code does with it."
        yield _violation(file, test, node, PRESET, Level.NOTE, fix)


def _broad(file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
    if not may_be_broad(file.text.text):
        return
    for manager, count in broad_expectations(test.test.function.node):
        fix = "name the error, and leave only what raises it inside."
        message = BROAD.format(counted(count, "statement"))
        yield _violation(file, test, manager, message, Level.NOTE, fix)


def _violation(
    file: CheckedFile,
    test: AnalysedTest,
    node: Node,
    message: str,
    at_most: Level = Level.ERROR,
    fix: str = "",
) -> Violation:
    return Violation(
        place=region_of(file.text, node),
        message=message,
        key=f"{test.symbol}:{formatless_code(node)}",
        symbol=test.symbol,
        fix=fix,
        at_most=at_most,
    )
