"""one-assertion-per-test: a test checks one thing."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.infrastructure.checkers.checker import CheckedFile, Violation
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest
from archcheck.infrastructure.checkers.testing.collection import SCENARIOS
from archcheck.infrastructure.checkers.testing.proposals import Proposals
from archcheck.infrastructure.decoding.value_types import Count


class OneAssertionOptions(checking.AssertionOptions, frozen=True, kw_only=True):
    """How many assertions a test may make."""

    limit: Count = 1


class OneAssertionPerTest(checking.AssertionChecker[OneAssertionOptions]):
    """Finds tests with more assertions than the limit."""

    rule = "one-assertion-per-test"
    options_type = OneAssertionOptions

    def judge(self, file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the test's name."""
        limit = self.options.limit
        count = test.count
        if count > limit and not test.test.marks & SCENARIOS:
            yield Violation(
                place=region_of_name(file.text, test.test.function.node),
                message=f"{counted(count, 'assertion')} in one test, limit {limit}",
                key=f"{test.symbol}:assertions",
                symbol=test.symbol,
                related=checking.related(file, test.counted),
                fix=Proposals(file.text).for_assertions(test.test.function.node, test.counted),
            )
