"""Where the layers of a project lie."""

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
