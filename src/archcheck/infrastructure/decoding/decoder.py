"""TOML tables become typed values; everything that is wrong with one is found at once."""

import dataclasses
import functools
import re
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from archcheck.application.toml_text import value_text
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import REGEX, Texts

Entry = TypeVar("Entry", bound=msgspec.Struct)
Value = TypeVar("Value")
Other = TypeVar("Other")

INDEX = re.compile(r"\$\.value\[(\d+)\]")
LONGEST_VALUE = 60


class Decoded(msgspec.Struct, Generic[Value], frozen=True):
    """A value, or (None) what is wrong with it."""

    value: Value | None
    problems: tuple[Problem, ...] = ()

    def accepted(self) -> Value:
        """The value; raises UsageProblems with everything that is wrong."""
        if self.value is None:
            raise UsageProblems(*self.problems)
        return self.value

    @property
    def values(self) -> tuple[Value, ...]:
        """The value as a tuple of one, empty when there is none."""
        return () if self.value is None else (self.value,)

    def then(self, step: Callable[[Value], "Decoded[Other]"]) -> "Decoded[Other]":
        """What a further step makes of the value."""
        return Decoded(None, self.problems) if self.value is None else step(self.value)

    def mapped(self, change: Callable[[Value], Other]) -> "Decoded[Other]":
        """The value changed."""
        return self.then(lambda value: Decoded(change(value)))

    def unless(self, problems: Iterable[Problem]) -> "Decoded[Value]":
        """The value, unless there are further problems."""
        found = (*self.problems, *problems)
        return Decoded(None, found) if found else self

    def checked(self, problems: Callable[[Value], Iterable[Problem]]) -> "Decoded[Value]":
        """The value, unless there are problems with it."""
        return self.then(lambda value: Decoded(value).unless(problems(value)))


class KeyProblem(msgspec.Struct, frozen=True, order=True):
    """What is wrong with one key of a table, or with the item `index` of its list."""

    key: str
    message: str
    hint: str = ""
    index: int | None = None

    def at(self, place: KeyPlace) -> Problem:
        """The problem in the table at this place."""
        path = (self.key,) if self.index is None else (self.key, self.index)
        return place.at(*path).problem(self.message, self.hint)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Keys that belong together, each with its type and default; exactly one of `one_of` stands.

    Of some keys `needs` says which other one must stand beside them.
    """

    one_of: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[Mapping[str, str]] = {}

    def conflicts(self) -> Iterator[KeyProblem]:
        """What is wrong with keys that are well typed."""
        if self.one_of:
            given = [key for key in self.one_of if getattr(self, key) is not None]
            yield from _not_one(given, self.one_of)


def _not_one(given: Sequence[str], possible: Sequence[str]) -> Iterator[KeyProblem]:
    """What is wrong where not exactly one of some keys is given."""
    if len(given) > 1:
        yield KeyProblem(given[1], f"only one of {' and '.join(given)} may stand")
    if not given:
        yield KeyProblem(possible[0], f"missing: {' or '.join(possible)} is required")


def gathered(readings: Iterable[Decoded[Value]]) -> Decoded[tuple[Value, ...]]:
    """The values of all readings; where any has problems, the problems of all."""
    values: list[Value] = []
    problems: list[Problem] = []
    for reading in readings:
        problems.extend(reading.problems)
        values.extend(reading.values)
    return Decoded(None, tuple(problems)) if problems else Decoded(tuple(values))


def as_texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """A single string is a list of one."""
    return (value,) if isinstance(value, str) else value


def texts_in(value: object) -> tuple[str, ...]:
    """The strings in a value that may be of a wrong type."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def read_table(value: object, place: KeyPlace) -> Decoded[Mapping[str, object]]:
    """A table with free keys."""
    table = as_table(value)
    return Decoded(table, () if table is not None else (not_expected("a table", value, place),))


