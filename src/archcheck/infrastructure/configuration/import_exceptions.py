"""The entries of `ignore_imports` and `deprecated`: imports, maybe with a reason and a date."""

from typing import Annotated

import msgspec

from archcheck.domain.configuration import ImportException
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, gathered, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Date, Sentence

ImportEntry = Annotated[
    str | dict[str, object],
    msgspec.Meta(description='"a.b -> c.d" or a table with import and reason'),
]
ImportEntries = Annotated[
    str | dict[str, object] | tuple[ImportEntry, ...],
    msgspec.Meta(description="an import or a list of imports"),
]


class ExceptionTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that tells its reason."""

    entry: Sentence = msgspec.field(name="import")
    reason: Sentence
    expires: Date = None


def read_exceptions(value: object, place: KeyPlace) -> Decoded[tuple[ImportException, ...]]:
    """All entries of a list; of those that are neither text nor table nothing is said here."""
    if isinstance(value, list):
        return gathered(_read(item, place.at(index)) for index, item in enumerate(value))
    return gathered([_read(value, place)])


def _read(value: object, place: KeyPlace) -> Decoded[ImportException]:
    if as_table(value) is not None:
        return read_entry(ExceptionTable, value, place).mapped(lambda it: _exception(it, place))
    return Decoded(_exception(ExceptionTable(entry=str(value), reason=""), place))


def _exception(table: ExceptionTable, place: KeyPlace) -> ImportException:
    key = next(part for part in reversed(place.path) if isinstance(part, str))
    return ImportException(
        entry=table.entry,
        key=key,
        reason=table.reason,
        expires=table.expires,
        origin=place.origin,
    )
