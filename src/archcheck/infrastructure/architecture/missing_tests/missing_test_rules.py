"""The rules about tests that a project should have."""

import abc
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import refuse
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.project_rule import (
    FamilyRules,
    OptionsType,
    ProjectRule,
    ProjectViolation,
    option_problems,
)
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.rule_implementations import CODE, MISSING_TESTS, folder_of
from archcheck.infrastructure.version_control.git_state import GitState

INSIDE = "inside"


class MissingTestRule(ProjectRule[ProjectView, OptionsType]):
    """Looks for tests; one instance for one check. `code_roles` are those of the files it reads."""

    code_roles: ClassVar[frozenset[Role]] = frozenset({Role.SOURCE, Role.TEST})

    @abc.abstractmethod
    def violations(self, view: ProjectView, /) -> Iterable[ProjectViolation]:
        """Everything that is wrong in the project, whatever the scope."""

    def problems(self, names: ContractNames) -> Iterator[KeyProblem]:
        """Layers and modules in the option `inside` that are none."""
        found = self.places(names)
        yield from (names.problem(lookup) for lookup in found if lookup.fault)

    def places(self, names: ContractNames) -> tuple[Lookup, ...]:
        """What the entries of the option `inside` mean, where a rule has it."""
        return names.modules(INSIDE, as_texts(getattr(self.options, INSIDE, ())))

    def heads(self, view: ProjectView) -> tuple[str, ...]:
        """The packages that the option `inside` means."""
        return tuple(head for it in self.places(view.names) for head in it.found.heads)


def judged_sources(view: ProjectView) -> Iterator[CodeFile]:
    """The source files in which something may be found."""
    for file in view.code.files:
        if file.file.role is Role.SOURCE and not file.file.excluded:
            yield file


class MissingTestRules(FamilyRules[ProjectView]):
    """Runs the enabled rules about tests that are missing."""

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
        view = ProjectView(inspection, self._git)
        refuse(
            problem
            for rule in self.running(inspection)
            for problem in option_problems(rule, rule.rule.problems(view.names), inspection)
        )

    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectView:
        """The project with its code."""
        return ProjectView(inspection, self._git, facts)
