"""Lets a tool's process import nothing of the checked project, while its path names it as data.

Runs in the tool's interpreter, and therefore imports nothing but the standard library.
"""

import functools
import importlib.machinery
import os
import pathlib
import sys
import types
from collections.abc import Iterable, Sequence

BUILT_IN = (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter)
INSTALLED = ("site-packages", "dist-packages")


@functools.cache
def is_outside(place: str, root: str) -> bool:
    """Whether a file lies outside of a project, where it stands and where it leads.

    What lies in the environment that runs this is no part of the project.
    """
    path = pathlib.Path(place)
    places = (path.parent.resolve() / path.name, path.resolve())
    return all(_lies_outside(it, root) for it in places)


def _lies_outside(path: pathlib.Path, root: str) -> bool:
    project, own = pathlib.Path(root).resolve(), pathlib.Path(sys.prefix).resolve()
    is_own = path.is_relative_to(own) and not project.is_relative_to(own)
    return is_own or not path.is_relative_to(project)


class OutsideFinder(importlib.machinery.PathFinder):
    """Finds modules on a path of its own, and none whose file lies in the project."""

    def __init__(self, path: Sequence[str], root: str) -> None:
        """Take the path, and the root of the project."""
        self._path = path
        self._root = root

    def find_spec(  # type: ignore[override]
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: types.ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """The specification of a module, None when it is nowhere or would run the project."""
        places = self._path if path is None else path
        found = importlib.machinery.PathFinder.find_spec(fullname, places, target)
        is_allowed = found is None or not found.origin or is_outside(found.origin, self._root)
        return found if is_allowed else None


def guard(root: str, places: Iterable[str], trusted: bool) -> None:
    """Let the path begin with these places, and import what the tool needs from where it did.

    From the places themselves code is loaded only where the person trusts the project.
    """
    own = [entry for entry in sys.path if is_outside(entry, root)]
    others = tuple(sys.meta_path) if trusted else ()
    sys.meta_path[:] = [*BUILT_IN, OutsideFinder(own, root), *others]
    sys.path[:] = dict.fromkeys((*map(os.path.abspath, places), *own))


def forget_installed(places: Iterable[str]) -> None:
    """Take from the path what is installed beside the tool, and not in one of these places."""
    kept = set(map(os.path.abspath, places))
    sys.path[:] = [it for it in sys.path if it in kept or os.path.basename(it) not in INSTALLED]
