"""The configuration as a JSON Schema (draft 2020-12) for editors."""

import functools
import importlib.resources
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.structure.conditions import known_terms
from archcheck.infrastructure.configuration.schema_sections import (
    CONDITION,
    DEMAND,
    SECTIONS,
    WHEN,
    definitions,
)
from archcheck.infrastructure.decoding.type_schemas import Schema, table_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "archcheck"
TOP = "top"
DESCRIPTION = "description"


def configuration_schema(names: RuleNames) -> Schema:
    """What may stand in archcheck.toml, or in [tool.archcheck] of a pyproject.toml."""
    properties = {key: section(names) for key, section in SECTIONS.items()}
    sentences = _sentences()
    for key in properties:
        _describe(properties[key], {**sentences["every"], **sentences.get(key, {})})
        properties[key][DESCRIPTION] = sentences[TOP][key]
    return {
        "$schema": DIALECT,
        "title": TITLE,
        **table_schema(properties),
        "$defs": _described_terms(definitions()),
    }


def pyproject_schema(names: RuleNames) -> Schema:
    """The same where it stands in a pyproject.toml; all other keys are free."""
    schema = configuration_schema(names)
    own = {key: schema.pop(key) for key in ("$schema", "title", "$defs")}
    tool = {"type": "object", "properties": {"archcheck": schema}}
    return {**own, "type": "object", "properties": {"tool": tool}}


def _described_terms(found: dict[str, Schema]) -> dict[str, Schema]:
    sentences = {key: _first_sentence(term) for key, term in known_terms().items()}
    sentences |= _sentences()["terms"]
    for name in (CONDITION, DEMAND, WHEN):
        _describe(found[name], sentences)
    return found


def _first_sentence(term: type) -> str:
    return " ".join((term.__doc__ or "").split("\n\n")[0].split())


def _describe(schema: Any, sentences: Mapping[str, str]) -> None:
    """Give every key of a table, and of the tables in it, the sentence that tells what it means."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        for key in properties.keys() & sentences.keys():
            properties[key][DESCRIPTION] = sentences[key]
    for item in _inside(schema):
        _describe(item, sentences)


def _inside(schema: Any) -> Iterable[Any]:
    if isinstance(schema, dict):
        return schema.values()
    return schema if isinstance(schema, list) else ()


@functools.cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    text = (
        importlib.resources.files(__package__).joinpath("key_descriptions.toml").read_text("utf-8")
    )
    return tomllib.loads(text)
