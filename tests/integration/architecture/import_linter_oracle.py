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

Pairs = list[list[str]]


def answer(question: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whether a contract is kept, the pairs that break it, and undeclared modules."""
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
    kind, pairs = TYPES[question["type"]]
    check = kind("asked", session, question["options"]).check(graph, verbose=False)
    return {
        "kept": check.kept,
        "pairs": pairs(check.metadata),
        "undeclared": sorted(check.metadata.get("undeclared_modules", ())),
    }


def _know(graph: grimp.ImportGraph, name: str) -> None:
    """import-linter cannot be asked for a library that nobody imports."""
    if "*" not in name and name not in graph.modules:
        graph.add_module(name, is_squashed=True)


def _layers(metadata: Mapping[str, Any]) -> Pairs:
    found = metadata["invalid_dependencies"]
    return sorted([item["importer"], item["imported"]] for item in found)


def _modules(metadata: Mapping[str, Any]) -> Pairs:
    found = metadata["invalid_chains"]
    return sorted([item["downstream_module"], item["upstream_module"]] for item in found)


def _packages(metadata: Mapping[str, Any]) -> Pairs:
    return sorted([package, package] for package in metadata["cycle_breakers_by_package"])


def _protected(metadata: Mapping[str, Any]) -> Pairs:
    found = metadata["illegal_imports"]
    return sorted(
        [link["importer"], it.top_level_module] for it in found for link in it.illegal_links
    )


TYPES: Mapping[str, tuple[type[Contract], Callable[[Mapping[str, Any]], Pairs]]] = {
    "layers": (LayersContract, _layers),
    "forbidden": (ForbiddenContract, _modules),
    "independence": (IndependenceContract, _modules),
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
