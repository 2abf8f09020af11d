"""The types of configured layout rules: each is one file in `types`, named like its rule."""

import functools
import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

from archcheck.infrastructure.architecture.layout import types

if TYPE_CHECKING:
    from archcheck.domain.configuration import LayoutDeclaration
    from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
    from archcheck.infrastructure.architecture.project_view import ProjectView


@functools.cache
def known_types() -> tuple[str, ...]:
    """The names of the types, sorted."""
    stems = (module.name for module in pkgutil.iter_modules(types.__path__))
    return tuple(sorted(stem.replace("_", "-") for stem in stems))


@functools.cache
def layout_type(name: str) -> "type[LayoutType[Any]]":
    """The type of a known name; raises LookupError when its file holds none, or two."""
    module = importlib.import_module(f"{types.__name__}.{name.replace('-', '_')}")
    kinds = (kind for kind in vars(module).values() if isinstance(kind, type))
    (found,) = (kind for kind in kinds if _is_defined_in(kind, module.__name__))
    kind: type[LayoutType[Any]] = found
    return kind


def layout_of(declaration: "LayoutDeclaration", view: "ProjectView") -> "LayoutType[Any]":
    """The layout rule that a declaration means in a project."""
    return layout_type(declaration.type)(declaration, view)


def _is_defined_in(kind: type, module: str) -> bool:
    return kind.__module__ == module and hasattr(kind, "options_type")
