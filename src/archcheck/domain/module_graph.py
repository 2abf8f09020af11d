"""The modules of a project and what they import, as drawings and questions about them need it."""

import enum

from archcheck.domain.location import Location
from archcheck.shared.deferred import dataclass


class ModuleKind(enum.StrEnum):
    """What a name of the graph stands for."""

    MODULE = "module"
    PACKAGE = "package"
    TEST = "test"
    LAYER = "layer"
    LIBRARY = "library"
    STANDARD = "standard library"

    @property
    def is_foreign(self) -> bool:
        """Whether it is no part of the project."""
        return self in (ModuleKind.LIBRARY, ModuleKind.STANDARD)


@dataclass(frozen=True)
class Module:
    """A module of the project or a library, with its `path` (empty without a file), layer and context (empty for none).

    A library stands for all of its modules.
    """

    name: str
    kind: ModuleKind
    path: str = ""
    layer: str = ""
    context: str = ""


@dataclass(frozen=True)
class ModuleImport:
    """All imports of one module by another; `places` are sorted and never empty."""

    importer: str
    imported: str
    places: tuple[Location, ...]


@dataclass(frozen=True)
class ModuleGraph:
    """Modules by name and their imports, both sorted; `layers` in the order of the configuration.

    A test that lies among the sources is a module where a module that is none imports it.
    """

    modules: tuple[Module, ...] = ()
    imports: tuple[ModuleImport, ...] = ()
    layers: tuple[str, ...] = ()
