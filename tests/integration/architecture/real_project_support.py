"""Import graphs of projects that lie in directories."""

import ast
import pathlib
from collections.abc import Mapping

import grimp
import pytest

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.graph.building import build_graph
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph
from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery
from archcheck.infrastructure.facts.extraction import extract_facts


def write(root: pathlib.Path, files: Mapping[str, str | bytes]) -> None:
    """Make files; text is written as UTF-8."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)


def discovered(root: pathlib.Path) -> Project:
    """The project of a directory, with what discovery detects."""
    request = DiscoveryRequest(directory=str(root))
    return GitAwareDiscovery().discover(Configuration(root=str(root)), request)[0]


def graph_in(root: pathlib.Path) -> ImportGraph:
    """The import graph of a directory whose files Python can parse."""
    project = discovered(root)
    facts = []
    for file in project.files:
        text = SourceText.decode((root / file.path).read_bytes())
        facts.append(extract_facts(file.path, text, ast.parse(text.text)))
    return build_graph(project, facts)


def pairs(graph: ImportGraph) -> set[tuple[str, str]]:
    """Who imports whom."""
    return {(edge.importer, edge.imported) for edge in graph.edges}


def pairs_of_grimp(source_root: pathlib.Path, package: str) -> set[tuple[str, str]]:
    """Who imports whom as grimp sees it, imports of a module by itself left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(source_root))
        graph = grimp.build_graph(package, cache_dir=None)
    return {
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer) - {importer}
    }
