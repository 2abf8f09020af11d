"""Small projects for tests of contracts: imports in one line each, no files."""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    ImportException,
    Origin,
)
from archcheck.domain.facts import FileFacts, Guard, ImportKind
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import SOURCES, Project, Role, Roles, Scope, SourceFile, SourceRoot
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.contract_rules import ContractRules
from archcheck.infrastructure.architecture.contracts.contract import Breach, Violation
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of, contract_type
from archcheck.infrastructure.architecture.graph.import_graph import (
    ExternalImport,
    ImportEdge,
    ImportGraph,
    ImportSite,
)
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from archcheck.infrastructure.architecture.libraries import imported_groups_of
from tests.unit.refusal_support import without_line

OWN = Origin("pyproject.toml", "tool.archcheck.contracts[0]", 7)
PACK = Origin("pack sprint-zero", "contracts[0]", 3)
ROOTS = ("shop", "tools")
RULES = (
    "layer-dependency",
    "forbidden-dependency",
    "independent-modules",
    "dependency-cycle",
    "protected-module",
    "undeclared-module-dependency",
    "external-dependency",
    "required-dependency",
    "facade-bypass",
)


def path_of(module: str) -> str:
    """Where the file of a module lies."""
    return f"src/{module.replace('.', '/')}.py"


def rule(name: str, level: Level = Level.ERROR) -> ActiveRule:
    """A rule that runs."""
    return ActiveRule.by_default(
        RuleDefinition(
            name=name,
            code="ARC100",
            family="dependencies",
            level=level,
            precision="very-high",
            tags=(),
            options=(),
            opt_in=False,
            summary="",
            because=f"why {name}",
            fix="",
            page="",
        )
    )


def contract(type_name: str, /, **options: object) -> ContractDeclaration:
    """A contract `c` of the project with keys of its type."""
    kind = contract_type(type_name)
    return ContractDeclaration(
        name="c",
        type=type_name,
        origin=OWN,
        rule=kind.rule,
        options=msgspec.convert(options, kind.options_type),
    )


