"""A plug-in is a package with the folders that archcheck has: rules, checkers, tools, and so on."""

import contextlib
import hashlib
import importlib
import os
import pathlib
import sys
from collections.abc import Iterator
from types import ModuleType

from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import PluginFailure, Problem, UsageProblems
from archcheck.infrastructure.tools.catalogue import tool_places

RULES, CHECKERS, LAYOUT = "rules", "checkers", "layout"
TOOLS, FORMATS, PACKS = "tools", "formats", "packs"
FOLDERS = (RULES, CHECKERS, LAYOUT, TOOLS, FORMATS, PACKS)
SUFFIXES = (".md", ".py", ".toml")


def plugin_in(
    folder: pathlib.Path, package: str, name: str, source: str, version: str = ""
) -> Plugin:
    """The plug-in in a folder, which is imported as `package`; raises UsageProblems for a bare one."""
    plugin = Plugin(
        name=name,
        source=source,
        package=package,
        folder=str(folder),
        version=version,
        digest=_digest(folder),
        tools=tuple(tool_places(folder / TOOLS, f"{package}.{TOOLS}", f"{name}: {TOOLS}")),
    )
    if not any((folder / it).is_dir() for it in FOLDERS):
        raise UsageProblems(broken(plugin, f"it has none of the folders {', '.join(FOLDERS)}"))
    return plugin


def imported(plugin: Plugin, module: str) -> ModuleType:
    """A module of a plug-in; raises UsageProblems when it cannot be imported.

    The place of the package is searched last: it hides nothing.
    """
    depth = plugin.package.count(".")
    place = str(pathlib.Path(plugin.folder).parents[depth])
    if place not in sys.path:
        sys.path.append(place)
    try:
        return importlib.import_module(f"{plugin.package}.{module}")
    except (Exception, SystemExit) as error:
        raise UsageProblems(
            broken(plugin, f"{module} cannot be imported: {said(error)}")
        ) from error


@contextlib.contextmanager
def blamed(plugin: Plugin, what: str) -> Iterator[None]:
    """Say whose code has failed, and at what."""
    try:
        yield
    except (Exception, SystemExit) as error:
        raise PluginFailure(broken(plugin, f"{what} failed with {said(error)}")) from error


def broken(plugin: Plugin, message: str) -> Problem:
    """What is wrong with a plug-in."""
    hint = f"ask who made it, or take the plug-in away: {plugin.source}"
    return Problem("", f"plug-in {plugin.name}", message, hint)


def said(error: BaseException) -> str:
    """An error in words."""
    return f"{type(error).__name__}: {error}"


def _digest(folder: pathlib.Path) -> str:
    """What all answers of a plug-in depend on: the content of its files."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    for directory, _, names in os.walk(folder):
        yield from (pathlib.Path(directory, name) for name in names if name.endswith(SUFFIXES))
