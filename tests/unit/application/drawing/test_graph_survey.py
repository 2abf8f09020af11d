"""Tests of how a project is read and judged."""

from collections.abc import Sequence

import pytest

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.graph_survey import GraphSurvey, Surveyor
from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedDiscovery,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.drawing.graph_support import finding, judged
from tests.unit.application.drawing.test_portrait import PrefixMap
from tests.unit.application.judging.policy_support import PATH

IMPORTS = ("shop.order -> shop.generated", "shop.generated -> shop.order")
TEST = "tests/test_order.py"


class FixedMaps(ModuleMaps):
    """Always the same map; remembers of which facts."""

    def __init__(self) -> None:
        """Begin with none."""
        self.facts: list[str] = []

    def of(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ModuleMap:
        """Two modules that import each other."""
        self.facts = [each.path for each in facts]
        return PrefixMap(judged(*IMPORTS))


def own(**more: object) -> FixedAnalyzer:
    values: dict[str, object] = {"job": "", "analyzer": "archcheck", **more}
    return FixedAnalyzer("archcheck", JobResult(**values))  # type: ignore[arg-type]


def surveyed(ports: CheckServices, maps: ModuleMaps | None = None) -> GraphSurvey:
    request = CheckRequest(directory="/shop")
    return Surveyor(ports, maps or FixedMaps(), Unwatched()).survey(request)


def ports(
    *findings: Finding, scope: Scope = Scope(whole=True, files=frozenset()), **more: object
) -> CheckServices:
    return services(
        own(**more),
        discovery=FixedDiscovery(PROJECT, scope),
        rules=[FixedRules(ProjectAnswer(findings))],
    )


def test_should_mark_imports_when_contracts_are_broken() -> None:
    found = surveyed(ports(finding("shop.order")))
    assert (found.judged.project, list(found.judged.imports)) == (
        "shop",
        [("shop.order", "shop.generated")],
    )


def test_should_mark_imports_everywhere_when_paths_are_narrow() -> None:
    found = surveyed(
        ports(finding("shop.order"), scope=Scope(whole=False, files=frozenset({TEST})))
    )
    assert list(found.judged.imports) == [("shop.order", "shop.generated")]


def test_should_map_the_facts_of_all_files_when_they_are_known() -> None:
    maps = FixedMaps()
    surveyed(ports(facts=(FileFacts(path=PATH), FileFacts(path="a.py"))), maps)
    assert maps.facts == ["a.py", PATH]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(whole=True, files=frozenset()), None),
        (Scope(whole=False, files=frozenset({PATH})), {"shop.order"}),
        (Scope(whole=False, files=frozenset({"setup.py"})), set()),
    ],
)
def test_should_name_modules_when_paths_are_narrow(scope: Scope, expected: set[str] | None) -> None:
    assert surveyed(ports(scope=scope)).named == expected


def test_should_judge_a_project_when_it_is_prepared() -> None:
    known = ports(finding("shop.order"))
    request = CheckRequest(directory="/shop")
    surveyor = Surveyor(known, FixedMaps(), Unwatched())
    found = surveyor.survey_of(prepare(request, known), request)
    assert list(found.judged.imports) == [("shop.order", "shop.generated")]
