"""Answers questions about contracts with import-linter; run as a program of its own.

Reads a JSON list of questions from the file named by its argument and writes the answers as JSON.
"""

import json
import pathlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import grimp
from importlinter.configuration import configure
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract
from importlinter.domain.contract import Contract

Routes = list[dict[str, Any]]
Metadata = Mapping[str, Any]


def answer(question: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whether a contract is kept, the pairs that break it and how, and undeclared modules."""
    sys.path.insert(0, question["root"])
    graph = grimp.build_graph(
        *question["packages"],
        include_external_packages=True,
        exclude_type_checking_imports=question["ignore_type_checking"],
        cache_dir=None,
    )
    for name in question["options"].get("protected_modules", ()):
        _know(graph, name)
    session = {"root_packages": question["packages"], "include_external_packages": "True"}
    kind, routes = TYPES[question["type"]]
    check = kind("asked", session, question["options"]).check(graph, verbose=False)
    return {
        "kept": check.kept,
        "routes": routes(check.metadata),
        "undeclared": sorted(check.metadata.get("undeclared_modules", ())),
    }


def _know(graph: grimp.ImportGraph, name: str) -> None:
    """import-linter cannot be asked for a library that nobody imports."""
    if "*" not in name and name not in graph.modules:
        graph.add_module(name, is_squashed=True)


def _layers(metadata: Metadata) -> Routes:
    found = metadata["invalid_dependencies"]
    return [_route((item["importer"], item["imported"]), item["routes"]) for item in found]


def _independence(metadata: Metadata) -> Routes:
    found = metadata["invalid_chains"]
    return [_route((it["downstream_module"], it["upstream_module"]), it["chains"]) for it in found]


def _forbidden(metadata: Metadata) -> Routes:
    for item in metadata["invalid_chains"]:
        item["chains"] = [{"chain": chain, "extra_firsts": []} for chain in item["chains"]]
    return _independence(metadata)


def _route(pair: tuple[str, str], chains: Sequence[Metadata]) -> dict[str, Any]:
    """Two modules or layers, the length of the shortest chain, and every import that begins one."""
    firsts = [link for it in chains for link in (it["chain"][0], *it["extra_firsts"])]
    return {
        "pair": pair,
        "length": min(len(it["chain"]) for it in chains),
        "firsts": [[it["importer"], it["imported"], sorted(it["line_numbers"])] for it in firsts],
    }


def _packages(metadata: Metadata) -> Routes:
    return [
        {"pair": [package, package], "length": 0, "firsts": []}
        for package in metadata["cycle_breakers_by_package"]
    ]


def _protected(metadata: Metadata) -> Routes:
    found = [
        (link, it.top_level_module)
        for it in metadata["illegal_imports"]
        for link in it.illegal_links
    ]
    return [
        _route((link["importer"], protected), [{"chain": [link], "extra_firsts": []}])
        for link, protected in found
    ]


TYPES: Mapping[str, tuple[type[Contract], Callable[[Metadata], Routes]]] = {
    "layers": (LayersContract, _layers),
    "forbidden": (ForbiddenContract, _forbidden),
    "independence": (IndependenceContract, _independence),
    "acyclic": (AcyclicSiblingsContract, _packages),
    "protected": (ProtectedContract, _protected),
}


def main(arguments: Sequence[str]) -> None:
    """Answer all questions of a file."""
    configure()
    questions = json.loads(pathlib.Path(arguments[0]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps([answer(question) for question in questions]))


if __name__ == "__main__":
    main(sys.argv[1:])
