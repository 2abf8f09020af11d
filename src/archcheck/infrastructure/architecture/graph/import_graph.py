"""The import graph of a project."""

from collections.abc import Mapping

import msgspec

from archcheck.domain.facts import Guard, ImportKind, StatementStart
from archcheck.domain.location import Location, Region


class ImportSite(msgspec.Struct, frozen=True):
    """One place where a module imports another; `statement` is where its statement
    begins."""

    path: str
    region: Region
    kind: ImportKind
    guards: tuple[Guard, ...]
    statement: StatementStart

    @property
    def location(self) -> Location:
        """The place of the imported name."""
        return Location(self.path, self.region)


class ImportEdge(msgspec.Struct, frozen=True):
    """All imports of one module by another, the sites sorted by position; never empty."""

    importer: str
    imported: str
    sites: tuple[ImportSite, ...]


class ExternalImport(msgspec.Struct, frozen=True):
    """An import of a library or the standard library.

    `candidates` are the dotted names to look up: (`a.b`, `a`) for `from a import b`, else one.
    """

    importer: str
    candidates: tuple[str, ...]
    site: ImportSite


class NamedImport(msgspec.Struct, frozen=True):
    """An import, told by the dotted name that it is about."""

    importer: str
    target: str
    site: ImportSite


class UnderscoredImport(msgspec.Struct, frozen=True):
    """An import of a module of the project, or of a `name` in it, with a leading underscore.

    The underscore may begin any component; `name` is empty where a statement has none.
    """

    importer: str
    module: str
    name: str
    site: ImportSite


class ImportGraph(msgspec.Struct, frozen=True, kw_only=True):
    """First-party modules and their imports.

    `modules` maps every first-party module to the path of its file, empty for a namespace or a
    git-ignored module. `tests` are the modules of tests that lie in source roots: no contract
    means them, but chains may lead through them. `edges` are sorted by importer and imported, a
    module's import of itself is none. `unresolved` imports lead to no module: their target does
    not exist, and beyond the top package it is the text with its leading dots. `of_tests` are
    imports of test modules by sources, wherever the tests lie. Nothing is dropped by guard:
    contracts do that.
    """

    modules: Mapping[str, str]
    edges: tuple[ImportEdge, ...]
    external: tuple[ExternalImport, ...]
    unresolved: tuple[NamedImport, ...]
    computed_imports: int
    underscored: tuple[UnderscoredImport, ...] = ()
    of_tests: tuple[NamedImport, ...] = ()
    tests: tuple[str, ...] = ()
