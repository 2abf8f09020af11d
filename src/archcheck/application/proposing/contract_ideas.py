"""Contracts that a project may want, whether it keeps them or not."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.proposing.layer_order import LayerImports, levels_of, strict_order
from archcheck.application.proposing.layer_search import FoundLayers, heads_by_layer
from archcheck.application.proposing.module_folders import ModuleFolders, parent
from archcheck.application.proposing.proposal import Item

FEWEST = 2
HOMES = (
    ("web", "interface", "Requests and responses are a matter of the outermost layer."),
    ("orm", "infrastructure", "How things are stored is known where they are stored."),
    ("database", "infrastructure", "How things are stored is known where they are stored."),
)


def layer_contracts(found: FoundLayers, folders: ModuleFolders) -> Iterator[Item]:
    """The layers as they import each other today, and one below the other."""
    names = [layer.name for layer in found.layers]
    if len(names) >= FEWEST:
        yield from _ordered(names, LayerImports(folders, heads_by_layer(found)))


def _ordered(names: Sequence[str], imports: LayerImports) -> Iterator[Item]:
    levels = levels_of(names, imports.reach(names))
    order = strict_order([*itertools.chain(*levels)], imports.weights())
    if len(levels) >= FEWEST:
        yield _layered("layers", [" : ".join(level) for level in levels])
    if len(levels) < len(names):
        yield _layered("layers, one below the other", order)


def _layered(name: str, layers: Sequence[str]) -> Item:
    keys = {
        "name": name,
        "type": "layers",
        "layers": list(layers),
        "because": "What is written further down can be read, tested and changed without the rest.",
    }
    return Item(name=name, keys=keys)


def pure_domain(found: FoundLayers) -> Iterator[Item]:
    """The domain without libraries."""
    domain = [layer.name for layer in found.of_role("domain")]
    if domain:
        name = "the domain is pure"
        keys = {
            "name": name,
            "type": "external",
            "source_modules": domain,
            "forbid": ["<third-party>"],
            "because": "Business rules outlive the libraries around them.",
        }
        yield Item(name=name, keys=keys)


def homes(found: FoundLayers, groups: Mapping[str, bool]) -> Iterator[Item]:
    """Groups of libraries that one kind of layer may use; only those that are imported."""
    for group, role, because in HOMES:
        importers = [layer.name for layer in found.of_role(role)]
        if importers and groups.get(group):
            name = f"{group} libraries have a home"
            keys = {
                "name": name,
                "type": "protected",
                "protected_modules": [f"<{group}>"],
                "allowed_importers": importers,
                "because": because,
            }
            yield Item(name=name, keys=keys)


def independent_slices(slices: Iterable[str], containers: Sequence[str]) -> Iterator[Item]:
    """Slices that know nothing of each other, whether named so or layered each by itself."""
    packages = tuple(slices)
    for package in packages:
        yield _independent(package, [f"{package}.*"])
    for above, group in _siblings(containers):
        if above not in packages:
            yield _independent(above or "the top level", group)


def _siblings(containers: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for container in containers:
        groups.setdefault(parent(container), []).append(container)
    yield from ((above, group) for above, group in groups.items() if len(group) >= FEWEST)


def _independent(package: str, modules: list[str]) -> Item:
    name = f"slices of {package} are independent"
    keys = {
        "name": name,
        "type": "independence",
        "modules": modules,
        "because": "A slice can be changed, moved or deleted without reading the others.",
    }
    return Item(name=name, keys=keys)


def no_cycles(folders: ModuleFolders) -> Iterator[Item]:
    """Packages whose parts do not import each other in circles: of every level, and of the first."""
    roots = [name for name in folders.children("") if len(folders.children(name)) >= FEWEST]
    if roots:
        yield _acyclic("no cycles", {"packages": roots})
        yield _acyclic("no cycles at the top", {"packages": roots, "depth": 0})


def _acyclic(name: str, keys: Mapping[str, object]) -> Item:
    because = "What imports itself in a circle can only be understood and tested as a whole."
    return Item(name=name, keys={"name": name, "type": "acyclic", **keys, "because": because})
