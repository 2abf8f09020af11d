"""test-without-assertion: a test asserts something."""

from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import CheckedFile, Violation
from archcheck.infrastructure.checkers.places import region_of_name
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest
from archcheck.infrastructure.checkers.testing.exemptions import is_empty, may_be_without_assertion

EMPTY = ("empty test: it passes whatever the code does", "write the test, or mark it as skipped.")
SILENT = (
    "no assertion: the test passes unless something raises",
    "assert what the code should do, or say so in the name: ..._should_not_raise.",
)


class TestWithoutAssertion(checking.AssertionChecker[checking.AssertionOptions]):
    """Finds tests that assert nothing."""

    __test__ = False
    rule = "test-without-assertion"
    options_type = checking.AssertionOptions

    def judge(self, file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the test's name."""
        if test.assertions or may_be_without_assertion(test.test):
            return
        message, fix = EMPTY if is_empty(test.test.function.node) else SILENT
        yield Violation(
            place=region_of_name(file.text, test.test.function.node),
            message=message,
            key=f"{test.symbol}:no-assertion",
            symbol=test.symbol,
            fix=fix,
        )
