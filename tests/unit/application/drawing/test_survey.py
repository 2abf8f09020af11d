"""Tests of how a project is read and judged."""

import contextlib
from collections.abc import Sequence
from typing import cast

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.survey import Survey, survey
from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.application.ports.termination import Terminated
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult, UncheckedFile
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedDiscovery,
    FixedRules,
    FixedTooling,
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


def surveyed(ports: CheckServices, maps: ModuleMaps | None = None) -> Survey:
    request = CheckRequest(directory="/shop")
    return survey(request, ports, maps or FixedMaps(), Unwatched())


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


def test_should_say_whose_imports_are_missing_when_files_are_broken() -> None:
    found = surveyed(ports(unchecked=(UncheckedFile(PATH, "invalid syntax"),)))
    assert found.missing == (f"{PATH} was not checked by archcheck: invalid syntax",)


def test_should_tell_what_is_to_be_known_when_files_need_a_newer_python() -> None:
    scope = Scope(whole=True, files=frozenset(), unmatched=("x.txt: not a Python file",))
    found = surveyed(ports(scope=scope, facts=(FileFacts(path=PATH, python="3.13"),)))
    assert found.notices == (
        "not drawn: x.txt: not a Python file",
        "1 file needs Python 3.13: run archcheck with it",
    )


def test_should_dismiss_what_got_ready_when_nothing_can_be_judged() -> None:
    refusing = services(rules=[FixedRules(ProjectAnswer(), "wrong")])
    with contextlib.suppress(UsageProblems):
        surveyed(refusing)
    assert cast(FixedTooling, refusing.tooling).dismissed


def test_should_draw_nothing_when_somebody_ends_it() -> None:
    with pytest.raises(Terminated):
        surveyed(ports(interrupted=True))
