"""Which wrapped tools exist; found by the names of their folders, which are not imported."""

from __future__ import annotations

import functools
import importlib
import os
import pathlib
import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.plugin import Plugin, ToolPlace
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.decoding.decoder import Options, texts_in
from archcheck.infrastructure.tools import wrapped
from archcheck.infrastructure.tools.running.configuration_files import toml_table

if TYPE_CHECKING:
    from archcheck.infrastructure.tools.adapter import ToolAdapter
    from archcheck.infrastructure.tools.described.description import Description

FILE_NAME = "description.toml"
SETTINGS = "settings"
ADAPTER, RULE_IDS, OPTIONS = "adapter", "rule_ids", "options.toml"
OWN_CONFIGURATION = "own_configuration"
Plugins = Sequence[Plugin]


class RuleIdPatterns(Mapping[str, str]):
    """How the ids of each tool's rules read, by the names of the tools; read where one is asked."""

    def __init__(self, places: Mapping[str, ToolPlace]) -> None:
        """Take where the tools are; what is wrong with a description is said at once."""
        self._places = places
        self._described = {name: _ids(it)[0] for name, it in places.items() if it.description}

    def __getitem__(self, name: str) -> str:
        return self._described.get(name) or _ids(self._places[name])[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class SyntaxErrors(Set[str]):
    """The rules by which tools say that Python cannot parse a file: `flake8:E999`."""

    def __init__(self, places: Mapping[str, ToolPlace], others: Set[str] = frozenset()) -> None:
        """Take where the tools are, of which one is asked for its own rules only, and rules beside."""
        self._places = places
        self._others = others

    def __contains__(self, name: object) -> bool:
        tool, _, rule = str(name).partition(":")
        is_told = tool in self._places and rule in _ids(self._places[tool])[1]
        return is_told or name in self._others

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        for tool, place in self._places.items():
            yield from (f"{tool}:{rule}" for rule in _ids(place)[1])

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
            folder=str(path),
            description=str(description) if is_described else "",
            label=f"{label}/{path.name}/{FILE_NAME}",
        )


def known_tools(plugins: Plugins = ()) -> tuple[str, ...]:
    """The names of the tools that can run, sorted."""
    return tuple(_places(plugins))


def rule_id_patterns(plugins: Plugins = ()) -> Mapping[str, str]:
    """How the ids of each tool's rules read, by the names of the tools, sorted."""
    return RuleIdPatterns(_places(plugins))


def syntax_errors(plugins: Plugins = (), others: Set[str] = frozenset()) -> Set[str]:
    """The rules by which tools say that Python cannot parse a file, and those of `others`."""
    return SyntaxErrors(_places(plugins), others)


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
    from archcheck.infrastructure.tools.adapter import ToolAdapter

    adapter = getattr(_part(place, ADAPTER), ADAPTER.upper(), None)
    if not isinstance(adapter, ToolAdapter):
        raise UsageProblems(_broken(place, f"{ADAPTER}.py has no ADAPTER that is a ToolAdapter"))
    if not os.path.isfile(os.path.join(place.folder, OPTIONS)):
        raise UsageProblems(_broken(place, f"there is no {OPTIONS} beside {ADAPTER}.py"))
    return adapter


def adapters_in_order(names: Iterable[str], plugins: Plugins = ()) -> tuple[ToolAdapter, ...]:
    """The adapters of these tools in the order in which reports show them."""
    found = (adapter_named(name, plugins) for name in set(names) & set(known_tools(plugins)))
    return tuple(sorted(found, key=lambda adapter: (adapter.position, adapter.name)))


def _places(plugins: Plugins) -> Mapping[str, ToolPlace]:
    """Where each tool is, sorted by name."""
    places = {place.name: place for plugin in plugins for place in plugin.tools}
    for folder in wrapped.__path__:
        places.update({place.name: place for place in _own_places(folder)})
    return dict(sorted(places.items()))


@functools.cache
def _own_places(folder: str) -> tuple[ToolPlace, ...]:
    """The tools that come with archcheck."""
    return tuple(tool_places(pathlib.Path(folder), wrapped.__name__, os.path.basename(folder)))


def _ids(place: ToolPlace) -> tuple[str, Sequence[str]]:
    """The pattern of a tool's rule ids, and those of its syntax errors.

    Every run asks for them: a description is read whole only where its tool is.
    """
    if not place.description:
        part = _part(place, RULE_IDS)
        if not {"PATTERN", "SYNTAX_ERRORS"} <= vars(part).keys():
            raise UsageProblems(_broken(place, f"{RULE_IDS}.py needs PATTERN and SYNTAX_ERRORS"))
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
    return not place.description and os.path.isfile(os.path.join(place.folder, f"{part}.py"))


def _part(place: ToolPlace, part: str) -> types.ModuleType:
    module = f"{place.package}.{part}"
    if place.package.startswith(wrapped.__name__):
        return importlib.import_module(module)
    try:
        return importlib.import_module(module)
    except (Exception, SystemExit) as error:
        said = f"{part}.py cannot be imported: {type(error).__name__}: {error}"
        raise UsageProblems(_broken(place, said)) from error


def _broken(place: ToolPlace, message: str) -> Problem:
    """What is wrong with the code of a tool, which is a plug-in's."""
    folder = place.label.removesuffix(f"/{FILE_NAME}")
    return Problem("", f"plug-in {folder}", message, "ask who made it, or take the plug-in away")
