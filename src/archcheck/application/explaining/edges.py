"""An import that somebody asks about: `a.b.c -> d.e`."""

from collections.abc import Collection, Iterable

from archcheck.application.explaining.arrow import ARROW
from archcheck.domain.location import Location
from archcheck.domain.module_graph import ModuleImport
from archcheck.domain.problem import NothingThere, Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
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

    def between(self, modules: Iterable[str]) -> "Edge":
        """The same with modules for what lies in them; raises UsageProblems for a strange importer."""
        known = tuple(modules)
        importer = _module_of(self.importer, known)
        if importer not in known:
            hint = did_you_mean(self.importer, known) or "archcheck graph shows the modules"
            message = f'"{self.importer}" is no module of this project'
            raise NothingThere(Problem("", "", message, hint))
        return Edge(importer, _module_of(self.imported, known))

    def places(self, imports: Iterable[ModuleImport]) -> tuple[Location, ...]:
        """Where it stands, if it does."""
        ends = (self.importer, self.imported)
        found = (it.places for it in imports if (it.importer, it.imported) == ends)
        return next(found, ())

    def __str__(self) -> str:
        """As it was written."""
        return f"{self.importer} {ARROW} {self.imported}"


def _module_of(name: str, known: Collection[str]) -> str:
    """A module for a class or function in it.

    A package holds modules, too: only what is written like a class is no module that is missing.
    """
    above = (name.rsplit(".", count)[0] for count in range(name.count(".") + 1))
    found = next(filter(known.__contains__, above), name)
    is_package = any(other.startswith(f"{found}.") for other in known)
    return name if is_package and name.removeprefix(found).islower() else found
