"""From the facts of files to the import graph of a project."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from archcheck.domain.facts import FileFacts, Guard, ImportKind, ImportStatement
from archcheck.domain.project import SOURCES, Project, Role, Roles, SourceFile
from archcheck.infrastructure.architecture.graph.first_party_names import (
    FirstPartyNames,
    importable,
    tests_in_sources,
)
from archcheck.infrastructure.architecture.graph.import_graph import (
    ExternalImport,
    ImportEdge,
    ImportGraph,
    ImportSite,
    NamedImport,
    UnderscoredImport,
)

STAR = "*"
UNDERSCORE = "._"


def build_graph(
    project: Project, facts: Sequence[FileFacts], roles: Roles = SOURCES
) -> ImportGraph:
    """The modules of these roles and all that they import."""
    followed = (*(importable(project, role) for role in roles), tests_in_sources(project))
    files = {file.path: file for file in itertools.chain.from_iterable(followed)}
    building = _Building(FirstPartyNames.of(project, roles))
    for item in facts:
        if item.path in files:
            building.add(files[item.path], item)
    return building.graph()


class GraphSource:
    """Builds a graph once for all that judge the same project and facts."""

    def __init__(self) -> None:
        """Begin with no graph."""
        self._about: tuple[Project, Sequence[FileFacts]] | None = None
        self._graphs: dict[Roles, ImportGraph] = {}

    def graph(
        self, project: Project, facts: Sequence[FileFacts], roles: Roles = SOURCES
    ) -> ImportGraph:
        """The graph of these very values; those of the last ones are kept."""
        if not (self._about and self._about[0] is project and self._about[1] is facts):
            self._about, self._graphs = (project, facts), {}
        if roles not in self._graphs:
            self._graphs[roles] = build_graph(project, facts, roles)
        return self._graphs[roles]


class _Building:
    """Collects what files import."""

    def __init__(self, names: FirstPartyNames) -> None:
        self.names = names
        self.sites: defaultdict[tuple[str, str], list[ImportSite]] = defaultdict(list)
        self.external: list[ExternalImport] = []
        self.unresolved: list[NamedImport] = []
        self.underscored: list[UnderscoredImport] = []
        self.of_tests: list[NamedImport] = []
        self.computed_imports = 0

    def add(self, file: SourceFile, facts: FileFacts) -> None:
        """Take in one file."""
        if file.role is Role.SOURCE:
            self.computed_imports += facts.computed_imports
        for statement in facts.imports:
            self._import(file, statement, _site(file, statement))

    def graph(self) -> ImportGraph:
        """All that was collected, sorted."""
        edges = tuple(
            ImportEdge(importer, imported, tuple(sorted(sites, key=_place)))
            for (importer, imported), sites in sorted(self.sites.items())
        )
        return ImportGraph(
            modules=self.names.modules,
            edges=edges,
            external=tuple(sorted(self.external, key=_order)),
            unresolved=tuple(sorted(self.unresolved, key=_order)),
            computed_imports=self.computed_imports,
            underscored=tuple(sorted(self.underscored, key=_order)),
            of_tests=tuple(sorted(self.of_tests, key=_order)),
            tests=tuple(sorted(self.names.tests)),
        )

    def _import(self, file: SourceFile, statement: ImportStatement, site: ImportSite) -> None:
        base = self._base(file, statement)
        if statement.level or self.names.is_first_party(base):
            self._first_party(file, base, statement, site)
        else:
            self.external.append(ExternalImport(file.module, _candidates(statement), site))
        if file.role is Role.SOURCE:
            self._remarkable(file.module, base, statement.name, site)

    def _base(self, file: SourceFile, statement: ImportStatement) -> str:
        base = _base(file, statement)
        is_absolute = not statement.level and file.role is Role.TEST
        return self.names.beside(file.module, base) if is_absolute else base

    def _first_party(
        self, file: SourceFile, base: str, statement: ImportStatement, site: ImportSite
    ) -> None:
        target = self.names.target(base, statement.name)
        if base not in self.names.known:
            self._missing(file, base or "." * statement.level + statement.module, site)
        elif self.names.is_node(target) and target != file.module:
            self.sites[file.module, target].append(site)

    def _remarkable(self, importer: str, base: str, name: str, site: ImportSite) -> None:
        """What is told of an import beside where it leads."""
        full = f".{base}.{name}"
        if UNDERSCORE in full and base in self.names.known:
            self.underscored.append(UnderscoredImport(importer, base, name, site))
        tested = self.names.tested(base, full[1:])
        if tested:
            self.of_tests.append(NamedImport(importer, tested, site))

    def _missing(self, file: SourceFile, target: str, site: ImportSite) -> None:
        if file.role is Role.SOURCE:
            self.unresolved.append(NamedImport(file.module, target, site))


def _site(file: SourceFile, statement: ImportStatement) -> ImportSite:
    guards = statement.guards
    if file.is_stub:
        guards = (Guard.TYPE_CHECKING, *guards)
    return ImportSite(file.path, statement.region, statement.kind, guards, statement.statement)


def _base(file: SourceFile, statement: ImportStatement) -> str:
    """The module that a statement names, absolute; empty beyond the top package.

    A dynamic import still has dots only when it leads there from its own package.
    """
    if not statement.level:
        return statement.module
    parents = [] if statement.kind is ImportKind.DYNAMIC else _package(file)
    kept = len(parents) - statement.level + 1
    return ".".join(filter(None, [*parents[:kept], statement.module])) if kept > 0 else ""


def _package(file: SourceFile) -> list[str]:
    """The components of the package that dots start from; none for a top-level module."""
    components = file.module.split(".")
    return components if file.is_package else components[:-1]


def _candidates(statement: ImportStatement) -> tuple[str, ...]:
    if not statement.name or statement.name == STAR:
        return (statement.module,)
    return (f"{statement.module}.{statement.name}", statement.module)


def _place(site: ImportSite) -> tuple[str, int, int]:
    return site.path, site.region.start_line, site.region.start_column


def _order(
    item: ExternalImport | NamedImport | UnderscoredImport,
) -> tuple[str, tuple[str, int, int]]:
    return item.importer, _place(item.site)
