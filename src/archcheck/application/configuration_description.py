"""The effective configuration, value by value, each with its origin."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.toml_text import KeyPath, key_text, value_text
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    Declaration,
    ImportException,
    Origin,
    Override,
    RuleSetting,
    ToolSetting,
)
from archcheck.domain.key_order import KeyOrder, key_order
from archcheck.domain.project import SOURCES
from archcheck.shared.deferred import dataclass

Pairs = Iterator[tuple[KeyPath, object]]

DETECTED = "detected"
NAMED = ("contracts", "structure", "layout")
WHOLE_ENTRIES = (*NAMED, "waivers", "overrides", "unchecked", "changes")
LENGTHS: Mapping[str | int, int] = {**dict.fromkeys(WHOLE_ENTRIES, 2), "policy": 3}
SPELLINGS = {"rules": "rule"}
UNSET = ("", (), None)
UNDECLARED = (*UNSET, False, SOURCES)
TOLD_BY_KEYS = ("name", "origin", "options", "keys", "excepted", "condition")
TOLD_OTHERWISE = ("name", "left_out", "origin", "levels", "pack_args", "options", "keys")


@dataclass(frozen=True)
class ConfigurationValue:
    """One value: its key path, the value as TOML text and as it is, and where it comes from.

    Source and test roots that are left to detection have the value `detected`, None as it is.
    """

    key: str
    value: str
    origin: Origin = dataclasses.field(compare=False)
    plain: object = dataclasses.field(compare=False, default=None)
    path: KeyPath = dataclasses.field(compare=False, default=())

    def __lt__(self, other: "ConfigurationValue") -> bool:
        """Sorted by the key path with numbers as numbers, then by value."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[KeyOrder, str]:
        return key_order(self.key), self.value


def describe_configuration(configuration: Configuration) -> tuple[ConfigurationValue, ...]:
    """Every value that steers a check, defaults included, sorted by key path."""
    sections = (
        _single_values(configuration),
        _lists("layers", configuration.layers),
        _lists("libraries", configuration.libraries),
        _rules(("rules",), configuration.rules),
        _tools(configuration.tools.values()),
        *(_declarations(key, getattr(configuration, key)) for key in NAMED),
        _overrides(configuration.overrides),
        _entries("waivers", configuration.waivers),
        _entries("unchecked", configuration.unchecked),
        _baseline(configuration.baseline_strict),
        _entries("changes", configuration.changes),
        _below("policy", _entries("accepted", configuration.accepted)),
    )
    pairs = (pair for section in sections for pair in section)
    return tuple(sorted(_described(path, value, configuration) for path, value in pairs))


def _described(path: KeyPath, value: object, configuration: Configuration) -> ConfigurationValue:
    text = DETECTED if value is None else value_text(value)
    origin = _origin(path, configuration.origins)
    return ConfigurationValue(key_text(path), text, origin, value, path)


def _origin(path: KeyPath, origins: Mapping[str, Origin]) -> Origin:
    length = LENGTHS.get(path[0], len(path))
    return origins.get(key_text(path[:length]), DEFAULT)


def _single_values(configuration: Configuration) -> Pairs:
    fail_on = configuration.fail_on
    yield ("extends",), configuration.packs
    yield ("source",), configuration.source
    yield ("tests",), configuration.tests
    yield ("exclude",), configuration.exclude
    yield ("fail_on",), "never" if fail_on is None else fail_on
    if configuration.architecture:
        yield ("architecture",), configuration.architecture
    yield ("max_file_size",), configuration.max_file_size
    yield ("max_file_seconds",), configuration.max_file_seconds
    wiring = ({"module": it, "importable": True} for it in configuration.wiring_modules)
    yield ("composition_roots",), (*configuration.composition_roots, *wiring)
    yield ("contexts",), configuration.contexts
    yield ("except_contexts",), configuration.except_contexts
    yield ("classified",), configuration.classified
    yield ("unclassified",), configuration.unclassified


def _lists(section: str, lists: Mapping[str, tuple[str, ...]]) -> Pairs:
    for name, items in lists.items():
        yield (section, name), items


def _baseline(strict: tuple[str, ...]) -> Pairs:
    if strict:
        yield ("baseline", "strict"), strict


def _rules(path: KeyPath, rules: Mapping[str, RuleSetting]) -> Pairs:
    for name, setting in rules.items():
        if setting.level is not None:
            yield (*path, name, "level"), setting.level
        for option, value in setting.options.items():
            yield (*path, name, option), value


def _tools(tools: Iterable[ToolSetting]) -> Pairs:
    for tool in tools:
        for key, value in itertools.chain(_stated(tool, TOLD_OTHERWISE, UNSET), _own_keys(tool)):
            yield ("tools", tool.name, key), value
        for rule, level in tool.levels.items():
            yield ("tools", tool.name, "levels", rule), level


def _own_keys(tool: ToolSetting) -> Iterator[tuple[str, object]]:
    return ((key, value) for key, value in tool.keys.items() if value not in UNSET)


def _declarations(section: str, declarations: Iterable[Declaration]) -> Pairs:
    for declaration in declarations:
        stated = _stated(declaration, TOLD_BY_KEYS, UNDECLARED)
        for key, value in (*stated, *declaration.keys.items()):
            yield (section, declaration.name, key), _plain(value)


def _plain(value: object) -> object:
    """A value as it is configured."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return value.stated if isinstance(value, ImportException) else value


def _overrides(overrides: Iterable[Override]) -> Pairs:
    for index, override in enumerate(overrides):
        yield ("overrides", index, "paths"), override.paths
        yield from _rules(("overrides", index, "rules"), override.rules)


def _entries(section: str, entries: Iterable[object]) -> Pairs:
    for index, entry in enumerate(entries):
        for key, value in _stated(entry, ("origin",)):
            yield (section, index, SPELLINGS.get(key, key)), value


def _below(section: str, pairs: Pairs) -> Pairs:
    return (((section, *path), value) for path, value in pairs)


def _stated(
    entry: object, left_out: tuple[str, ...], unset: tuple[object, ...] = (*UNSET, False)
) -> Iterator[tuple[str, object]]:
    fields = dataclasses.fields(entry) if dataclasses.is_dataclass(entry) else ()
    for field in fields:
        value = getattr(entry, field.name)
        if field.name not in left_out and value not in unset:
            yield field.name, value
