"""The import graph of a project."""

import dataclasses
from collections.abc import Mapping

from archcheck.domain.facts import Guard, ImportKind
from archcheck.domain.location import Location, Region


@dataclasses.dataclass(frozen=True, slots=True)
class ImportSite:
    """One place where a module imports another; `statement` is the line of its statement."""

    path: str
    region: Region
    kind: ImportKind
    guards: tuple[Guard, ...]
    statement: int

    @property
    def location(self) -> Location:
        """The place of the imported name."""
        return Location(self.path, self.region)


@dataclasses.dataclass(frozen=True, slots=True)
class ImportEdge:
    """All imports of one module by another, the sites sorted by position; never empty."""

    importer: str
    imported: str
    sites: tuple[ImportSite, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ExternalImport:
    """An import of a library or the standard library.

    `candidates` are the dotted names to look up: (`a.b`, `a`) for `from a import b`, else one.
    """

    importer: str
    candidates: tuple[str, ...]
    site: ImportSite


@dataclasses.dataclass(frozen=True, slots=True)
class UnresolvedImport:
    """An import that leads to no module; `target` is the dotted name that does not exist.

    Beyond the top package it is the text with its leading dots.
    """

    importer: str
    target: str
    site: ImportSite


@dataclasses.dataclass(frozen=True, kw_only=True)
class ImportGraph:
    """First-party modules and their imports.

    `modules` maps every first-party module to the path of its file, empty for a namespace or a
    git-ignored module. `edges` are sorted by importer and imported, a module's import of itself
    is none. Nothing is dropped by guard: contracts do that.
    """

    modules: Mapping[str, str]
    edges: tuple[ImportEdge, ...]
    external: tuple[ExternalImport, ...]
    unresolved: tuple[UnresolvedImport, ...]
    computed_imports: int
