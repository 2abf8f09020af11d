"""`unresolvable-import`: an import of the project's own modules that leads nowhere."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.suggestion import nearest
from archcheck.infrastructure.architecture.built_in.import_findings import (
    import_finding,
    ruled,
)
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph

RULE = "unresolvable-import"


def findings(places: Places, graph: ImportGraph, facts: Sequence[FileFacts]) -> Iterator[Finding]:
    """One for each missing module of a statement, at the first name that needs it."""
    for rule, found in ruled(places, RULE, graph.unresolved):
        fix = _nearest(found.target, graph.modules)
        yield import_finding(rule, found, _trouble(found.target), fix)


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
