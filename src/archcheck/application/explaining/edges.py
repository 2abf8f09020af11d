"""An import that somebody asks about: `a.b.c -> d.e`."""

import dataclasses
from collections.abc import Iterable

from archcheck.domain.location import Location
from archcheck.domain.module_graph import ModuleImport
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean

ARROW = "->"


@dataclasses.dataclass(frozen=True, slots=True)
class Edge:
    """Who imports whom, by dotted names."""

    importer: str
    imported: str

    @classmethod
    def read(cls, text: str) -> "Edge":
        """From `a.b -> c.d`; raises UsageProblems."""
        importer, arrow, imported = (part.strip() for part in text.partition(ARROW))
        if arrow and importer and imported:
            return cls(importer, imported)
        raise UsageProblems(Problem("", "", f'"{text}" is no import', 'write "a.b -> c.d"'))

    def check(self, modules: Iterable[str]) -> None:
        """Raise UsageProblems where the importer is no module of the project."""
        known = tuple(modules)
        if self.importer not in known:
            hint = did_you_mean(self.importer, known) or "archcheck graph shows the modules"
            message = f'"{self.importer}" is no module of this project'
            raise UsageProblems(Problem("", "", message, hint))

    def places(self, imports: Iterable[ModuleImport]) -> tuple[Location, ...]:
        """Where it stands, if it does."""
        ends = (self.importer, self.imported)
        found = (it.places for it in imports if (it.importer, it.imported) == ends)
        return next(found, ())

    def __str__(self) -> str:
        """As it was written."""
        return f"{self.importer} {ARROW} {self.imported}"