def exceptions(
    *entries: str, key: str = "ignore_imports", reason: str = "", until: datetime.date | None = None
) -> tuple[ImportException, ...]:
    """Entries of one of the lists of imports that contracts leave out or tolerate."""
    return tuple(
        ImportException(entry=entry, key=key, reason=reason, expires=until, origin=OWN)
        for entry in entries
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Case:
    """A project of `imports` such as `shop.a -> shop.b`, the n-th standing on line n.

    What follows `@` is a guard; a target outside of `roots` is a library, with `|` between the
    names to look up.
    """

    imports: Sequence[str] = ()
    modules: Sequence[str] = ()
    roots: tuple[str, ...] = ("shop",)
    contracts: tuple[ContractDeclaration, ...] = ()
    layers: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    composition_roots: tuple[str, ...] = ()
    wiring_modules: tuple[str, ...] = ()
    contexts: tuple[str, ...] | None = None
    except_contexts: tuple[str, ...] = ()
    origins: Mapping[str, Origin] = dataclasses.field(default_factory=dict)
    rules: Sequence[str] = RULES
    level: Level = Level.ERROR
    excluded: Sequence[str] = ()
    scope: Scope = Scope(whole=True, files=frozenset())
    unread: Sequence[str] = ()
    namespaces: Sequence[str] = ()
    root: str = "/nowhere"
    architecture: str = ""
    packages: Sequence[str] = ()
    tests: Sequence[str] = ()
    today: datetime.date = datetime.date.min
    file: str = ""

    def graph(
        self, project: Project, facts: Sequence[FileFacts], roles: Roles = SOURCES
    ) -> ImportGraph:
        """The import graph, as a provider of graphs gives it."""
        return import_graph(self.imports, self.all_modules, self.roots, self.namespaces)

    @property
    def all_modules(self) -> tuple[str, ...]:
        """Every module that is named anywhere."""
        tree = ModuleTree.of((*_first_party(self.imports, self.roots), *self.modules))
        return tree.names

    @property
    def inspection(self) -> Inspection:
        """What analyzers plan from."""
        configuration = Configuration(
            root=self.root,
            file=self.file,
            contracts=self.contracts,
            layers=self.layers,
            composition_roots=self.composition_roots,
            wiring_modules=self.wiring_modules,
            contexts=self.contexts,
            except_contexts=self.except_contexts,
            origins=self.origins,
            architecture=self.architecture,
        )
        plan = RulePlan(
            {name: rule(name, self.level) for name in self.rules}, configuration, _no_match
        )
        return Inspection(configuration, self.project, self.scope, plan, "", 1, self.today)

    @property
    def project(self) -> Project:
        """The project with a file for each module that is no namespace."""
        modules = (name for name in self.all_modules if name not in self.namespaces)
        return Project(
            name="shop",
            root=self.root,
            source_roots=(SourceRoot("src", self.roots),),
            test_roots=(),
            files=tuple(self._file(name) for name in modules),
            namespaces=tuple(self.namespaces),
        )

    def answer(self) -> ProjectAnswer:
        """The answer of all contracts."""
        known = (file for file in self.project.files if file.module not in self.unread)
        facts = [FileFacts(path=file.path) for file in known]
        return ContractRules(self).judge(self.inspection, facts)

    def findings(self) -> tuple[Finding, ...]:
        """The findings of all contracts."""
        return self.answer().findings

    def messages(self) -> list[str]:
        """Key and message of each finding."""
        return [f"{finding.key}: {finding.message}" for finding in self.findings()]

    def problems(self) -> list[str]:
        """What is wrong before and after facts are known, as people read it."""
        rules = ContractRules(self)
        try:
            rules.validate(self.inspection)
            self.answer()
        except UsageProblems as found:
            return [_in_one_line(problem) for problem in found.problems]
        return []

    def _file(self, module: str) -> SourceFile:
        return SourceFile(
            path=path_of(module),
            role=Role.TEST if module in self.tests else Role.SOURCE,
            module=module,
            is_package=module in self.packages,
            size=0,
            digest="",
            excluded=module in self.excluded,
        )


def breaches(
    type_name: str, imports: Sequence[str], present: Sequence[str] = (), /, **options: object
) -> list[str]:
    """What breaks a contract: the first link and the title of each breach, sorted.

    The root packages are `shop` and `tools`; `present` names modules without imports.
    """
    case = Case(imports=imports, modules=present, roots=ROOTS)
    links = links_of(case)
    groups = imported_groups_of(Configuration(root="/nowhere"))
    names = ContractNames(LayerMap(links.tree, ROOTS, {}), groups=lambda: groups)
    found = contract_of(contract(type_name, **options), names).judge(links)
    return sorted(_in_words(links, violation) for violation in found)


def links_of(case: Case) -> Links:
    """The links of a case's graph."""
    return Links.of(case.graph(case.project, ()))


def import_graph(
    imports: Sequence[str],
    modules: Iterable[str],
    roots: Sequence[str],
    namespaces: Sequence[str] = (),
) -> ImportGraph:
    """A graph from lines such as `shop.a -> shop.b @type-checking`."""
    edges: dict[tuple[str, str], list[ImportSite]] = {}
    external = []
    for importer, imported, site in _sites(imports):
        if imported.partition(".")[0] in roots:
            edges.setdefault((importer, imported), []).append(site)
        else:
            external.append(ExternalImport(importer, tuple(imported.split("|")), site))
    return ImportGraph(
        modules={name: _path(name, namespaces) for name in modules},
        edges=tuple(ImportEdge(*pair, tuple(sites)) for pair, sites in sorted(edges.items())),
        external=tuple(external),
        unresolved=(),
        computed_imports=0,
    )


def _path(module: str, namespaces: Sequence[str]) -> str:
    return "" if module in namespaces else path_of(module)


def _sites(imports: Sequence[str]) -> Iterator[tuple[str, str, ImportSite]]:
    for line, (importer, imported, guard) in enumerate(map(_parsed, imports), 1):
        yield importer, imported, _site(importer, line, guard)


def _first_party(imports: Sequence[str], roots: Sequence[str]) -> Iterable[str]:
    named = (name for line in imports for name in _parsed(line)[:2])
    return [name for name in named if name.partition(".")[0] in roots]


def _parsed(line: str) -> tuple[str, str, str]:
    pair, _, guard = line.partition("@")
    importer, _, imported = pair.partition("->")
    return importer.strip(), imported.strip(), guard.strip()


def _site(importer: str, line: int, guard: str) -> ImportSite:
    guards = (Guard(guard),) if guard else ()
    return ImportSite(
        path_of(importer), Region(line, 6, line, 9), ImportKind.FROM, guards, (line, 0)
    )


def _in_words(links: Links, violation: Violation) -> str:
    if not isinstance(violation, Breach):
        return violation.title
    importer, imported = violation.links[0]
    return f"{links.name(importer)}->{links.name(imported)}: {violation.title}"


def _in_one_line(problem: Problem) -> str:
    return " / ".join(without_line(problem).splitlines())


def _no_match(pattern: str, path: str) -> bool:
    return False
