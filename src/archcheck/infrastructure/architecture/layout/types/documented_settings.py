"""The layout rule `documented-settings`: what has to be set is written down by name."""

import functools
import re
from collections.abc import Iterator

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.wording import few, listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import FileRule, Place
from archcheck.infrastructure.architecture.layout.project_files.required_settings import (
    RequiredSetting,
    required_settings,
)
from archcheck.infrastructure.architecture.structure.structure_options import read_selector
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Names, Sentence

SETTINGS = {"kind": "class", "inherits": "pydantic_settings.BaseSettings"}
NAMED = re.compile(r"^[ \t#]*(?:export[ \t]+)?(?P<name>\w+)[ \t]*=", re.MULTILINE)


class DocumentedSettingsOptions(Options, frozen=True, kw_only=True):
    """The file that names them, and the layers whose settings count; all without any."""

    path: Sentence = ".env.example"
    layers: Names | None = None


class DocumentedSettings(FileRule[DocumentedSettingsOptions]):
    """Finds settings without a default that no example of an environment names."""

    rule = "documented-settings"
    options_type = DocumentedSettingsOptions
    code_roles = frozenset({Role.SOURCE})

    def globs(self) -> Iterator[tuple[str, str]]:
        """The file."""
        yield "path", self.options.path

    def problems(self) -> Iterator[KeyProblem]:
        """Layers that are not there, too."""
        yield from super().problems()
        yield from self.unknown_layers(as_texts(self.options.layers or ()))

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each setting, and one where there is no file."""
        if self._required and not self.paths:
            yield self._without_file()
        for setting in filter(self._is_unnamed, self._required):
            yield from (self._unnamed(setting, path) for path in self.paths)

    def _without_file(self) -> LayoutViolation:
        names = listed(few([it.variable for it in self._required]))
        message = f"there is no {self.options.path}, which should name {names}"
        return self.told(self.configuration, message, self.options.path)

    def _unnamed(self, setting: RequiredSetting, path: str) -> LayoutViolation:
        message = f"{path} does not name {setting.variable}, which {setting.setting} needs"
        return self.told(Place(path), message, setting.variable)

    @functools.cached_property
    def _required(self) -> tuple[RequiredSetting, ...]:
        place = KeyPlace(self.declaration.origin.source, {})
        layers = as_texts(self.options.layers or ())
        narrowed = {**SETTINGS, "layer": list(layers)} if layers else SETTINGS
        selector = read_selector(narrowed, place).accepted()
        holders = self.view.code.bound(selector).subjects()
        return tuple(sorted({it for holder in holders for it in required_settings(holder)}))

    @functools.cached_property
    def _names(self) -> frozenset[str]:
        texts = (self.file(path).text for path in self.paths)
        return frozenset(it["name"].upper() for text in texts for it in NAMED.finditer(text))

    def _is_unnamed(self, setting: RequiredSetting) -> bool:
        """Whether neither it nor a part of it is named."""
        parts = (name.startswith(f"{setting.variable}__") for name in self._names)
        return setting.variable not in self._names and not any(parts)
