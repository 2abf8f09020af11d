"""What the rules about assertions in tests have in common."""

import abc
import functools
from collections.abc import Iterable, Mapping

import libcst as cst

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
    once_per_file,
)
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest, analysed_tests
from archcheck.infrastructure.checkers.testing.collection import UNITTEST_FALLBACK, UNITTEST_PREFIX
from archcheck.infrastructure.checkers.testing.patterns import (
    defined_names,
    is_collected_file,
    is_collected_name,
)
from archcheck.infrastructure.checkers.testing.survey import Assertion


@once_per_file
def possible_tests(file: ScreenedFile) -> frozenset[str]:
    """The names of all functions that can be tests; none in a file that pytest does not collect."""
    if not is_collected_file(file.file.path, file.discovery.files):
        return frozenset()
    patterns = (*file.discovery.functions, *UNITTEST_PREFIX, UNITTEST_FALLBACK)
    return frozenset(
        name for name in defined_names(file.text.text) if is_collected_name(name, patterns)
    )


def related(assertions: Iterable[Assertion]) -> tuple[tuple[Anchor, str], ...]:
    """The places of assertions, numbered."""
    places = enumerate(assertions, start=1)
    return tuple((Anchor(item.node), _label(number, item)) for number, item in places)


def _label(number: int, assertion: Assertion) -> str:
    return f"assertion {number}" + (f", in {assertion.helper}" if assertion.helper else "")


class AssertionChecker(Checker):
    """Judges the tests of a file one after the other."""

    def __init__(self, options: Mapping[str, OptionValue]) -> None:
        """Take the options, `helpers` among them."""
        super().__init__(options)
        self._found: list[Violation] = []

    @classmethod
    def may_violate(cls, file: ScreenedFile, options: Mapping[str, OptionValue]) -> bool:
        """Only in a file that pytest collects, and that defines a function named like a test."""
        return bool(possible_tests(file))

    def handlers(self, file: ParsedFile) -> Mapping[type[cst.CSTNode], Handler]:
        """The whole file is looked at once."""
        return {cst.Module: functools.partial(self._look_at, file)}

    def _look_at(self, file: ParsedFile, module: cst.CSTNode) -> None:
        for test in analysed_tests(file, self._helpers()):
            self._found.extend(self.judge(test))

    def _helpers(self) -> tuple[str, ...]:
        helpers = self.options["helpers"]
        return helpers if isinstance(helpers, tuple) else ()

    def violations(self) -> Iterable[Violation]:
        """What was found, in the order of the tests."""
        return self._found

    @abc.abstractmethod
    def judge(self, test: AnalysedTest) -> Iterable[Violation]:
        """The violations of one test."""
