"""Plug-ins of distributions that are installed beside archcheck."""

import functools
import importlib.util
import os
import pathlib
import sys
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, TrustProblems, UsageProblems
from archcheck.infrastructure.plugins.folders import plugin_in
from archcheck.shared.import_path import without_projects

GROUP = "archcheck.plugins"
METADATA = ".dist-info"
ENTRY_POINTS = "entry_points.txt"


@functools.lru_cache(maxsize=4)
def installed_plugins(path: tuple[str, ...]) -> tuple[Plugin, ...]:
    """The plug-ins of the distributions on a module path, sorted; nothing is imported.

    Raises UsageProblems for one whose package is nowhere.
    """
    found = (plugin for directory in _distributions(path) for plugin in _plugins(directory))
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.package)))


def allowed_plugins(path: tuple[str, ...], root: str, is_trusting: bool) -> tuple[Plugin, ...]:
    """The installed plug-ins; raises TrustProblems for one that lies in the checked project.

    What decides is where its files are, not where it is installed.
    """
    plugins = installed_plugins(path)
    for plugin in plugins if not is_trusting else ():
        if not without_projects([plugin.folder], [root], [sys.prefix]):
            message = f"would run {plugin.folder} of this project; --trust-project allows it"
            raise TrustProblems(Problem("", f"plug-in {plugin.name}", message))
    return plugins


def _distributions(path: Iterable[str]) -> Iterator[pathlib.Path]:
    """The metadata of distributions that name our group; Python's own search takes much longer."""
    for place in dict.fromkeys(path):
        described = sorted(name for name in _names(place) if name.endswith(METADATA))
        directories = (os.path.join(place, name) for name in described)
        yield from map(pathlib.Path, filter(_names_our_group, directories))


def _names_our_group(directory: str) -> bool:
    return GROUP.encode() in _entry_points(directory)


def _names(place: str) -> Sequence[str]:
    try:
        return os.listdir(place)
    except OSError:
        return ()


def _entry_points(directory: str) -> bytes:
    try:
        with open(os.path.join(directory, ENTRY_POINTS), "rb") as file:
            return file.read()
    except OSError:
        return b""


def _plugins(directory: pathlib.Path) -> Iterator[Plugin]:
    from importlib.metadata import PathDistribution

    distribution = PathDistribution(directory)
    source = f"{distribution.metadata['Name']} {distribution.version}"
    for entry in distribution.entry_points.select(group=GROUP):
        folder = _folder(entry.value, directory)
        if folder is None:
            message = f"{source} names the package {entry.value}, which is nowhere"
            raise UsageProblems(Problem("", f"plug-in {entry.name}", message, "install it again"))
        yield plugin_in(folder, entry.value, entry.name, source, distribution.version)


def _folder(package: str, directory: pathlib.Path) -> pathlib.Path | None:
    """Where a package lies: on the module path, or where an editable installation leads."""
    top, *rest = package.split(".")
    places = (*_found(top), *(place / top for place in _links(directory)))
    folders = (place.joinpath(*rest) for place in places)
    return next(filter(pathlib.Path.is_dir, folders), None)


def _found(top: str) -> Iterator[pathlib.Path]:
    spec = importlib.util.find_spec(top)
    yield from map(pathlib.Path, (spec and spec.submodule_search_locations) or ())


def _links(directory: pathlib.Path) -> Iterator[pathlib.Path]:
    """The directories that the distribution has put on the module path by files of its own."""
    from importlib.metadata import PathDistribution

    files = PathDistribution(directory).files or ()
    for file in filter(lambda file: file.suffix == ".pth", files):
        lines = (directory.parent / file).read_text(encoding="utf-8").splitlines()
        yield from map(pathlib.Path, filter(os.path.isabs, lines))