def read_list(value: object, place: KeyPlace) -> Decoded[Sequence[object]]:
    """A list of tables; whether its items are tables is seen when they are read."""
    if isinstance(value, list):
        return Decoded(value)
    problem = not_expected("a list of tables", value, place)
    hint = "" if as_table(value) is None else f"write [[{place.key}]] for each of them"
    return Decoded(None, (dataclasses.replace(problem, hint=hint),))


def converted(value: object, kind: object) -> Any:
    """A value of this type; raises msgspec.ValidationError, whose path begins with `$.value`."""
    return getattr(msgspec.convert({"value": value}, _holder(kind)), "value")


@functools.cache
def _holder(kind: object) -> type[msgspec.Struct]:
    """A structure of one field, kept: msgspec 0.22 crashes when it frees types with patterns."""
    return msgspec.defstruct("Holder", [("value", kind)])


def read_texts(value: object, place: KeyPlace) -> Decoded[tuple[str, ...]]:
    """Strings; a single one is a list of one."""
    problems = value_problems(Texts, value, place)
    return Decoded(None, problems) if problems else Decoded(as_texts(converted(value, Texts)))


def read_entry(
    kind: type[Entry], table: object, place: KeyPlace, beside: Collection[str] = ()
) -> Decoded[Entry]:
    """Read a table as a msgspec structure; the keys `beside` it are known and read elsewhere."""

    def problems(entries: Mapping[str, object]) -> Iterator[Problem]:
        yield from unknown_keys(entries, place, (*field_names(kind), *beside))
        if not _fits(kind, entries):
            yield from _missing_keys(kind, entries, place)
            yield from _wrong_values(kind, entries, place)

    return (
        read_table(table, place)
        .checked(problems)
        .mapped(lambda entries: msgspec.convert(entries, kind))
        .checked(lambda entry: _conflicts(entry, place))
    )


def _conflicts(entry: msgspec.Struct, place: KeyPlace) -> Iterator[Problem]:
    if isinstance(entry, Options):
        yield from (problem.at(place) for problem in sorted(entry.conflicts()))


def as_table(value: object) -> Mapping[str, object] | None:
    """The value when it is a table."""
    return value if isinstance(value, dict) else None


@functools.cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a structure; msgspec works them out anew each time."""
    return msgspec.structs.fields(kind)


@functools.cache
def field_types(kind: type[msgspec.Struct]) -> Mapping[str, object]:
    """The keys that a structure knows, with their types."""
    return {field.encode_name: field.type for field in fields_of(kind)}


def field_names(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys that a structure knows."""
    return tuple(field_types(kind))


def unknown_keys(
    keys: Iterable[str], place: KeyPlace, known: Collection[str], listing: str = ""
) -> Iterator[Problem]:
    """A problem for each key that is not known; `listing` tells the known ones, if not all."""
    told = listing or ", ".join(sorted(known))
    for key in keys:
        if key not in known:
            hint = did_you_mean(key, known) or f"the keys here are {told}"
            yield place.at(key).problem("unknown key", hint)


def key_problems(
    types: Mapping[str, object], table: Mapping[str, object], place: KeyPlace
) -> Iterator[Problem]:
    """What is wrong with the keys of a table, of which each may stand, and their values."""
    yield from unknown_keys(table, place, types)
    for key in filter(types.__contains__, table):
        yield from value_problems(types[key], table[key], place.at(key))


def not_expected(expected: str, value: object, place: KeyPlace) -> Problem:
    """The problem of a value of the wrong type."""
    return place.problem(f"expected {expected}, got {shown(value)}")


def shown(value: object) -> str:
    """A value as a message quotes it."""
    text = value_text(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}..."


def expected_text(kind: object) -> str:
    """What a type wants, in words: the description of its annotation, or of what may be left out."""
    metadata = getattr(kind, "__metadata__", None)
    if metadata is not None:
        return str(metadata[0].description)
    return next(filter(None, map(expected_text, typing.get_args(kind))), "")


