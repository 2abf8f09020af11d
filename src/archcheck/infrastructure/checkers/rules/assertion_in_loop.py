"""assertion-in-loop: a test does not assert in a loop."""

from collections.abc import Iterator

import libcst as cst

from archcheck.infrastructure.checkers.checker import Anchor, Violation
from archcheck.infrastructure.checkers.testing import checking
from archcheck.infrastructure.checkers.testing.analysis import AnalysedTest
from archcheck.infrastructure.checkers.testing.proposals import loop_header, without_loop
from archcheck.infrastructure.checkers.testing.survey import Loop

LONGEST_HEADER = 60


class AssertionInLoop(checking.AssertionChecker):
    """Finds loops around assertions."""

    rule = "assertion-in-loop"

    def judge(self, test: AnalysedTest) -> Iterator[Violation]:
        """One violation at the header of each outermost loop that holds assertions."""
        for loop in test.loops:
            header = _shortened(loop_header(loop))
            yield Violation(
                place=_anchor(loop),
                message=f'assertion in the loop "{header}"',
                key=f"{test.symbol}:{header}",
                symbol=test.symbol,
                related=checking.related(
                    item for item in test.assertions if item.place.loop is loop
                ),
                fix=without_loop(loop),
            )


def _anchor(loop: Loop) -> Anchor:
    if isinstance(loop, cst.For):
        return Anchor(loop, loop.iter)
    return Anchor(loop, loop.test) if isinstance(loop, cst.While) else Anchor(loop)


def _shortened(header: str) -> str:
    return header if len(header) <= LONGEST_HEADER else f"{header[:LONGEST_HEADER]}..."
