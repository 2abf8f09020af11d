"""Which wrapped tools exist; found by the names of their folders, which are not imported."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import pathlib
import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.plugin import Plugin, ToolPlace
from archcheck.infrastructure.decoding.decoder import Options, texts_in
from archcheck.infrastructure.tools import wrapped
from archcheck.infrastructure.tools.running.configuration_files import toml_table

if TYPE_CHECKING:
    from archcheck.infrastructure.tools.adapter import ToolAdapter
    from archcheck.infrastructure.tools.described.description import Description

FILE_NAME = "description.toml"
SETTINGS = "settings"
OWN_CONFIGURATION = "own_configuration"
Plugins = Sequence[Plugin]


def tool_places(folder: pathlib.Path, package: str, label: str) -> Iterable[ToolPlace]:
    """The tools of a folder, sorted; `import_linter` holds `import-linter`.

    One with a `description.toml` has no code. `label` is what messages call the folder.
    """
    for path in sorted(filter(pathlib.Path.is_dir, folder.glob("[!_]*"))):
        description = path / FILE_NAME
        is_described = description.is_file()
        yield ToolPlace(
            name=path.name.replace("_", "-"),
            package=f"{package}.{path.name}",
            description=str(description) if is_described else "",
            label=f"{label}/{path.name}/{FILE_NAME}",
        )


def known_tools(plugins: Plugins = ()) -> tuple[str, ...]:
    """The names of the tools that can run, sorted."""
    return tuple(_places(plugins))


def rule_id_patterns(plugins: Plugins = ()) -> Mapping[str, str]:
    """How the ids of each tool's rules read, by the names of the tools, sorted."""
    return {name: _ids(place)[0] for name, place in _places(plugins).items()}


def syntax_errors(plugins: Plugins = ()) -> frozenset[str]:
    """The rules by which tools say that Python cannot parse a file: `flake8:E999`."""
    places = _places(plugins)
    return frozenset(f"{name}:{rule}" for name in places for rule in _ids(places[name])[1])


@functools.cache
def options_type(name: str) -> type[Options]:
    """What a tool declares as the keys that it alone has; nothing where it has none."""
    place = _places(()).get(name)
    if place is None or not _has_part(place, SETTINGS):
        return Options
    declared: type[Options] = _part(place, SETTINGS).OPTIONS
    return declared


def configured_tools(root: pathlib.Path, plugins: Plugins = ()) -> Mapping[str, Origin]:
    """The tools that are part of the gate because the project has configured them, and where."""
    return dict(_configured(root, plugins))


def _configured(root: pathlib.Path, plugins: Plugins) -> Iterator[tuple[str, Origin]]:
    for name, place in _places(plugins).items():
        if _has_part(place, OWN_CONFIGURATION):
            origin = _part(place, OWN_CONFIGURATION).configured_at(root)
            yield from ((name, origin),) if origin else ()


def unset(name: str) -> ToolSetting:
    """A tool that is no part of the gate."""
    return ToolSetting(name=name, enabled=False, options=options_type(name)())


def adapter_named(name: str, plugins: Plugins = ()) -> ToolAdapter:
    """The adapter of a known tool, imported now."""
    place = _places(plugins)[name]
    if place.description:
        from archcheck.infrastructure.tools.described.adapter import DescribedTool

        return DescribedTool(name, _description(place))
    adapter: ToolAdapter = _part(place, "adapter").ADAPTER
    return adapter


def adapters_in_order(names: Iterable[str], plugins: Plugins = ()) -> tuple[ToolAdapter, ...]:
    """The adapters of these tools in the order in which reports show them."""
    found = (adapter_named(name, plugins) for name in set(names) & set(known_tools(plugins)))
    return tuple(sorted(found, key=lambda adapter: (adapter.position, adapter.name)))


def _places(plugins: Plugins) -> Mapping[str, ToolPlace]:
    """Where each tool is, sorted by name."""
    places = {place.name: place for plugin in plugins for place in plugin.tools}
    for folder in map(pathlib.Path, wrapped.__path__):
        own = tool_places(folder, wrapped.__name__, folder.name)
        places.update({place.name: place for place in own})
    return dict(sorted(places.items()))


def _ids(place: ToolPlace) -> tuple[str, Sequence[str]]:
    """The pattern of a tool's rule ids, and those of its syntax errors.

    Every run asks for them: a description is read whole only where its tool is.
    """
    if not place.description:
        part = _part(place, "rule_ids")
        return part.PATTERN, part.SYNTAX_ERRORS
    table = toml_table(pathlib.Path(place.description), "rules") or {}
    pattern = table.get("pattern")
    if not _is_pattern(pattern):
        _description(place)
    return str(pattern), texts_in(table.get("syntax_errors", []))


def _is_pattern(value: object) -> bool:
    """Whether it is a regular expression; a description says itself what is wrong with it."""
    try:
        return isinstance(value, str) and re.compile(value) is not None
    except (re.error, OverflowError, RecursionError):
        return False


def _description(place: ToolPlace) -> Description:
    from archcheck.infrastructure.tools.described.description import read_description

    return read_description(pathlib.Path(place.description), place.label)


def _has_part(place: ToolPlace, part: str) -> bool:
    if place.description:
        return False
    return importlib.util.find_spec(f"{place.package}.{part}") is not None


def _part(place: ToolPlace, part: str) -> types.ModuleType:
    return importlib.import_module(f"{place.package}.{part}")
