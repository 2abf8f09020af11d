"""Tests of what has become of an architecture."""

import contextlib
from collections.abc import Iterator, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.drawing.comparison import Comparison
from archcheck.application.drawing.view import View
from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.application.use_cases.compare_graphs_use_case import CompareGraphsUseCase
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import Unwatched
from tests.unit.application.checking.group_support import FixedDivider
from tests.unit.application.drawing.graph_support import finding, names
from tests.unit.application.drawing.test_graph_survey import FixedMaps, ports
from tests.unit.refusal_support import refusal

REQUEST = CheckRequest(directory="/shop")


class FixedPast(PastProjects):
    """Always the same copy; remembers what was asked for."""

    def __init__(self, has_sources: bool = True) -> None:
        """Take whether there was any Python."""
        self._past = PastProject("/tmp/copy", "0123456789abcdef", has_sources)
        self.asked: list[tuple[str, str]] = []

    @contextlib.contextmanager
    def opened(self, root: str, revision: str, apart: Sequence[str] = ()) -> Iterator[PastProject]:
        """The copy."""
        self.asked.append((root, revision))
        yield self._past


def compared(past: PastProjects, scope: Scope = Scope(whole=True, files=frozenset())) -> Comparison:
    found = ports(finding("shop.order"), scope=scope)
    case = CompareGraphsUseCase(found, FixedMaps(), past, FixedDivider())
    return case.execute(REQUEST, View(), "main", Unwatched())


def test_should_ask_for_the_revision_when_graphs_are_compared() -> None:
    past = FixedPast()
    compared(past)
    assert past.asked == [("/shop", "main")]


def test_should_tell_no_difference_when_both_are_the_same() -> None:
    assert names(compared(FixedPast()).drawing(0)) == []


def test_should_say_why_everything_is_new_when_there_was_no_python() -> None:
    found = compared(FixedPast(has_sources=False))
    assert (names(found.drawing(0)), found.remarks) == (
        ["shop.generated", "shop.order"],
        ("0123456789ab holds no Python file of this project",),
    )


def test_should_refuse_paths_when_they_are_a_part_of_the_project() -> None:
    narrow = Scope(whole=False, files=frozenset())
    assert refusal(lambda: compared(FixedPast(), narrow)) == (
        "whole projects are compared, and these paths are a part of one\n"
        "  write --focus and a package"
    )
