"""Where the layers and the root packages of a project lie."""

import itertools
from collections.abc import Iterator, Mapping

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap


def layer_directories(layers: LayerMap, project: Project) -> Mapping[str, tuple[str, ...]]:
    """The directories of each layer, sorted; a layer that is a module alone has none."""
    places = _package_directories(project)
    return {
        layer: tuple(sorted({path for head in heads for path in places.get(head, ())}))
        for layer, heads in layers.heads.items()
    }


def root_directories(project: Project) -> tuple[str, ...]:
    """The directories of the root packages, sorted."""
    places = _package_directories(project)
    tops = (paths for package, paths in places.items() if "." not in package)
    return tuple(sorted(itertools.chain.from_iterable(tops)))


def _package_directories(project: Project) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in project.files:
        if file.role is Role.SOURCE and file.module:
            for package, directory in _around(file):
                found.setdefault(package, set()).add(directory)
    return found


def _around(file: SourceFile) -> Iterator[tuple[str, str]]:
    """The packages around a file, innermost first, each with its directory."""
    package = file.module if file.is_package else file.module.rpartition(".")[0]
    directory = file.path.rpartition("/")[0]
    while package and directory:
        yield package, directory
        package, directory = package.rpartition(".")[0], directory.rpartition("/")[0]
