"""The modules of a project as folders that lie in each other."""

import functools
from collections.abc import Iterator, Mapping

from archcheck.domain.module_graph import ModuleGraph, ModuleKind
from archcheck.shared.deferred import dataclass

OWN = (ModuleKind.MODULE, ModuleKind.PACKAGE)


def last(module: str) -> str:
    """The last component of a name."""
    return module.rpartition(".")[2]


def parent(module: str) -> str:
    """The name without its last component; empty for one at the top."""
    return module.rpartition(".")[0]


def upward(module: str) -> Iterator[str]:
    """A module and the packages around it, from the innermost on."""
    while module:
        yield module
        module = parent(module)


@dataclass(frozen=True)
class ModuleFolders:
    """All modules with the packages around them; imports between them by importer."""

    modules: frozenset[str]
    imports: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, graph: ModuleGraph) -> "ModuleFolders":
        """Those of a graph; libraries are imported, and are no modules."""
        modules = frozenset(each.name for each in graph.modules if each.kind in OWN)
        pairs: dict[str, set[str]] = {}
        for link in graph.imports:
            pairs.setdefault(link.importer, set()).add(link.imported)
        return cls(modules, {name: frozenset(found) for name, found in pairs.items()})

    @functools.cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for module in self.modules:
            for name in upward(module):
                found.setdefault(parent(name), set()).add(name)
        return {name: tuple(sorted(children)) for name, children in found.items()}

    @functools.cached_property
    def _sizes(self) -> Mapping[str, int]:
        sizes: dict[str, int] = {"": len(self.modules)}
        for module in self.modules:
            for name in upward(module):
                sizes[name] = sizes.get(name, 0) + 1
        return sizes

    def children(self, package: str) -> tuple[str, ...]:
        """What lies directly in a package, sorted; the empty name holds the top level."""
        return self._children.get(package, ())

    def is_package(self, name: str) -> bool:
        """Whether something lies in it."""
        return bool(self.children(name))

    def size(self, name: str) -> int:
        """How many modules it holds, itself among them."""
        return self._sizes.get(name, 0)
