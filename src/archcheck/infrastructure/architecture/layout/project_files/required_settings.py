"""The settings that a program cannot start without, as pydantic-settings reads them."""

from collections.abc import Iterator, Mapping

import msgspec

from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.facts.code.code_facts import Attribute, Value

CONFIG = "model_config"
PREFIX = "env_prefix"
ALIASES = ("validation_alias", "alias")
DEFAULTS = ("default", "default_factory")
REQUIRED = ("...", "Ellipsis", "")
CLASS_VARIABLE = "ClassVar"
FIELD = "Field"


class RequiredSetting(msgspec.Struct, frozen=True, order=True):
    """A variable of the environment, and the setting that it is for."""

    variable: str
    setting: str


def required_settings(holder: Subject) -> Iterator[RequiredSetting]:
    """Those of one class of settings."""
    attributes = holder.file.attributes_of.get(holder.index, [])
    prefix = _prefix(attributes)
    for attribute in filter(_is_required, attributes):
        variable = _alias(attribute.value) or f"{prefix}{attribute.name}"
        yield RequiredSetting(variable.upper(), f"{holder.name}.{attribute.name}")


def _prefix(attributes: list[Attribute]) -> str:
    configured = (it.value for it in attributes if it.name == CONFIG)
    stated = (_keywords(value).get(PREFIX) for value in filter(None, configured))
    return next((value.text for value in filter(None, stated)), "")


def _is_required(attribute: Attribute) -> bool:
    """Whether it is a field without a default."""
    is_public = not attribute.name.startswith("_") and attribute.name != CONFIG
    return is_public and _is_field(attribute) and _is_without_default(attribute.value)


def _is_field(attribute: Attribute) -> bool:
    annotation = attribute.annotation
    is_stated = annotation is not None and CLASS_VARIABLE not in annotation.text
    return is_stated and not attribute.on_self


def _is_without_default(value: Value | None) -> bool:
    if value is None:
        return True
    first = value.items[0].text if value.items else ""
    keywords = frozenset(_keywords(value))
    is_field = value.text.rpartition(".")[2] == FIELD
    return is_field and first in REQUIRED and keywords.isdisjoint(DEFAULTS)


def _alias(value: Value | None) -> str:
    stated = (_keywords(value).get(name) for name in ALIASES) if value else ()
    found = next(filter(None, stated), None)
    return (found.items[0].text if found.items else found.text) if found else ""


def _keywords(value: Value) -> Mapping[str, Value]:
    return dict(value.keywords)
