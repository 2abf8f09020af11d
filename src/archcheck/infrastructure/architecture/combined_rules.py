"""Several groups of rules about a whole project as one."""

from collections.abc import Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role


class CombinedRules(ProjectRules):
    """Asks one group after the other."""

    def __init__(self, groups: Sequence[ProjectRules]) -> None:
        """Take the groups."""
        self._groups = groups

    def validate(self, inspection: Inspection) -> None:
        """As the first does that refuses something."""
        for group in self._groups:
            group.validate(inspection)

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """What any of them asks for."""
        return frozenset[Role]().union(*(group.code_roles(inspection) for group in self._groups))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """What all of them say."""
        return ProjectAnswer.joined([group.judge(inspection, facts) for group in self._groups])
