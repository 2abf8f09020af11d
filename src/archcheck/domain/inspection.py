"""What a check is about."""

import dataclasses
import datetime
import functools
from collections.abc import Mapping

from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project, Role, Scope, SourceFile
from archcheck.domain.project_table import TablePlace
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Inspection:
    """Everything that analyzers plan their jobs from.

    `cache_directory` is absolute, empty without a cache; `workers` is the CPU budget; `today` is
    the day by which exemptions have ended. Of files with `code_roles` the facts hold what structure
    rules ask about. `place` is where the project stands in a table of projects, and `modules` are
    those of all projects of the table, by their names. At the root of a table the `undeclared` are
    directories of projects that it does not name.
    """

    configuration: Configuration
    project: Project
    scope: Scope
    rules: RulePlan
    cache_directory: str
    workers: int
    today: datetime.date = datetime.date.min
    code_roles: frozenset[Role] = frozenset()
    recorded: Mapping[tuple[str, str], float] = dataclasses.field(default_factory=dict)
    place: TablePlace | None = None
    modules: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    undeclared: tuple[str, ...] = ()

    @property
    def is_table_alone(self) -> bool:
        """Whether it is about the root of several projects as such, which has no files."""
        return self.place is not None and self.place.entry is None

    def files(self, *roles: Role) -> tuple[SourceFile, ...]:
        """The files of these roles that are in judgement and in scope."""
        return tuple(file for file in self.judged_files if file.role in roles)

    @functools.cached_property
    def judged_files(self) -> tuple[SourceFile, ...]:
        """The files that are in judgement and in scope."""
        candidates = (file for file in self.project.files if not file.excluded)
        return tuple(file for file in candidates if self.scope.holds(file.path))
