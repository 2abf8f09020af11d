"""The rules about tests that a project should have."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import refuse
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.project_rule import FamilyRules, option_problems
from archcheck.infrastructure.rule_implementations import CODE, MISSING_TESTS, folder_of
from archcheck.infrastructure.version_control.git_state import GitState

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView


class MissingTestRules(FamilyRules["ProjectView"]):
    """Runs the enabled rules about tests that are missing; code is read only where one is."""

    family = "tests"
    package = "archcheck.infrastructure.architecture.missing_tests.rules"

    def __init__(self, git: GitState) -> None:
        """Take who knows what git tracks."""
        self._git = git

    def runs(self, rule: ActiveRule) -> bool:
        """Those whose file lies here; the others of the family look at files one by one."""
        return super().runs(rule) and folder_of(rule.definition, CODE) == MISSING_TESTS

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Those that the rules ask about."""
        asked = (running.rule.code_roles for running in self.running(inspection))
        return frozenset[Role]().union(*asked)

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for options that mean nothing in this project."""
        running = self.running(inspection)
        if running:
            names = self.subject(inspection, ()).names
            refuse(
                problem
                for rule in running
                for problem in option_problems(rule, rule.rule.problems(names), inspection)
            )

    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> "ProjectView":
        """The project with its code."""
        from archcheck.infrastructure.architecture.project_view import ProjectView

        return ProjectView(inspection, self._git, facts)