def item_type(kind: object) -> object:
    """The type of the items of a list, also of one in a union."""
    if typing.get_origin(kind) is tuple:
        return typing.get_args(kind)[0]
    candidates = [item_type(argument) for argument in typing.get_args(kind)]
    return next((candidate for candidate in candidates if candidate is not None), None)


def choices_of(kind: object) -> tuple[str, ...]:
    """The strings that a type allows, empty when it allows any."""
    if typing.get_origin(kind) is typing.Literal:
        return tuple(str(argument) for argument in typing.get_args(kind))
    arguments = typing.get_args(kind)
    return tuple(choice for argument in arguments for choice in choices_of(argument))


def _fits(kind: type[msgspec.Struct], table: Mapping[str, object]) -> bool:
    """Whether nothing is wrong with the values of a table, as one look tells in most cases."""
    if _has_patterns(kind):
        return False
    try:
        msgspec.convert(table, kind)
    except msgspec.ValidationError:
        return False
    return True


@functools.cache
def _has_patterns(kind: type[msgspec.Struct]) -> bool:
    return any(map(_holds_patterns, field_types(kind).values()))


def _holds_patterns(kind: object) -> bool:
    return kind is not None and (is_pattern(kind) or _holds_patterns(_entry_type(kind)))


def _missing_keys(
    kind: type[msgspec.Struct], table: Mapping[str, object], place: KeyPlace
) -> Iterator[Problem]:
    for field in fields_of(kind):
        if field.required and field.encode_name not in table:
            wanted = expected_text(field.type)
            yield place.problem(f'the key "{field.encode_name}" is missing, {wanted}')


def _wrong_values(
    kind: type[msgspec.Struct], table: Mapping[str, object], place: KeyPlace
) -> Iterator[Problem]:
    for field in fields_of(kind):
        if field.encode_name in table:
            yield from value_problems(
                field.type, table[field.encode_name], place.at(field.encode_name)
            )


def value_problems(kind: object, value: object, place: KeyPlace) -> tuple[Problem, ...]:
    """What is wrong with one value, at the item of a list where one is; all patterns of a list.

    The entries of a table with free keys are looked at one by one.
    """
    problems = tuple(_entry_problems(kind, value, place))
    if problems:
        return problems
    try:
        converted(value, kind)
    except msgspec.ValidationError as error:
        found = INDEX.search(str(error))
        return (_value_problem(kind, value, place, int(found[1]) if found else None),)
    return tuple(_pattern_problems(texts_in(value), place)) if is_pattern(kind) else ()


def _entry_problems(kind: object, value: object, place: KeyPlace) -> Iterator[Problem]:
    entry_kind = _entry_type(kind)
    for key, entry in (as_table(value) or {}).items() if entry_kind else ():
        yield from value_problems(entry_kind, entry, place.at(key))


def _entry_type(kind: object) -> object:
    """The type of the values of a table with free keys; None where it has none."""
    bare = typing.get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    return typing.get_args(bare)[1] if typing.get_origin(bare) is dict else None


def is_pattern(kind: object) -> bool:
    """Whether values of a type are regular expressions."""
    return any(REGEX in (meta.extra or {}) for meta in getattr(kind, "__metadata__", ()))


def _pattern_problems(patterns: Iterable[str], place: KeyPlace) -> Iterator[Problem]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            yield place.problem(f"{shown(pattern)} is no regular expression: {error}")


def _value_problem(kind: object, value: object, place: KeyPlace, index: int | None) -> Problem:
    if index is None or not isinstance(value, list):
        problem = not_expected(expected_text(kind), value, place)
        return dataclasses.replace(problem, hint=_nearest_choice(kind, value))
    item = value[index]
    problem = not_expected(expected_text(item_type(kind)), item, place.at(index))
    return dataclasses.replace(problem, hint=_nearest_choice(kind, item))


def _nearest_choice(kind: object, value: object) -> str:
    return did_you_mean(value, choices_of(kind)) if isinstance(value, str) else ""
