"""JSON Schemas of the types of configuration values.

msgspec's own makes a decoder of each type and frees it, which crashes version 0.22 where a type has a
pattern (see `decoder.converted`).
"""

import datetime
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import msgspec

from archcheck.infrastructure.decoding.decoder import field_types, fields_of

Schema = dict[str, Any]
DEFINITIONS = "#/$defs/"
UNIONS = (typing.Union, types.UnionType)
SIMPLE: Mapping[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
}
ANYTHING: Schema = {"type": ["array", "boolean", "number", "object", "string"]}
LIMITS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "pattern": "pattern",
}
LENGTHS = {"array": "minItems", "object": "minProperties", "string": "minLength"}


def type_schema(kind: object) -> Schema:
    """The schema of one value; structures in it are written out."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return struct_schema(kind)
    return dict(SIMPLE.get(kind) or _made(kind))


def struct_schema(
    kind: type[msgspec.Struct], replaced: Mapping[str, Schema] | None = None
) -> Schema:
    """The schema of a table with these keys and no others; some of them have schemas of their own."""
    made = {key: type_schema(it) for key, it in field_types(kind).items()}
    properties = {**made, **(replaced or {})}
    required = [field.encode_name for field in fields_of(kind) if field.required]
    return table_schema(properties, required)


def table_schema(properties: Mapping[str, Schema], required: Collection[str] = ()) -> Schema:
    """A table of which all keys are known."""
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
    }
    return {**schema, "required": sorted(required)} if required else schema


def list_schema(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def free_table(values: Schema) -> Schema:
    """A table with any keys."""
    return {"type": "object", "additionalProperties": values}


def one_or_list(item: Schema) -> Schema:
    """One value, or a list of such."""
    return {"anyOf": [item, list_schema(item)]}


def reference(name: str) -> Schema:
    """Something that is defined once for all."""
    return {"$ref": DEFINITIONS + name}


def _made(kind: object) -> Schema:
    make = MAKERS.get(typing.get_origin(kind))
    return make(kind) if make else ANYTHING


def _annotated(kind: Any) -> Schema:
    schema = type_schema(kind.__origin__)
    for meta in kind.__metadata__:
        schema |= dict(_limits(meta, schema))
    return schema


def _limits(meta: msgspec.Meta, schema: Schema) -> Iterable[tuple[str, object]]:
    stated = {key: getattr(meta, key) for key in (*LIMITS, "min_length", "description")}
    for key, value in stated.items():
        if value is not None:
            named = key if key == "description" else LENGTHS.get(str(schema.get("type")), key)
            yield LIMITS.get(key, named), value


def _union(kind: object) -> Schema:
    alternatives = [it for it in typing.get_args(kind) if it is not type(None)]
    schemas = [type_schema(it) for it in alternatives]
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _literal(kind: object) -> Schema:
    return {"enum": list(typing.get_args(kind))}


def _tuple(kind: object) -> Schema:
    return list_schema(type_schema(typing.get_args(kind)[0]))


def _dict(kind: object) -> Schema:
    return free_table(type_schema(typing.get_args(kind)[1]))


MAKERS: Mapping[object, Callable[[Any], Schema]] = {
    typing.Annotated: _annotated,
    typing.Literal: _literal,
    tuple: _tuple,
    list: _tuple,
    dict: _dict,
    **dict.fromkeys(UNIONS, _union),
}
