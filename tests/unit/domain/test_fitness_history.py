"""Fitness over versions."""

import pytest

from archcheck.domain.fitness_history import Summary, Version, summary_of
from tests.unit.application.fitness.fitness_support import SHOP


def test_should_count_everything_when_fitness_is_summed_up() -> None:
    assert summary_of(SHOP, 2) == Summary(
        modules=3,
        packages=3,
        lines=1230,
        imports=9,
        tangles=1,
        cuts=1,
        unstable=1,
        hubs=1,
        unread=2,
    )


@pytest.mark.parametrize(
    ("moment", "date"), [("2027-06-30T23:59:00+02:00", "2027-06-30"), ("", "")]
)
def test_should_tell_the_day_when_a_version_has_a_moment(moment: str, date: str) -> None:
    assert Version("c", "v1", moment).date == date
