"""The rules about files and directories."""

import abc
from collections.abc import Iterable, Sequence

from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project
from archcheck.infrastructure.architecture.layout.catalogue import known_types
from archcheck.infrastructure.architecture.project_rule import (
    FamilyRules,
    OptionsType,
    ProjectRule,
    ProjectViolation,
)

LayoutViolation = ProjectViolation
UNLISTED = "unlisted-module"


class LayoutRule(ProjectRule[Project, OptionsType]):
    """Looks at a project's directories; one instance for one check."""

    @abc.abstractmethod
    def violations(self, project: Project, /) -> Iterable[LayoutViolation]:
        """Everything that is wrong in the project, whatever the scope."""


class LayoutRules(FamilyRules[Project]):
    """Runs the enabled layout rules."""

    family = "layout"
    package = "archcheck.infrastructure.architecture.layout.rules"

    def runs(self, rule: ActiveRule) -> bool:
        """Those that are configured, by name and type or at the top, are judged elsewhere."""
        return super().runs(rule) and rule.definition.name not in (UNLISTED, *known_types())

    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> Project:
        """The project."""
        return inspection.project
