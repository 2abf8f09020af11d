"""Import graphs of small projects, written as sources by path."""

import ast
from collections.abc import Mapping, Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import Project, Role, SourceFile, SourceRoot
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.architecture.graph.building import build_graph
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph, ImportSite
from archcheck.infrastructure.facts.extraction import extract_facts

SHOP = {
    "src/shop/__init__.py": "",
    "src/shop/domain/__init__.py": "",
    "src/shop/domain/price.py": "",
    "src/shop/app/__init__.py": "",
    "src/shop/app/use.py": "",
    "src/shop/app/deep/__init__.py": "",
    "src/shop/app/deep/inner.py": "",
}


def source_file(path: str) -> SourceFile:
    """A file below `src` or `lib`, or of the tests."""
    root, _, inside = path.partition("/")
    stem = inside.rpartition(".")[0]
    module = stem.removesuffix("__init__").rstrip("/").replace("/", ".")
    role = Role.TEST if root == "tests" or "/tests/" in path else Role.SOURCE
    return SourceFile(path, role, module, stem.endswith("__init__"), 0, "")


def facts_of(sources: Mapping[str, str]) -> tuple[FileFacts, ...]:
    """The facts of files that Python can parse."""
    return tuple(
        extract_facts(path, SourceText(source, "utf-8"), ast.parse(source))
        for path, source in sources.items()
    )


def project_of(
    sources: Mapping[str, str],
    namespaces: Sequence[str] = (),
    unread: Sequence[str] = (),
    packages: Sequence[str] = ("shop",),
    second: Sequence[tuple[str, str]] = (),
    shared: Sequence[str] = (),
) -> Project:
    """A project without a directory."""
    return Project(
        name="shop",
        root="/nowhere",
        source_roots=(SourceRoot("src", tuple(packages)), SourceRoot("lib", tuple(packages))),
        test_roots=("tests",),
        files=tuple(source_file(path) for path in sorted(sources)),
        namespaces=tuple(namespaces),
        unread_modules=tuple(unread),
        second_names=tuple(second),
        shared_namespaces=tuple(shared),
    )


def graph_of(
    sources: Mapping[str, str],
    second: Sequence[tuple[str, str]] = (),
    **more: Sequence[str],
) -> ImportGraph:
    """The graph of these sources."""
    return build_graph(project_of(sources, second=second, **more), facts_of(sources))


def graph_with(source: str, path: str = "src/shop/app/use.py") -> ImportGraph:
    """The graph of the shop with one file that imports."""
    return graph_of({**SHOP, path: source})


def edges(graph: ImportGraph) -> list[str]:
    """The edges as text."""
    return [f"{edge.importer} -> {edge.imported}" for edge in graph.edges]


def targets(graph: ImportGraph) -> list[str]:
    """What is imported by all edges."""
    return [edge.imported for edge in graph.edges]


def missing(graph: ImportGraph) -> list[str]:
    """The imports that lead nowhere as text."""
    return [f"{found.importer} -> {found.target}" for found in graph.unresolved]


def sites(graph: ImportGraph) -> list[ImportSite]:
    """The sites of all edges."""
    return [site for edge in graph.edges for site in edge.sites]
