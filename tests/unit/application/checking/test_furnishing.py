"""Tests of what reports tell beside findings."""

import dataclasses
from collections.abc import Callable

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.report_format import Evidence
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.domain.check_result import CheckResult, Picture
from archcheck.domain.facts import FileFacts
from archcheck.domain.job import JobResult
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    ORDER,
    FixedAnalyzer,
    FixedDiscovery,
    Unwatched,
    services,
)
from tests.unit.application.drawing.test_graph_survey import FixedMaps
from tests.unit.infrastructure.reports.results_support import finding, place

NARROW = Scope(whole=False, files=frozenset({ORDER.path}))
FOUND = tuple(
    finding(analyzer="flake8", rule="F401", location=place(path, 1, 1, 2))
    for path in ("src/shop/order.py", "tests/test_order.py")
)


def checked(
    evidence: Evidence = Evidence.ARCHITECTURE,
    *,
    scope: Scope = Scope(whole=True, files=frozenset()),
    facts: tuple[FileFacts, ...] = (FileFacts(path=ORDER.path),),
) -> CheckResult:
    """A check of two files."""
    answer = JobResult(job="", analyzer="archcheck", findings=FOUND, facts=facts)
    ports = services(
        FixedAnalyzer("archcheck", answer), discovery=FixedDiscovery(scope=scope), maps=FixedMaps()
    )
    request = CheckRequest(directory="/shop", evidence=evidence)
    return CheckProjectUseCase(ports).execute(request, Unwatched())


def test_should_name_owners_when_somebody_owns_a_file() -> None:
    owners = {entry.location.path: entry.owners for entry in checked().findings}
    assert owners == {"src/shop/order.py": (), "tests/test_order.py": ("@testers",)}


def test_should_know_the_architecture_when_reports_show_it() -> None:
    picture = checked().picture
    assert picture == Picture(2, 2, picture.drawings if picture else ())


@pytest.mark.parametrize(
    "result",
    [
        lambda: checked(Evidence.FINGERPRINTS),
        lambda: checked(scope=NARROW),
        lambda: checked(facts=()),
    ],
    ids=["not wanted", "a part", "nothing read"],
)
def test_should_know_no_architecture_when_it_is_not_whole_or_not_shown(
    result: Callable[[], CheckResult],
) -> None:
    assert result().picture is None


def test_should_say_nothing_else_when_a_picture_is_made() -> None:
    bare = dataclasses.replace(checked(), picture=None)
    assert bare == checked(facts=())
