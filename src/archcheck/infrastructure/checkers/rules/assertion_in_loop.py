"""assertion-in-loop: a test does not assert in a loop."""

from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import CheckedFile, Violation
from archcheck.infrastructure.checkers.places import formatless_code, region_of_loop
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest
from archcheck.infrastructure.checkers.testing.proposals import Proposals

LONGEST_HEADER = 60


class AssertionInLoop(checking.AssertionChecker[checking.AssertionOptions]):
    """Finds loops around assertions."""

    rule = "assertion-in-loop"
    options_type = checking.AssertionOptions

    def judge(self, file: CheckedFile, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the header of each outermost loop that holds assertions."""
        for loop in test.loops:
            place = region_of_loop(file.text, loop)
            header = _shortened(" ".join(file.text.excerpt(place).split()))
            inside = (item for item in test.assertions if item.place.loop is loop)
            yield Violation(
                place=place,
                message=f'assertion in the loop "{header}"',
                key=f"{test.symbol}:{formatless_code(loop).removesuffix(':')}",
                symbol=test.symbol,
                related=checking.related(file, inside),
                fix=Proposals(file.text).without_loop(loop),
            )


def _shortened(header: str) -> str:
    whole = header.removeprefix("async ")
    return whole if len(whole) <= LONGEST_HEADER else f"{whole[:LONGEST_HEADER]}..."
