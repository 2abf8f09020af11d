"""Lets a tool's process import nothing of the checked project, while its path names it as data.

Runs in the tool's interpreter, and therefore imports nothing but the standard library.
"""

import importlib.machinery
import os
import pathlib
import sys
import types
from collections.abc import Iterable, Sequence

BUILT_IN = (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter)


def is_outside(place: str, root: str) -> bool:
    """Whether a file lies outside of a project, where it stands and where it leads.

    What lies in the environment that runs this is no part of the project.
    """
    path = pathlib.Path(place)
    return all(
        _lies_outside(it, root) for it in (path.parent.resolve() / path.name, path.resolve())
    )


def _lies_outside(path: pathlib.Path, root: str) -> bool:
    project, own = pathlib.Path(root).resolve(), pathlib.Path(sys.prefix).resolve()
    is_own = path.is_relative_to(own) and not project.is_relative_to(own)
    return is_own or not path.is_relative_to(project)


class OutsideFinder(importlib.machinery.PathFinder):
    """Finds modules on the path, but none whose file lies in the project."""

    def __init__(self, root: str) -> None:
        """Take the root of the project."""
        self._root = root

    def find_spec(  # type: ignore[override]
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: types.ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """The specification of a module, None when it is nowhere or would run the project."""
        found = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        is_allowed = found is None or not found.origin or is_outside(found.origin, self._root)
        return found if is_allowed else None


def guard(root: str, places: Iterable[str], trusted: bool) -> None:
    """Append places to the path, from which code is loaded only where the person trusts it."""
    if not trusted:
        sys.meta_path[:] = [*filter(BUILT_IN.__contains__, sys.meta_path), OutsideFinder(root)]
    known = set(map(os.path.abspath, sys.path))
    sys.path.extend(place for place in places if os.path.abspath(place) not in known)
