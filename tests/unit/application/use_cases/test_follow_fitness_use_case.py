"""Following the fitness of old versions."""

import contextlib

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.project_history import HistoryUnknown, Span
from archcheck.application.use_cases.follow_fitness_use_case import (
    FollowedFitness,
    FollowFitnessUseCase,
)
from archcheck.domain.configuration import Configuration
from archcheck.domain.fitness_history import Version
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedConfigurations,
    FixedDiscovery,
    Unwatched,
    services,
)
from tests.unit.application.fitness.history_support import (
    EMPTY,
    FIRST,
    LATER,
    SECOND,
    CountingGauge,
    DictMemory,
    FixedHistory,
)
from tests.unit.application.fitness.test_past_facts import Reading
from tests.unit.refusal_support import refusal

NARROW = Scope(whole=False, files=frozenset())
NOTICED = Configuration(root="/shop", notices=("look here",))


class Following:
    """A use case among stand-ins."""

    def __init__(self, *versions: Version, scope: Scope | None = None) -> None:
        """Take the versions."""
        whole = Scope(whole=True, files=frozenset())
        self.services = services(
            Reading(),
            discovery=FixedDiscovery(PROJECT, scope or whole),
            configurations=FixedConfigurations(NOTICED),
        )
        self.gauge = CountingGauge()
        self.memory = DictMemory()
        self.history = FixedHistory(*versions)

    def follow(self) -> FollowedFitness:
        """Follow them."""
        use_case = FollowFitnessUseCase(
            self.services, self.gauge, self.history, lambda _: self.memory
        )
        return use_case.execute(CheckRequest(directory="/shop"), Span(3), Unwatched())


def test_should_measure_each_version_when_they_differ() -> None:
    followed = Following(FIRST, SECOND).follow()
    assert [
        (point.version, point.summary.modules, point.summary.unread) for point in followed.points
    ] == [(FIRST, 1, 1), (SECOND, 3, 0)]


def test_should_measure_once_when_versions_hold_the_same() -> None:
    following = Following(SECOND, LATER)
    following.follow()
    assert following.gauge.measured == 1


def test_should_measure_nothing_when_summaries_are_remembered() -> None:
    following = Following(FIRST, SECOND)
    following.follow()
    following.follow()
    assert following.gauge.measured == 2


def test_should_be_nothing_when_a_version_did_not_hold_the_project() -> None:
    following = Following(EMPTY)
    summaries = [point.summary.modules for point in following.follow().points]
    assert (summaries, following.gauge.measured) == ([0], 0)


def test_should_pass_on_notices_when_there_are_some() -> None:
    assert Following(FIRST).follow().notices == ("look here",)


def test_should_refuse_when_a_part_of_the_project_is_named() -> None:
    following = Following(FIRST, scope=NARROW)
    assert "the past is measured of whole projects only" in refusal(following.follow)


def test_should_end_what_was_begun_when_git_does_not_answer() -> None:
    following = Following()
    with contextlib.suppress(HistoryUnknown):
        following.follow()
    assert getattr(following.services.tooling, "dismissed") is True


def test_should_say_why_when_git_does_not_answer() -> None:
    with pytest.raises(HistoryUnknown, match="git does not answer"):
        Following().follow()
