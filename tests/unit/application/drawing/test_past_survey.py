"""Tests of the judged graph of a project as it was."""

import dataclasses
from collections.abc import Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.graph_survey import GraphSurvey, Surveyor
from archcheck.application.drawing.past_survey import past_survey
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import Problem, UsageProblems
from tests.unit.application.checking.checking_support import (
    FixedConfigurations,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.drawing.graph_support import finding
from tests.unit.application.drawing.test_graph_survey import FixedMaps, own
from tests.unit.refusal_support import refusal

PAST = PastProject("/tmp/copy", "0123456789abcdef")
REQUEST = CheckRequest(directory="/shop")


class WrongInThePast(FixedConfigurations):
    """Cannot read what was configured then."""

    def load(self, request: ConfigurationRequest) -> Configuration:
        """Today's alone."""
        if request.root:
            raise UsageProblems(Problem(f"{request.root}/pyproject.toml", "", "no TOML", "mend it"))
        return super().load(request)


class RightAtFirst(FixedRules):
    """Complains whenever it is asked again."""

    asked = 0

    def validate(self, inspection: Inspection) -> None:
        """Right for today alone."""
        self.asked += 1
        if self.asked > 1:
            super().validate(inspection)


def surveyed(
    ports: CheckServices, past: PastProject = PAST
) -> tuple[GraphSurvey | None, Sequence[str]]:
    surveyor = Surveyor(ports, FixedMaps(), Unwatched())
    return past_survey(past, surveyor.survey(REQUEST), REQUEST, surveyor)


def test_should_judge_by_its_own_rules_when_they_can_be_understood() -> None:
    rules = [FixedRules(ProjectAnswer((finding("shop.order"),)))]
    found, said = surveyed(services(own(), rules=rules))
    assert (found and list(found.judged.imports), said) == (
        [("shop.order", "shop.generated")],
        (),
    )


def test_should_judge_by_todays_rules_when_its_own_are_wrong() -> None:
    found, said = surveyed(services(own(), configurations=WrongInThePast()))
    assert (found is not None, said) == (
        True,
        (
            "0123456789ab is judged by today's rules, its own cannot be used: "
            "/shop/pyproject.toml: no TOML; mend it",
        ),
    )


def test_should_refuse_the_past_when_no_rules_can_judge_it() -> None:
    rules = [RightAtFirst(ProjectAnswer(), "unknown layer in /tmp/copy")]
    assert refusal(lambda: surveyed(services(own(), rules=rules))) == (
        "0123456789ab cannot be read: unknown layer in /shop"
    )


def test_should_have_no_survey_when_there_was_no_python() -> None:
    empty = dataclasses.replace(PAST, has_sources=False)
    assert surveyed(services(own()), empty) == (
        None,
        ("0123456789ab holds no Python file of this project",),
    )
