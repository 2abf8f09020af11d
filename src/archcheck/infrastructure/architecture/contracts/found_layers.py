"""Which layers a project has, or where no contract compares anything what it has instead."""

from collections.abc import Iterator

from archcheck.domain.check_result import Architecture
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.contracts.wording import few, listed

MOST_FOUND = 8
UNTRUE = 'architecture = "none" is not true here: remove it'


def found_in_words(layers: LayerMap, inspection: Inspection, architecture: Architecture) -> str:
    """`layers domain, shared in shop`, or what is missing and which packages there are."""
    if architecture is Architecture.NOT_CHECKED:
        return f"{_missing(layers)}; {_found(inspection.project)}"
    is_untrue = architecture is Architecture.CHECKED and inspection.configuration.architecture
    return ", ".join(filter(None, (layers.in_words(), UNTRUE if is_untrue else "")))


def _missing(layers: LayerMap) -> str:
    if any(layers.heads.values()):
        return f"no contract compares anything, {layers.in_words()}"
    return (
        f"no package is named {listed(tuple(layers.heads), 'or')}" if layers.heads else "no layers"
    )


def _found(project: Project) -> str:
    names = sorted(set(_packages(project))) or list(project.root_packages)
    return f"found: {', '.join(few(names, MOST_FOUND)) or 'no package'}"


def _packages(project: Project) -> Iterator[str]:
    """The packages in the root packages; several root packages may be layers themselves."""
    roots = project.root_packages
    yield from roots if len(roots) > 1 else ()
    parts = (file.module.rpartition(".") for file in filter(_is_package, project.files))
    yield from (name for above, _, name in parts if above in roots)


def _is_package(file: SourceFile) -> bool:
    return file.is_package and file.role is Role.SOURCE
