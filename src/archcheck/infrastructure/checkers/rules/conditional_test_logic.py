"""conditional-test-logic: whether a test asserts does not depend on what happens in it."""

from collections.abc import Iterator

from archcheck.domain.location import Region
from archcheck.infrastructure.checkers.checker import CheckedFile, Violation
from archcheck.infrastructure.checkers.places import formatless_code, region_of
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest

KEYWORDS = {"If": "if", "Match": "match", "Try": "try", "TryStar": "try"}
CASES = "write one test for each case, or parametrize it."
FIXES = {"try": "use pytest.raises where an error is expected, and let others fail the test."}


class ConditionalTestLogic(checking.AssertionChecker[checking.AssertionOptions]):
    """Finds conditions around assertions."""

    rule = "conditional-test-logic"
    options_type = checking.AssertionOptions

    def judge(self, file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the keyword of each outermost statement that holds assertions."""
        for branch in test.branches:
            keyword = KEYWORDS[type(branch).__name__]
            whole = region_of(file.text, branch)
            inside = (item for item in test.assertions if item.place.branch is branch)
            yield Violation(
                place=_start(whole, len(keyword)),
                message=f'assertion inside of "{keyword}": it may never be made',
                key=f"{test.symbol}:{formatless_code(branch)}",
                symbol=test.symbol,
                related=checking.related(file, inside),
                fix=FIXES.get(keyword, CASES),
            )


def _start(whole: Region, length: int) -> Region:
    end = whole.start_column + length
    return Region(whole.start_line, whole.start_column, whole.start_line, end)
