"""Tests of several projects before they are analysed."""

import pytest

from archcheck.application.checking.group import prepare_group
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.domain.problem import UsageProblems
from tests.unit.application.checking.checking_support import services
from tests.unit.application.checking.group_support import DIVISION


@pytest.mark.parametrize(("wanted", "expected"), [(True, {"/shops/cache"}), (False, {""})])
def test_should_have_one_cache_when_projects_stand_in_one_table(
    wanted: bool, expected: set[str]
) -> None:
    request = CheckRequest(directory="/shops", cache=wanted)
    group = prepare_group(DIVISION, request, services())
    assert {prepared.inspection.cache_directory for prepared in group} == expected


def test_should_refuse_a_selection_when_it_means_nothing_in_any_project() -> None:
    request = CheckRequest(directory="/shops", selection=Selection(tools=("nowhere",)))
    with pytest.raises(UsageProblems, match='"nowhere" is no tool of this gate'):
        prepare_group(DIVISION, request, services())
