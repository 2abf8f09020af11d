"""The dependency rules that need no contract: imports that lead nowhere, and hidden modules."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.activation import ActiveRule
from archcheck.domain.facts import FileFacts, StatementStart
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location, RelatedLocation
from archcheck.domain.source_text import SourceText
from archcheck.domain.suggestion import nearest
from archcheck.infrastructure.architecture.graph.building import GraphSource
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph, UnresolvedImport
from archcheck.infrastructure.architecture.layout.package_directories import is_script
from archcheck.infrastructure.discovery.contents import read_bytes

UNRESOLVABLE = "unresolvable-import"
SHADOWED = "shadowed-module"
SCRIPTS = frozenset({"setup.py", "conftest.py", "manage.py"})


class BuiltInDependencyRules(ProjectRules):
    """`unresolvable-import` and `shadowed-module`."""

    def __init__(self, graphs: GraphSource) -> None:
        """Share the graph with those who judge it too."""
        self._graphs = graphs

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: these rules have no options."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings in files that are in judgement and in scope."""
        places = _Places(inspection)
        findings = [*self._unresolvable(places, facts), *_shadowed(places)]
        return ProjectAnswer(tuple(sorted(findings, key=lambda finding: finding.order)))

    def _unresolvable(self, places: "_Places", facts: Sequence[FileFacts]) -> Iterator[Finding]:
        if UNRESOLVABLE not in places.inspection.rules.rules:
            return
        graph = self._graphs.graph(places.inspection.project, facts)
        for found in _first_names(graph):
            rule = places.rule(UNRESOLVABLE, found.site.path)
            if rule is not None:
                yield _unresolvable(rule, found, graph)


class _Places:
    """Where a rule counts."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self._excluded = {file.path for file in inspection.project.files if file.excluded}

    def rule(self, name: str, path: str) -> ActiveRule | None:
        """The rule as it applies to a file; None where nothing is to be reported."""
        if path in self._excluded or not self.inspection.scope.holds(path):
            return None
        return self.inspection.rules.for_file(path).get(name)

    def is_script(self, path: str) -> bool:
        """Whether a file is started by its path, so that no import means it."""
        root = self.inspection.project.root
        return path.rpartition("/")[2] in SCRIPTS or is_script(read_bytes(root, path))

    def first_line(self, path: str) -> Location:
        """Line 1 of a file."""
        data = read_bytes(self.inspection.project.root, path)
        return Location(path, SourceText.decode_leniently(data).whole_line(1))


def _first_names(graph: ImportGraph) -> Iterator[UnresolvedImport]:
    """One import for each missing module of a statement: the first in it."""
    firsts: dict[tuple[str, StatementStart, str], UnresolvedImport] = {}
    for found in graph.unresolved:
        firsts.setdefault((found.site.path, found.site.statement, found.target), found)
    yield from firsts.values()


def _unresolvable(rule: ActiveRule, found: UnresolvedImport, graph: ImportGraph) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=UNRESOLVABLE,
        level=rule.level,
        message=f"{found.importer} imports {_trouble(found.target)}",
        location=found.site.location,
        key=f"{found.importer}->{found.target}",
        symbol=found.importer,
        because=rule.definition.because,
        fix=_nearest(found.target, graph.modules) or rule.definition.fix,
    )


def _trouble(target: str) -> str:
    if target.startswith("."):
        return f'"{target}", which lies above its top package'
    return f"{target}, which does not exist"


def _nearest(target: str, modules: Mapping[str, str]) -> str:
    """A sibling of the missing module that is spelt alike, as a question."""
    above, _, name = target.rpartition(".")
    siblings = [module for module in modules if module.rpartition(".")[0] == above]
    found = nearest(name, (sibling.rpartition(".")[2] for sibling in siblings))
    return f'did you mean "{above}.{found}"?' if found else ""


def _shadowed(places: _Places) -> Iterator[Finding]:
    for loser, winner in places.inspection.project.shadowed:
        rule = places.rule(SHADOWED, loser)
        if rule is not None and not places.is_script(loser):
            yield _hidden(rule, places.first_line(loser), places.first_line(winner))


def _hidden(rule: ActiveRule, loser: Location, winner: Location) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=SHADOWED,
        level=rule.level,
        message=f"{loser.path} can never be imported: {winner.path} has the same module name",
        location=loser,
        key=f"{loser.path}->{winner.path}",
        symbol=loser.path,
        related=(RelatedLocation(winner, "this file is imported instead"),),
        because=rule.definition.because,
        fix=rule.definition.fix,
    )
