"""one-assertion-per-test: a test checks one thing."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.infrastructure.checkers.checker import Anchor, Violation
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest
from archcheck.infrastructure.checkers.testing.proposals import comparison_or_split


class OneAssertionPerTest(checking.AssertionChecker):
    """Finds tests with more assertions than the limit."""

    rule = "one-assertion-per-test"

    def judge(self, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the test's name."""
        limit = self.options["limit"]
        count = test.count
        if isinstance(limit, int) and count > limit:
            yield Violation(
                place=Anchor(test.test.function.node.name),
                message=f"{counted(count, 'assertion')} in one test, limit {limit}",
                key=f"{test.symbol}:assertions",
                symbol=test.symbol,
                related=checking.related(test.counted),
                fix=comparison_or_split(test.test.function.node, test.counted),
            )
