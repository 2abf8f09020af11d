"""`test-import`: a source module that imports a test module."""

from collections.abc import Iterator, Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.infrastructure.architecture.built_in.import_findings import import_finding, ruled
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph

RULE = "test-import"


def findings(places: Places, graph: ImportGraph, facts: Sequence[FileFacts]) -> Iterator[Finding]:
    """One for each test module of a statement, at the first name that needs it."""
    for rule, found in ruled(places, RULE, graph.of_tests):
        yield import_finding(rule, found, f"{found.target}, which is a test module")
