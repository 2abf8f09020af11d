"""What the rules about assertions in tests have in common."""

import abc
from collections.abc import Iterable, Iterator
from typing import TypeVar

from archcheck.domain.location import Region
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation, once_per_file
from archcheck.infrastructure.checkers.places import region_of
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest, analysed_tests
from archcheck.infrastructure.checkers.testing.collection import UNITTEST_FALLBACK, UNITTEST_PREFIX
from archcheck.infrastructure.checkers.testing.patterns import (
    defined_names,
    is_collected_file,
    is_collected_name,
)
from archcheck.infrastructure.checkers.testing.survey import Assertion
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts


@once_per_file
def possible_tests(file: CheckedFile) -> frozenset[str]:
    """The names of all functions that can be tests; none in a file that pytest does not collect."""
    if not is_collected_file(file.file.path, file.discovery.files):
        return frozenset()
    patterns = (*file.discovery.functions, *UNITTEST_PREFIX, UNITTEST_FALLBACK)
    return frozenset(
        name for name in defined_names(file.text.text) if is_collected_name(name, patterns)
    )


def related(file: CheckedFile, assertions: Iterable[Assertion]) -> tuple[tuple[Region, str], ...]:
    """The places of assertions, numbered."""
    numbered = enumerate(assertions, start=1)
    return tuple(
        (region_of(file.text, item.node), _label(number, item)) for number, item in numbered
    )


def _label(number: int, assertion: Assertion) -> str:
    return f"assertion {number}" + (f", in {assertion.helper}" if assertion.helper else "")


class AssertionOptions(Options, frozen=True, kw_only=True):
    """Which calls count as an assertion beside the known ones."""

    helpers: Texts = ()


AssertionOptionsType = TypeVar("AssertionOptionsType", bound=AssertionOptions)


class AssertionChecker(Checker[AssertionOptionsType]):
    """Judges the tests of a file one after the other."""

    def may_violate(self, file: CheckedFile) -> bool:
        """Only in a file that pytest collects, and that defines a function named like a test."""
        return bool(possible_tests(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """In the order of the tests."""
        for test in analysed_tests(file, project, as_texts(self.options.helpers)):
            yield from self.judge(file, test)

    @abc.abstractmethod
    def judge(self, file: CheckedFile, test: AnalysedTest) -> Iterable[Violation]:
        """The violations of one test."""
