"""What a check is about."""

import dataclasses

from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project, Role, Scope, SourceFile


@dataclasses.dataclass(frozen=True)
class Inspection:
    """Everything that analyzers plan their jobs from.

    `cache_directory` is absolute, empty without a cache; `workers` is the CPU budget.
    """

    configuration: Configuration
    project: Project
    scope: Scope
    rules: RulePlan
    cache_directory: str
    workers: int

    def files(self, *roles: Role) -> tuple[SourceFile, ...]:
        """The files of these roles that are in judgement and in scope."""
        return tuple(
            file
            for file in self.project.files
            if file.role in roles and not file.excluded and self.scope.holds(file.path)
        )
