"""Tests of several groups of rules as one."""

from collections.abc import Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.check_result import Architecture
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.combined_rules import CombinedRules
from tests.unit.infrastructure.checkers.planning_support import inspection_of


class Saying(ProjectRules):
    """Gives one answer."""

    def __init__(self, answer: ProjectAnswer, *roles: Role) -> None:
        """Take it."""
        self._answer = answer
        self._roles = roles
        self.validated = 0

    def validate(self, inspection: Inspection) -> None:
        """Count."""
        self.validated += 1

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Its own."""
        return frozenset(self._roles)

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """It."""
        return self._answer


FIRST = Saying(ProjectAnswer((), ("a",), "one", None, 1, 2), Role.SOURCE)
SECOND = Saying(ProjectAnswer((), ("b",), "", Architecture.CHECKED, 3, 4), Role.TEST)
THIRD = Saying(ProjectAnswer((), (), "two", Architecture.NOT_CHECKED))
RULES = CombinedRules((FIRST, SECOND, THIRD))


def test_should_say_what_all_say_when_several_are_asked() -> None:
    told = RULES.judge(inspection_of(), ())
    assert told == ProjectAnswer((), ("a", "b"), "one; two", Architecture.CHECKED, 4, 6)


def test_should_want_the_code_that_any_wants_when_several_are_asked() -> None:
    assert RULES.code_roles(inspection_of()) == {Role.SOURCE, Role.TEST}


def test_should_validate_with_each_when_several_are_asked() -> None:
    RULES.validate(inspection_of())
    assert (FIRST.validated, SECOND.validated, THIRD.validated) == (1, 1, 1)
