"""Defaults: of parameters, of fields in a class body, and the values of constants."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import Decoded, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, struct_schema
from archcheck.infrastructure.decoding.value_types import Flag
from archcheck.infrastructure.facts.code.code_facts import Reference, Value, ValueKind

FIELDS = (
    "pydantic.Field",
    "pydantic.fields.Field",
    "sqlmodel.Field",
    "dataclasses.field",
    "attr.ib",
    "attr.attrib",
    "attr.field",
    "attrs.field",
)
SECRETS = ("pydantic.SecretStr", "pydantic.SecretBytes", "pydantic.types.Secret*")
DEFAULT = "default"
DEFAULTS = frozenset({DEFAULT, "default_factory", "factory"})
NO_VALUE, DISPLAY = "Ellipsis", "Dict"
DISPLAYS = frozenset({"list", "tuple", "set", DISPLAY})
BYTES, EMPTY_BYTES = "b", "b''"
FlagOrNone = Flag | None


class DefaultTable(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a default."""

    literal: FlagOrNone = None
    not_empty: FlagOrNone = None


class HaveDefault(Term):
    """A default, also one that a field or a secret is made with."""

    key = "have_default"
    rule = "forbidden-call"
    kinds = frozenset({Kind.ATTRIBUTE, Kind.CONSTANT, Kind.PARAMETER})

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A table such as `{ literal = true, not_empty = true }`; an empty one means any default."""
        return read_entry(DefaultTable, value, place)

    @classmethod
    def schema(cls) -> Schema:
        """The table."""
        return struct_schema(DefaultTable)

    def judge(self, subject: Subject) -> Verdict:
        """By the value, where there is one."""
        return verdict(any(map(self._is_meant, self._defaults(subject))))

    def phrase(self) -> str:
        """`have a literal default that is not empty`."""
        literal = {None: "", True: "literal ", False: "computed "}[self.value.literal]
        empty = {None: "", True: " that is not empty", False: " that is empty"}
        return f"have a {literal}default{empty[self.value.not_empty]}"

    def _is_meant(self, value: Value) -> bool:
        table = self.value
        is_literal = table.literal in (None, _is_literal(value))
        return is_literal and table.not_empty in (None, _holds_something(value))

    def _defaults(self, subject: Subject) -> Iterator[Value]:
        """What is written behind `=`, and that of a field in the metadata of `Annotated`."""
        metadata = subject.annotation.metadata if subject.annotation else ()
        fields = (item for item in metadata if matches_any(FIELDS, self._callees(item)))
        for value in (*_written(subject), *fields):
            yield from self._unwrapped(value)

    def _unwrapped(self, value: Value) -> Iterator[Value]:
        """A value, or what a field or secret is made with; `...` stands for none."""
        names = self._callees(value)
        if matches_any(FIELDS, names):
            for item in _given(value):
                yield from self._unwrapped(item)
        elif matches_any(SECRETS, names):
            yield from value.items[:1]
        elif value.text != NO_VALUE:
            yield value

    def _callees(self, value: Value) -> tuple[str, ...]:
        if value.kind is not ValueKind.CALL:
            return ()
        return self.code.names.of(Reference(value.text, value.targets))


def _written(subject: Subject) -> Iterator[Value]:
    """The value of a constant, of a name in a class body, or of a parameter."""
    if not getattr(subject.fact, "on_self", False):
        values = (getattr(subject.fact, name, None) for name in ("value", DEFAULT))
        yield from filter(None, values)


def _given(field: Value) -> Iterator[Value]:
    """The default that a field is made with."""
    yield from field.items[:1]
    yield from (value for name, value in field.keywords if name in DEFAULTS)


def _is_literal(value: Value) -> bool:
    """A text, number or flag, or a display of nothing else."""
    if value.kind is ValueKind.ITEMS:
        return all(map(_is_literal, value.items))
    if value.text == DISPLAY:
        return all(_is_literal(item) for _, item in value.keywords)
    return value.kind in (ValueKind.TEXT, ValueKind.CONSTANT)


def _holds_something(value: Value) -> bool:
    """Whether it has a length that is not 0; numbers, flags and None have none."""
    if value.kind is ValueKind.TEXT:
        return bool(value.text)
    if value.kind is ValueKind.CONSTANT:
        return value.text[:1] == BYTES and len(value.text) > len(EMPTY_BYTES)
    return value.text not in DISPLAYS or bool((*value.items, *value.keywords))
