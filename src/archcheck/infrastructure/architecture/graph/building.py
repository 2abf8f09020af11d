"""From the facts of files to the import graph of a project."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.facts import FileFacts, Guard, ImportKind, ImportStatement
from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.architecture.graph.import_graph import (
    ExternalImport,
    ImportEdge,
    ImportGraph,
    ImportSite,
    UnresolvedImport,
)

STAR = "*"


def build_graph(project: Project, facts: Sequence[FileFacts]) -> ImportGraph:
    """The first-party modules of the source roots and all that they import."""
    files = {
        file.path: file
        for file in (*_importable(project, Role.SOURCE), *_tests_in_sources(project))
    }
    building = _Building(_Names.of(project))
    for item in facts:
        if item.path in files:
            building.add(files[item.path], item)
    return building.graph()


class GraphSource:
    """Builds a graph once for all that judge the same project and facts."""

    def __init__(self) -> None:
        """Begin with no graph."""
        self._last: tuple[Project, Sequence[FileFacts], ImportGraph] | None = None

    def graph(self, project: Project, facts: Sequence[FileFacts]) -> ImportGraph:
        """The graph of these very values; the last one is kept."""
        if self._last and self._last[0] is project and self._last[1] is facts:
            return self._last[2]
        graph = build_graph(project, facts)
        self._last = (project, facts, graph)
        return graph


class _Names(msgspec.Struct, frozen=True):
    """Which names are modules: `modules` those of the graph, `known` all that resolve.

    A name is first-party when its first component is in `tops`. `second` leads from the names
    that links give to modules. `tests` are modules of tests in source roots. In `shared`
    namespaces other distributions have modules, too.
    """

    modules: Mapping[str, str]
    known: frozenset[str]
    tops: frozenset[str]
    second: Mapping[str, str]
    tests: frozenset[str]
    shared: frozenset[str]

    @classmethod
    def of(cls, project: Project) -> "_Names":
        modules = _modules(project)
        second = dict(project.second_names)
        inside = frozenset(file.module for file in _tests_in_sources(project)).difference(modules)
        tests = {
            name for file in _importable(project, Role.TEST) for name in _with_parents(file.module)
        }
        tops = {name.partition(".")[0] for name in (*modules, *second)}.union(project.root_packages)
        known = tests.union(modules, second)
        shared = frozenset(project.shared_namespaces)
        return cls(modules, frozenset(known), frozenset(tops), second, inside, shared)

    def is_first_party(self, name: str) -> bool:
        if name.partition(".")[0] not in self.tops:
            return False
        around = (each for each in _with_parents(name) if each in self.known)
        return name in self.known or next(around, "") not in self.shared

    def is_node(self, name: str) -> bool:
        return name in self.modules or name in self.tests

    def target(self, base: str, name: str) -> str:
        """What an import of a name of a module leads to."""
        inner = f"{base}.{name}"
        found = inner if inner in self.known else base
        return self.second.get(found, found)


class _Building:
    """Collects what files import."""

    def __init__(self, names: _Names) -> None:
        self.names = names
        self.sites: defaultdict[tuple[str, str], list[ImportSite]] = defaultdict(list)
        self.external: list[ExternalImport] = []
        self.unresolved: list[UnresolvedImport] = []
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
            tests=tuple(sorted(self.names.tests)),
        )

    def _import(self, file: SourceFile, statement: ImportStatement, site: ImportSite) -> None:
        base = _base(file, statement)
        if statement.level or self.names.is_first_party(base):
            self._first_party(file, base, statement, site)
        else:
            candidates = _candidates(statement)
            self.external.append(ExternalImport(file.module, candidates, site))

    def _first_party(
        self, file: SourceFile, base: str, statement: ImportStatement, site: ImportSite
    ) -> None:
        target = self.names.target(base, statement.name)
        if base not in self.names.known:
            self._missing(file, base or "." * statement.level + statement.module, site)
        elif self.names.is_node(target) and target != file.module:
            self.sites[file.module, target].append(site)

    def _missing(self, file: SourceFile, target: str, site: ImportSite) -> None:
        if file.role is Role.SOURCE:
            self.unresolved.append(UnresolvedImport(file.module, target, site))


def _importable(project: Project, role: Role) -> Iterator[SourceFile]:
    return (file for file in project.files if file.role is role and file.module)


def _tests_in_sources(project: Project) -> Iterator[SourceFile]:
    """The tests beside the code: their imports continue chains."""
    tops = frozenset(project.root_packages)
    for file in _importable(project, Role.TEST):
        if file.module.partition(".")[0] in tops:
            yield file


def _modules(project: Project) -> dict[str, str]:
    modules: dict[str, str] = {}
    for file in _importable(project, Role.SOURCE):
        modules.setdefault(file.module, file.path)
    for name in (*project.namespaces, *project.unread_modules, *modules):
        modules |= {parent: "" for parent in _with_parents(name) if parent not in modules}
    return modules


def _with_parents(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


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


def _order(item: ExternalImport | UnresolvedImport) -> tuple[str, tuple[str, int, int]]:
    return item.importer, _place(item.site)
