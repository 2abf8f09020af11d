"""Tests of rules that are made where a configuration declares some."""

import dataclasses
import operator
from collections.abc import Callable, Sequence
from typing import Self

import pytest

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.declared_rules import DeclaredRules
from tests.unit.infrastructure.checkers.planning_support import inspection_of

BARE = inspection_of()
DECLARED = dataclasses.replace(
    BARE, configuration=dataclasses.replace(BARE.configuration, packs=("one",))
)
ANSWER = ProjectAnswer(layout="told")
ROLES = frozenset({Role.TEST})
Ask = Callable[[ProjectRules, Inspection], object]
QUESTIONS: tuple[Ask, ...] = (
    lambda rules, inspection: rules.validate(inspection),
    lambda rules, inspection: rules.code_roles(inspection),
    lambda rules, inspection: rules.remembering(NO_RESULTS).judge(inspection, ()),
    lambda rules, inspection: rules.judge(inspection, ()),
)


class TalkingRules(ProjectRules):
    """Remembers what it is asked."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.asked: list[str] = ["made"]

    def validate(self, inspection: Inspection) -> None:
        """Everything is fine."""
        self.asked.append("validate")

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Tests."""
        self.asked.append("code_roles")
        return ROLES

    def remembering(self, results: ResultCache) -> Self:
        """The same."""
        self.asked.append("remembering")
        return self

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Always the same."""
        self.asked.append("judge")
        return ANSWER


class Maker:
    """Makes rules and keeps them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.made: list[TalkingRules] = []

    def make(self) -> ProjectRules:
        """Rules that talk."""
        self.made.append(TalkingRules())
        return self.made[-1]


@pytest.mark.parametrize("ask", QUESTIONS)
def test_should_make_no_rules_when_none_is_declared(ask: Ask) -> None:
    maker = Maker()
    ask(DeclaredRules(operator.attrgetter("packs"), maker.make), BARE)
    assert maker.made == []


@pytest.mark.parametrize(
    ("ask", "asked", "answer"),
    [
        (QUESTIONS[0], ["made", "validate"], None),
        (QUESTIONS[1], ["made", "code_roles"], ROLES),
        (QUESTIONS[2], ["made", "remembering", "judge"], ANSWER),
        (QUESTIONS[3], ["made", "judge"], ANSWER),
    ],
)
def test_should_ask_the_rules_when_some_are_declared(
    ask: Ask, asked: list[str], answer: object
) -> None:
    maker = Maker()
    told = ask(DeclaredRules(operator.attrgetter("packs"), maker.make), DECLARED)
    assert (told, [rules.asked for rules in maker.made]) == (answer, [asked])


@pytest.mark.parametrize(
    ("ask", "answer"),
    [(QUESTIONS[1], frozenset()), (QUESTIONS[3], ProjectAnswer())],
)
def test_should_say_nothing_when_no_rule_is_declared(ask: Ask, answer: object) -> None:
    assert ask(DeclaredRules(operator.attrgetter("packs"), Maker().make), BARE) == answer
